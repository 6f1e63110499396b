package kh.isaf.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Types;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kh.isaf.reminder.ComposedMessage;
import kh.isaf.reminder.ReminderSettings;
import kh.isaf.simulation.TrialCounts.Of;
import kh.isaf.simulation.TrialCounts.OfDay;
import kh.isaf.simulation.TrialCounts.OfWeek;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The reminders that trials came to: taken from the list of the child program, counted and looked through. */
@Service
@Transactional
public class TrialMessages {

    /** Reminders on a page. */
    public static final int PAGE = 50;

    private static final int BATCH = 1000;
    private static final int BUSIEST = 10;

    /** When reminders that are not urgent wait; what is open all day or only half a day is no holiday here. */
    private static final String QUIET = """
             (at::time >= cast(:quietFrom as time) or at::time < cast(:quietUntil as time) or extract(isodow from at) = any (:quietDays)
                or exists (select from holiday h where h.day = at::date and h.area_code = '' and h.part = 'DAY'))\s""";

    private static final String FILTER = """
             from trial_message where trial_id = :trial
                and (:role = '' or :role = any (string_to_array(role, ';')))
                and (:step = '' or :step = any (string_to_array(step, ';')))
                and (:text = '' or position(lower(:text) in lower(person || ' ' || area || ' ' || text)) > 0)
                and at >= coalesce(cast(:from as date), '-infinity')
                and at < coalesce(cast(:to as date) + 1, 'infinity')\s""";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final ReminderSettings settings;

    TrialMessages(JdbcClient jdbc, JdbcTemplate batches, ReminderSettings settings) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.settings = settings;
    }

    /** Keeps the list of a trial; all of it or nothing. */
    int take(UUID trial, Path file) throws IOException {
        List<ComposedMessage> waiting = new ArrayList<>();
        int[] taken = {0};
        MessageTable.read(file, message -> {
            waiting.add(message);
            if (waiting.size() == BATCH) {
                taken[0] = insert(trial, taken[0], waiting);
            }
        });
        return insert(trial, taken[0], waiting);
    }

    private int insert(UUID trial, int before, List<ComposedMessage> waiting) {
        int number = before;
        List<Object[]> rows = new ArrayList<>();
        for (ComposedMessage message : waiting) {
            rows.add(new Object[] {
                trial,
                ++number,
                message.at(),
                message.person(),
                message.role(),
                message.area(),
                message.channel(),
                message.urgent(),
                message.step(),
                message.text()
            });
        }
        waiting.clear();
        batches.batchUpdate("""
                insert into trial_message (trial_id, number, at, person, role, area, channel, urgent, step, text)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", rows);
        return number;
    }

    /** What the reminders of a trial come to. */
    @Transactional(readOnly = true)
    public TrialCounts counts(UUID trial) {
        JdbcClient.StatementSpec totals = jdbc.sql("select count(*) as messages, count(distinct person) as people,"
                + " count(*) filter (where urgent) as urgent, count(*) filter (where not urgent and " + QUIET
                + ") as quiet_broken, count(*) filter (where urgent and " + QUIET
                + ") as quiet_urgent from trial_message where trial_id = :trial");
        Totals total = totals.param("trial", trial)
                .param("quietFrom", settings.quietFrom().toString())
                .param("quietUntil", settings.quietUntil().toString())
                .param(
                        "quietDays",
                        settings.quietDays().stream().map(DayOfWeek::getValue).toArray(Integer[]::new))
                .query(Totals.class)
                .single();
        return new TrialCounts(
                total.messages(),
                total.people(),
                total.urgent(),
                total.quietBroken(),
                total.quietUrgent(),
                jdbc.sql("""
                        select date_trunc('week', at)::date as monday, count(*) as messages,
                            count(distinct person) as people
                        from trial_message where trial_id = :trial group by 1 order by 1""").param("trial", trial).query(OfWeek.class).list(),
                jdbc.sql("""
                        select at::date as day, count(*) as messages from trial_message where trial_id = :trial
                        group by 1 order by 2 desc, 1 limit :most""")
                        .param("trial", trial)
                        .param("most", BUSIEST)
                        .query(OfDay.class)
                        .list(),
                each(trial, "role", "what"),
                each(trial, "step", "case when what ~ '^[+-]?[0-9]{1,4}$' then what::int end nulls last, what"));
    }

    private List<Of> each(UUID trial, String column, String order) {
        return jdbc.sql("select what, count(*) as messages from trial_message, unnest(string_to_array(" + column
                        + ", ';')) as what where trial_id = :trial group by what order by " + order)
                .param("trial", trial)
                .query(Of.class)
                .list();
    }

    /** How many reminders the filter lets through. */
    @Transactional(readOnly = true)
    public int size(UUID trial, TrialFilter filter) {
        return asked("select count(*) " + FILTER, trial, filter)
                .query(Integer.class)
                .single();
    }

    /** One page of them. */
    @Transactional(readOnly = true)
    public List<ComposedMessage> page(UUID trial, TrialFilter filter) {
        return asked(
                        "select at, person, role, area, channel, urgent, step, text " + FILTER
                                + "order by number limit :page offset :before",
                        trial,
                        filter)
                .param("page", PAGE)
                .param("before", (long) PAGE * (filter.page() - 1))
                .query(ComposedMessage.class)
                .list();
    }

    /** All of a trial from this number on, as many as one goes through at a time; a file of them grows by these. */
    @Transactional(readOnly = true)
    public List<ComposedMessage> after(UUID trial, int number) {
        return jdbc.sql("""
                select at, person, role, area, channel, urgent, step, text from trial_message
                where trial_id = :trial and number > :number order by number limit :batch""")
                .param("trial", trial)
                .param("number", number)
                .param("batch", BATCH)
                .query(ComposedMessage.class)
                .list();
    }

    private JdbcClient.StatementSpec asked(String sql, UUID trial, TrialFilter filter) {
        return jdbc.sql(sql)
                .param("trial", trial)
                .param("role", filter.role())
                .param("step", filter.step())
                .param("text", filter.text())
                .param("from", filter.from(), Types.DATE)
                .param("to", filter.to(), Types.DATE);
    }

    /** The sums over all reminders. */
    record Totals(int messages, int people, int urgent, int quietBroken, int quietUrgent) {}
}
