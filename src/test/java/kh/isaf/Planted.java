package kh.isaf;

import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;

/** What an attacker would like to see run. */
public final class Planted implements JavaDelegate, TaskListener, ExecutionListener {

    static final AtomicInteger RUNS = new AtomicInteger();

    public Planted() {
        RUNS.incrementAndGet();
    }

    @Override
    public void execute(DelegateExecution execution) {
        RUNS.incrementAndGet();
    }

    @Override
    public void notify(DelegateTask task) {
        RUNS.incrementAndGet();
    }

    @Override
    public void notify(DelegateExecution execution) {
        RUNS.incrementAndGet();
    }

    /** For expressions that call methods. */
    public static String run() {
        return String.valueOf(RUNS.incrementAndGet());
    }
}
