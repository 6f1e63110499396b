package kh.isaf.reminder;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import kh.isaf.worklist.Candidate;
import kh.isaf.worklist.WorkItem;
import kh.isaf.worklist.WorkItems;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens tasks that follow from messages and are done on a page of their own: one of a kind at an address. */
@Component
public class LooseTasks {

    private final JdbcClient jdbc;
    private final WorkItems workItems;
    private final Clock clock;

    LooseTasks(JdbcClient jdbc, WorkItems workItems, Clock clock) {
        this.jdbc = jdbc;
        this.workItems = workItems;
        this.clock = clock;
    }

    /**
     * Opens it, if it is not open already.
     *
     * @param workingDays in which it is expected, from today
     */
    @Transactional
    public void open(
            String task, String address, String area, Candidate who, int workingDays, String nameKm, String nameEn) {
        boolean known = jdbc.sql(
                        "select exists (select from work_item where status = 'OPEN' and task = ? and address = ?)")
                .params(task, address)
                .query(Boolean.class)
                .single();
        if (known) {
            return;
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate due = jdbc.sql(
                        "select coalesce(working_days_later(:area, working_day_from(:area, :today), :days), :today)")
                .param("area", area)
                .param("today", today)
                .param("days", workingDays)
                .query(LocalDate.class)
                .single();
        workItems.open(
                WorkItem.loose(task, address, area, nameKm, nameEn, today, due, OffsetDateTime.now(clock)),
                List.of(who));
    }
}
