package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kh.isaf.access.Refusal;
import kh.isaf.workflow.Submission;
import kh.isaf.worklist.WorkItem;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.dao.ConcurrencyFailureException;

/** A correction, and the task that builds on it, at the same moment: one of them comes first, wholly. */
class ConcurrentCorrectionTests extends AnsweringTest {

    @RepeatedTest(4)
    void aCorrectionAndTheNextTask() throws Exception {
        start("scorecard", true);
        WorkItem plan = done(caf, "planScorecard", Map.of());
        WorkItem next = open("enterScorecard");
        List<String> ended = together(
                () -> correct(caf, plan, 1, Map.of("place", "Pagoda")),
                () -> desk.does(ActingAs.actor(caf), next, Map.of()));

        assertThat(ended.get(1)).isEqualTo("done");
        assertThat(again(next).status()).isEqualTo(WorkItem.Status.DONE);
        List<Submission> versions = taskDesk.answers(plan, ActingAs.actor(caf));
        Object place = column("select place from scorecard where cycle_key = ? and kind = 'CITIZEN'", commune.key());
        if (ended.get(0).equals("done")) {
            assertThat(versions).hasSize(2);
            assertThat(place).isEqualTo("Pagoda");
            assertThat(versions.get(0).submittedAt())
                    .isBeforeOrEqualTo(again(next).closedAt());
        } else {
            assertThat(ended.get(0)).isEqualTo("correction.not.begun");
            assertThat(versions).hasSize(1);
            assertThat(place).isEqualTo("Hall");
        }
    }

    @RepeatedTest(3)
    void oneFormTwiceAndTwoFormsAtOnce() throws Exception {
        start("scorecard", true);
        WorkItem plan = done(caf, "planScorecard", Map.of());
        UUID key = UUID.randomUUID();
        List<String> twice = together(
                () -> correct(ActingAs.actor(caf), plan, key, 1, Map.of("place", "Pagoda")),
                () -> correct(ActingAs.actor(caf), plan, key, 1, Map.of("place", "Pagoda")));
        assertThat(twice).containsExactly("done", "done");
        assertThat(taskDesk.answers(plan, ActingAs.actor(caf))).hasSize(2);

        List<String> two = together(
                () -> correct(caf, plan, 2, Map.of("place", "School")),
                () -> correct(caf, plan, 2, Map.of("place", "Market")));
        assertThat(two).containsExactlyInAnyOrder("done", "correction.refusal.overtaken");
        assertThat(taskDesk.answers(plan, ActingAs.actor(caf))).hasSize(3);
    }

    private static List<String> together(Runnable one, Runnable other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            Future<String> first = people.submit(ending(start, one));
            Future<String> second = people.submit(ending(start, other));
            return List.of(first.get(), second.get());
        } finally {
            people.shutdown();
        }
    }

    private static Callable<String> ending(CyclicBarrier start, Runnable what) {
        return () -> {
            start.await();
            try {
                what.run();
                return "done";
            } catch (Refusal refusal) {
                return refusal.messageKey();
            } catch (ConcurrencyFailureException overtaken) {
                return "overtaken";
            }
        };
    }
}
