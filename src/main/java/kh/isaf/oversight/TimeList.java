package kh.isaf.oversight;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.cycle.BusinessClock;
import kh.isaf.territory.AreaType;
import kh.isaf.workflow.model.ProcessOutline;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tasks behind a number of the page of times, those that took or wait longest first; as a page and as a file. */
@Service
@Transactional(readOnly = true)
public class TimeList {

    private static final List<String> COLUMNS = List.of(
            "step",
            "areaCode",
            "area",
            "provider",
            "month",
            "began",
            "taken",
            "done",
            "due",
            "waiting",
            "working",
            "late",
            "again",
            "who");

    private final JdbcClient jdbc;
    private final Steps steps;
    private final MessageSource messages;
    private final Clock clock;

    TimeList(JdbcClient jdbc, Steps steps, MessageSource messages, Clock clock) {
        this.jdbc = jdbc;
        this.steps = steps;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * A task that was done or is open.
     *
     * @param began from when it could be done
     * @param waiting working days until somebody took it; of an open one those until today
     * @param working working days from then on
     * @param late done after its due date, or overdue
     * @param again whether it came before in the same case
     */
    public record Line(
            UUID id,
            ProcessOutline.Text step,
            String cycleKey,
            String areaCode,
            AreaType areaType,
            String areaKm,
            String areaLatin,
            @Nullable String providerKm,
            @Nullable String providerLatin,
            @Nullable Integer month,
            LocalDate began,
            @Nullable LocalDate taken,
            @Nullable LocalDate done,
            LocalDate due,
            int waiting,
            int working,
            boolean late,
            boolean again,
            @Nullable String who) {

        public String area(Locale locale) {
            return locale.getLanguage().equals("km") ? areaKm : areaLatin;
        }

        public @Nullable String provider(Locale locale) {
            return locale.getLanguage().equals("km") ? providerKm : providerLatin;
        }
    }

    /** One page of the list. */
    public record Page(List<Line> lines, int page, int pages, int total) {}

    public int total(Actor actor, TimeFilter filter) {
        TimeSql sql = sql(actor, filter);
        return jdbc.sql("select count(*)" + sql.counted())
                .params(sql.parameters())
                .query(Integer.class)
                .single();
    }

    public Page page(Actor actor, TimeFilter filter, int wanted) {
        int total = total(actor, filter);
        int pages = Math.max(1, (total + CaseList.PAGE_SIZE - 1) / CaseList.PAGE_SIZE);
        int page = Math.min(Math.max(1, wanted), pages);
        return new Page(lines(actor, filter, CaseList.PAGE_SIZE, (page - 1) * CaseList.PAGE_SIZE), page, pages, total);
    }

    private TimeSql sql(Actor actor, TimeFilter filter) {
        return new TimeSql(actor, filter, Set.of(filter.year()), steps.tasks(filter.step()), LocalDate.now(clock));
    }

    private List<Line> lines(Actor actor, TimeFilter filter, int size, int skipped) {
        TimeSql sql = sql(actor, filter);
        Map<String, Optional<ProcessOutline.Text>> names = new HashMap<>();
        return jdbc.sql("""
                        select w.id, w.task, w.name_km, w.name_en, w.cycle_key, w.area_code, a.type as area_type,
                            a.name_km as area_km, a.name_latin as area_latin, p.name_km as provider_km,
                            p.name_latin as provider_latin, w.month, d.began, d.taken,
                            (w.closed_at at time zone :zone)::date as done_on, w.due_on,
                            coalesce(x.waiting, working_days_between(w.area_code, d.began,
                                least(greatest(d.began, coalesce(d.taken, :today)), greatest(d.began, :today)))) as waiting,
                            coalesce(x.working, case when d.taken is null then 0 else working_days_between(
                                w.area_code, greatest(d.began, d.taken), greatest(d.began, d.taken, :today)) end) as working,
                            x.late or x.overdue as late, x.again,
                            coalesce(w.closed_by_name, w.assignee_name) as who
                        from (select x.*\s""" + sql.counted() + """
                            \sorder by x.waiting + x.working desc nulls first, x.work_item_id
                            limit :size offset :skipped) x
                        join work_item w on w.id = x.work_item_id
                        join area a on a.code = w.area_code
                        left join service_provider p on p.code = w.provider_code
                        cross join lateral (
                            select greatest((w.created_at at time zone :zone)::date, w.starts_on) as began,
                                (w.claimed_at at time zone :zone)::date as taken) d
                        order by x.waiting + x.working desc nulls first, x.work_item_id""")
                .params(sql.parameters())
                .param("zone", BusinessClock.CAMBODIA.getId())
                .param("size", size)
                .param("skipped", skipped)
                .query((row, number) -> new Line(
                        row.getObject("id", UUID.class),
                        names.computeIfAbsent(row.getString("task"), steps::name)
                                .orElse(new ProcessOutline.Text(row.getString("name_km"), row.getString("name_en"))),
                        row.getString("cycle_key"),
                        row.getString("area_code"),
                        AreaType.valueOf(row.getString("area_type")),
                        row.getString("area_km"),
                        row.getString("area_latin"),
                        row.getString("provider_km"),
                        row.getString("provider_latin"),
                        row.getObject("month", Integer.class),
                        row.getObject("began", LocalDate.class),
                        row.getObject("taken", LocalDate.class),
                        row.getObject("done_on", LocalDate.class),
                        row.getObject("due_on", LocalDate.class),
                        row.getInt("waiting"),
                        row.getInt("working"),
                        row.getBoolean("late"),
                        row.getBoolean("again"),
                        row.getString("who")))
                .list();
    }

    /** The rows of a file, the headings first. */
    public List<List<String>> rows(Actor actor, TimeFilter filter, Locale locale) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(COLUMNS.stream()
                .map(column -> say("time.column." + column, locale))
                .toList());
        for (Line line : lines(actor, filter, CaseList.MOST, 0)) {
            rows.add(List.of(
                    line.step().in(locale),
                    line.areaCode(),
                    line.area(locale),
                    text(line.provider(locale)),
                    text(line.month()),
                    line.began().toString(),
                    text(line.taken()),
                    text(line.done()),
                    line.due().toString(),
                    String.valueOf(line.waiting()),
                    String.valueOf(line.working()),
                    say(line.late() ? "time.yes" : "time.no", locale),
                    say(line.again() ? "time.yes" : "time.no", locale),
                    text(line.who())));
        }
        return rows;
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    private String say(String key, Locale locale) {
        return Objects.requireNonNull(messages.getMessage(key, null, locale));
    }
}
