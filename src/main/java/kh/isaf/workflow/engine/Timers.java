package kh.isaf.workflow.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kh.isaf.cycle.DueDatesMoved;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The timers of running years: when dates have moved, a job works out anew when each of them fires. */
@Component
public class Timers {

    private static final String ANY_YEAR = "____-";
    private static final int BATCH = 500;

    private final RuntimeService runtime;
    private final ManagementService management;
    private final Releases releases;

    Timers(RuntimeService runtime, ManagementService management, Releases releases) {
        this.runtime = runtime;
        this.management = management;
        this.releases = releases;
    }

    @EventListener
    void realignLater(DueDatesMoved moved) {
        runtime.startProcessInstanceById(
                releases.definition(releases.current(), "realignTimers"), Map.of("areaCode", moved.areaCode()));
    }

    /**
     * Works out the due dates of the timers that wait within an area, from the same names as when they began to wait. A
     * timer that waits for a while, not for a day, goes on counting from when it began.
     *
     * @param areaCode empty for the nation
     */
    public void realign(String areaCode) {
        List<Job> waiting = management.createJobQuery().timers().unlimitedList().stream()
                .filter(job -> job.getProcessInstanceId() != null)
                .toList();
        Set<String> there = instancesIn(
                areaCode,
                waiting.stream().map(Job::getProcessInstanceId).distinct().toList());
        waiting.stream()
                .filter(job -> there.contains(job.getProcessInstanceId()))
                .forEach(job -> management.recalculateJobDuedate(job.getId(), true));
    }

    /** Those of the instances that belong to a year of an area within this one, by their business keys. */
    private Set<String> instancesIn(String areaCode, List<String> instances) {
        Set<String> found = new HashSet<>();
        for (int from = 0; from < instances.size(); from += BATCH) {
            Set<String> batch = new HashSet<>(instances.subList(from, Math.min(from + BATCH, instances.size())));
            runtime.createProcessInstanceQuery()
                    .processInstanceIds(batch)
                    .processInstanceBusinessKeyLike(ANY_YEAR + areaCode + "%")
                    .unlimitedList()
                    .forEach(instance -> found.add(instance.getProcessInstanceId()));
        }
        return found;
    }
}
