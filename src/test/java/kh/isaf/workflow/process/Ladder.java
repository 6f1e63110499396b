package kh.isaf.workflow.process;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import kh.isaf.worklist.WorkItem;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The usual ladder in the district of a made-up commune, and the morning's job that goes by it. */
final class Ladder {

    private Ladder() {}

    static void in(JdbcClient jdbc, Commune commune) {
        jdbc.sql("""
                insert into ladder_step
                    (year, stage, district_code, position, working_days, recipient, urgent, channel)
                select :year, s.stage, left(:area, 4), t.position, t.days, t.recipient, t.days = 30, 'chosen'
                from unnest(array['selfAssessment', 'dissemination', 'i4cPreparation', 'jaapMonitoring']) s (stage),
                    (values (1, -2, 'holder'), (2, 0, 'holder'), (3, 5, 'chair'), (4, 10, 'dmkGroup'), (5, 20, 'cpGroup'),
                        (6, 30, 'ncddsAdmin')) t (position, days, recipient)
                on conflict do nothing""")
                .param("year", commune.year())
                .param("area", commune.code())
                .update();
    }

    /** So many working days after the item is due; there are no holidays in the year of these tests. */
    static LocalDate day(WorkItem item, int workingDays) {
        LocalDate day = item.dueOn();
        for (int left = workingDays; left > 0; ) {
            day = day.plusDays(1);
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return day;
    }

    /** The morning's job, and what is due after it. */
    static ProcessInstance sweep(ProcessTest test, Commune commune) {
        ProcessInstance morning = test.start("openEscalations", commune, Map.of());
        ManagementService management = test.engine.getManagementService();
        for (Job job :
                management.createJobQuery().processInstanceId(morning.getId()).list()) {
            management.executeJob(job.getId());
        }
        test.jobs.run(commune);
        return morning;
    }
}
