package kh.isaf.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kh.isaf.access.Refusal;
import kh.isaf.cycle.Stage;
import kh.isaf.territory.ProviderKind;
import kh.isaf.worklist.Taken;
import kh.isaf.worklist.WorkItem;
import org.junit.jupiter.api.RepeatedTest;

/** Somebody does the last task of a stage while somebody else excuses it: one of them is told, neither waits for ever. */
class ExcuseAgainstSubmitTests extends ProcessTest {

    @RepeatedTest(8)
    void theLoserIsTold() throws Exception {
        Commune commune = communes.rural(ProviderKind.PRIMARY_SCHOOL);
        String school = commune.provider(0);
        communes.start(commune);
        jobs.start(commune);
        done(commune, "enterI4c", school);
        done(commune, "checkI4c", school);
        WorkItem last = desk.open(commune, "postI4c", school);

        List<String> outcomes =
                atOnce(() -> desk.done(last, Map.of()), () -> excuse(Stage.I4C_PREPARATION, commune, school));

        assertThat(outcomes)
                .isIn(List.of("done", Refusal.class.getSimpleName()), List.of(Taken.class.getSimpleName(), "done"));
        boolean submitted = outcomes.get(0).equals("done");
        assertThat(progress(Stage.I4C_PREPARATION, commune, school)).isEqualTo(submitted ? "DONE" : "EXCUSED");
        jobs.run(commune);
        assertThat(waiting(commune)).contains("planScorecard");
    }

    private static List<String> atOnce(Runnable one, Runnable other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        try (Closing threads = new Closing(Executors.newFixedThreadPool(2))) {
            Future<String> first = threads.service().submit(tried(start, one));
            Future<String> second = threads.service().submit(tried(start, other));
            return List.of(first.get(), second.get());
        }
    }

    private static Callable<String> tried(CyclicBarrier start, Runnable what) {
        return () -> {
            start.await();
            try {
                what.run();
                return "done";
            } catch (RuntimeException e) {
                return e.getClass().getSimpleName();
            }
        };
    }

    private record Closing(ExecutorService service) implements AutoCloseable {
        @Override
        public void close() {
            service.shutdownNow();
        }
    }
}
