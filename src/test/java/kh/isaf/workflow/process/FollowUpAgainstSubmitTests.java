package kh.isaf.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import kh.isaf.territory.ProviderKind;
import kh.isaf.worklist.Taken;
import kh.isaf.worklist.WorkItem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;

/** The late step is done in the very moment in which the district excuses it: one of both happens, neither waits. */
class FollowUpAgainstSubmitTests extends ProcessTest {

    @RepeatedTest(5)
    void oneOfBothHappens() throws Exception {
        Commune commune = communes.laidOut(communes.ruralIn("81", ProviderKind.HEALTH_CENTRE));
        Ladder.in(jdbc, commune);
        itIs(LocalDate.of(YEAR, 2, 15));
        start("selfAssessment", commune, commune.provider(0));
        WorkItem late = desk.open(commune, "enterSelfAssessment", null);
        itIs(Ladder.day(late, 10));
        Ladder.sweep(this, commune);
        WorkItem followUp = desk.open(commune, "followUpDistrict", null);

        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            Future<Boolean> done = both.submit(trying(together, late, Map.of()));
            Future<Boolean> excused =
                    both.submit(trying(together, followUp, Map.of("act", "excuse", "note", "It burned down")));

            assertThat(done.get(30, TimeUnit.SECONDS)).isNotEqualTo(excused.get(30, TimeUnit.SECONDS));
        } finally {
            both.shutdownNow();
        }
        assertThat(waiting(commune)).isEmpty();
        assertThat(running("escalation", commune, null)).isNull();
        assertThat(running("selfAssessment", commune, null)).isNull();
    }

    private Callable<Boolean> trying(CyclicBarrier together, WorkItem item, Map<String, Object> answers) {
        return () -> {
            together.await();
            @Nullable Exception tooLate = null;
            try {
                desk.done(item, answers);
            } catch (Taken | IndexOutOfBoundsException e) {
                // the desk finds no candidate any more, or somebody was faster
                tooLate = e;
            }
            return tooLate == null;
        };
    }
}
