package kh.isaf.reminder;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kh.isaf.access.Role;
import kh.isaf.cycle.Stage;
import kh.isaf.cycle.WorkingCalendar;
import kh.isaf.cycle.WorkingCalendars;
import kh.isaf.people.Holder;
import kh.isaf.people.People;
import kh.isaf.worklist.Candidate;
import kh.isaf.worklist.WorkItem;
import kh.isaf.worklist.WorkItems;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The ladders of a year, and what the ladder of one task comes to in dates and people. */
@Service
@Transactional
public class Ladders {

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final WorkingCalendars calendars;
    private final WorkItems workItems;
    private final People people;
    private final Clock clock;

    Ladders(
            JdbcClient jdbc,
            JdbcTemplate batches,
            WorkingCalendars calendars,
            WorkItems workItems,
            People people,
            Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.calendars = calendars;
        this.workItems = workItems;
        this.people = people;
        this.clock = clock;
    }

    /** Puts these ladders in the place of all the year had. */
    public void replace(int year, Collection<LadderStep> steps) {
        jdbc.sql("delete from ladder_step where year = :year")
                .param("year", year)
                .update();
        batches.batchUpdate("""
                insert into ladder_step
                    (year, stage, district_code, position, working_days, recipient, urgent, channel)
                values (?, ?, ?, ?, ?, ?, ?, ?)""", steps, BATCH, (row, step) -> {
            row.setInt(1, step.year());
            row.setString(2, step.stage().id());
            row.setString(3, step.districtCode());
            row.setInt(4, step.position());
            row.setInt(5, step.workingDays());
            row.setString(6, step.recipient().id());
            row.setBoolean(7, step.urgent());
            row.setString(8, step.channel());
        });
    }

    /** The ladder of a task: every step with its date and the people it would reach if it came today. */
    @Transactional(readOnly = true)
    public List<LadderRung> of(WorkItem item) {
        WorkingCalendar calendar = calendars.of(item.areaCode(), item.dueOn());
        return steps(item).stream()
                .map(step -> new LadderRung(step, calendar.plus(item.dueOn(), step.workingDays()), reached(step, item)))
                .toList();
    }

    private List<LadderStep> steps(WorkItem item) {
        Stage stage = item.stage();
        if (stage == null) {
            return List.of();
        }
        return jdbc.sql("""
                select * from ladder_step
                where year = :year and stage = :stage and district_code = left(:area, 4)
                order by working_days, position""")
                .param("year", item.year())
                .param("stage", stage.id())
                .param("area", item.areaCode())
                .query(Ladders::step)
                .list();
    }

    private List<Holder> reached(LadderStep step, WorkItem item) {
        LocalDate today = LocalDate.now(clock);
        Role above = step.recipient().role(item.areaCode());
        if (above != null) {
            return people.holders(above, step.recipient().scope(item.areaCode()), today);
        }
        Set<Holder> holders = new LinkedHashSet<>();
        for (Candidate candidate : workItems.candidates(item.id())) {
            holders.addAll(people.holders(candidate.role(), candidate.scope(), today));
        }
        UUID assignee = item.assigneeId();
        return holders.stream()
                .filter(holder -> assignee == null || holder.personId().equals(assignee))
                .toList();
    }

    private static LadderStep step(ResultSet row, int number) throws SQLException {
        return new LadderStep(
                row.getInt("year"),
                Stage.of(row.getString("stage")).orElseThrow(),
                row.getString("district_code"),
                row.getInt("position"),
                row.getInt("working_days"),
                Recipient.of(row.getString("recipient")),
                row.getBoolean("urgent"),
                row.getString("channel"));
    }
}
