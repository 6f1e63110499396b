package kh.isaf.oversight;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kh.isaf.access.Actor;
import kh.isaf.access.AreaScope;
import kh.isaf.cycle.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The month of an area on one page: who did well, what is late, where data are doubtful, and what comes next. */
@Service
@Transactional(readOnly = true)
public class Summaries {

    private static final int LISTED = 5;

    /** Communes from this shade on, 95 percent on time, are praised (assumed). */
    private static final int PRAISED = 5;

    private final CaseCounts counts;
    private final Flags flags;
    private final JdbcClient jdbc;
    private final Clock clock;

    Summaries(CaseCounts counts, Flags flags, JdbcClient jdbc, Clock clock) {
        this.counts = counts;
        this.flags = flags;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A month of an area.
     *
     * @param filter of what was due in the month
     * @param due by stage what was due in the month
     * @param all what was due in the month
     * @param before what was due in the month before
     * @param praised communes where it came on time, the largest number first
     * @param late communes with most that is overdue today, whenever it was due
     * @param overdue all that is overdue today
     * @param contacts calls, messages and visits in the month
     * @param next by stage what is due in the month after
     */
    public record Summary(
            YearMonth month,
            CaseFilter filter,
            List<CaseCounts.MonthLine> due,
            CaseCounts.Tally all,
            CaseCounts.Tally before,
            List<CaseCounts.AreaLine> praised,
            List<CaseCounts.AreaLine> late,
            int overdue,
            int contacts,
            Map<FlagKind, Flags.Count> flags,
            List<CaseCounts.MonthLine> next) {}

    /** The month that is over. */
    public YearMonth last() {
        return YearMonth.now(clock).minusMonths(1);
    }

    /** What was due in a month of the calendar, of whatever cycle it is. */
    public Summary of(Actor actor, String area, YearMonth month) {
        CaseFilter every = CaseFilter.of(CaseFilter.EVERY_YEAR, area);
        CaseFilter filter = every.due(month);
        List<CaseCounts.AreaLine> communes = counts.byCommune(actor, filter).lines();
        CaseCounts.AreaTable ever = counts.byCommune(actor, every.counting(Figure.OVERDUE));
        List<CaseCounts.MonthLine> due = due(actor, filter);
        return new Summary(
                month,
                filter,
                due,
                sum(due),
                sum(due(actor, every.due(month.minusMonths(1)))),
                communes.stream()
                        .filter(line -> line.all().shade() >= PRAISED)
                        .sorted(Comparator.comparing((CaseCounts.AreaLine line) ->
                                        Objects.requireNonNullElse(line.all().onTime(), 0))
                                .thenComparing(line -> line.all().of(Figure.ON_TIME))
                                .reversed())
                        .limit(LISTED)
                        .toList(),
                ever.lines().stream()
                        .sorted(Comparator.comparing(
                                        (CaseCounts.AreaLine line) -> line.all().of(Figure.OVERDUE))
                                .reversed())
                        .limit(LISTED)
                        .toList(),
                ever.all().of(Figure.OVERDUE),
                contacts(actor, area, month),
                flags.counts(actor, month.getYear(), area),
                due(actor, every.due(month.plusMonths(1))));
    }

    private List<CaseCounts.MonthLine> due(Actor actor, CaseFilter month) {
        return counts.byMonth(actor, month).stream()
                .filter(line -> line.month() != null && line.tally().of(Figure.EXPECTED) > 0)
                .toList();
    }

    private static CaseCounts.Tally sum(List<CaseCounts.MonthLine> lines) {
        CaseCounts.Tally all = CaseCounts.Tally.empty();
        lines.forEach(line -> all.add(line.tally()));
        return all;
    }

    private int contacts(Actor actor, String area, YearMonth month) {
        AreaScope scope = new AreaScope(actor);
        OffsetDateTime from =
                month.atDay(1).atStartOfDay(BusinessClock.CAMBODIA).toOffsetDateTime();
        return jdbc.sql("""
                        select count(*)::int from contact
                        where substr(cycle_key, 6) like :area and at >= :from and at < :to and\s""" + scope.sql("substr(cycle_key, 6)", "provider_code"))
                .params(scope.parameters())
                .param("area", area + "%")
                .param("from", from)
                .param(
                        "to",
                        month.plusMonths(1)
                                .atDay(1)
                                .atStartOfDay(BusinessClock.CAMBODIA)
                                .toOffsetDateTime())
                .query(Integer.class)
                .single();
    }
}
