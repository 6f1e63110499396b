package kh.isaf.cycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kh.isaf.access.NotFound;
import kh.isaf.territory.Variant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens a year, and keeps which areas run it. */
@Service
@Transactional
public class Cycles {

    private final JdbcClient jdbc;
    private final Clock clock;

    Cycles(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public boolean isOpen(int year) {
        return jdbc.sql("select count(*) from cycle where year = :year")
                        .param("year", year)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Opens the year with its deadlines; a year that is open already stays as it is. */
    public void open(int year, Collection<Deadline> deadlines) {
        int opened = jdbc.sql("insert into cycle (year, opened_at) values (:year, :now) on conflict do nothing")
                .param("year", year)
                .param("now", OffsetDateTime.now(clock))
                .update();
        if (opened == 0) {
            return;
        }
        for (Deadline deadline : deadlines) {
            jdbc.sql("insert into deadline (year, stage, settlement, variant, starts_on, due_on) values (?,?,?,?,?,?)")
                    .params(
                            year,
                            deadline.stage().id(),
                            Deadline.settlement(deadline.urban()),
                            deadline.variant().id(),
                            deadline.startsOn(),
                            deadline.dueOn())
                    .update();
        }
    }

    /** Makes sure nobody else starts areas of this year before this transaction ends. */
    public void lock(int year) {
        jdbc.sql("select year from cycle where year = :year for update")
                .param("year", year)
                .query(Integer.class)
                .optional();
    }

    /** The years of an area that have not ended, the earliest first, held for this transaction. */
    public List<AreaCycle> hold(String areaCode) {
        return jdbc.sql("""
                select * from area_cycle where area_code = :area and status <> 'CLOSED'
                order by year for update""").param("area", areaCode).query(Cycles::areaCycle).list();
    }

    /** The years of an area, the latest first. */
    @Transactional(readOnly = true)
    public List<AreaCycle> of(String areaCode) {
        return jdbc.sql("select * from area_cycle where area_code = :area order by year desc")
                .param("area", areaCode)
                .query(Cycles::areaCycle)
                .list();
    }

    /** The years of these areas that have not ended, by the area's code. */
    @Transactional(readOnly = true)
    public Map<String, List<AreaCycle>> running(Collection<String> areaCodes) {
        if (areaCodes.isEmpty()) {
            return Map.of();
        }
        return jdbc.sql("""
                select * from area_cycle where area_code in (:areas) and status <> 'CLOSED' order by year""").param("areas", areaCodes).query(Cycles::areaCycle).list().stream()
                .collect(Collectors.groupingBy(AreaCycle::areaCode));
    }

    /** In which variants the years within an area run that have not ended. */
    @Transactional(readOnly = true)
    public List<RunningVariant> runningVariants(String areaCode) {
        return jdbc.sql("""
                select year, variant, count(*) as areas from area_cycle
                where starts_with(area_code, :area) and status <> 'CLOSED'
                group by year, variant order by year, variant""")
                .param("area", areaCode)
                .query((row, number) -> new RunningVariant(
                        row.getInt("year"), Variant.of(row.getString("variant")), row.getInt("areas")))
                .list();
    }

    /** The districts and khans that run or ran a year for their own services. */
    @Transactional(readOnly = true)
    public List<String> districtsWithOwnYear() {
        return jdbc.sql("select distinct area_code from area_cycle where length(area_code) = 4 order by area_code")
                .query(String.class)
                .list();
    }

    public void close(String key) {
        jdbc.sql("update area_cycle set status = 'CLOSED', closed_at = :now where cycle_key = :key")
                .param("now", OffsetDateTime.now(clock))
                .param("key", key)
                .update();
    }

    @Transactional(readOnly = true)
    public AreaCycle get(String key) {
        return jdbc.sql("select * from area_cycle where cycle_key = :key")
                .param("key", key)
                .query(Cycles::areaCycle)
                .optional()
                .orElseThrow(() -> new NotFound("cycle " + key));
    }

    static AreaCycle areaCycle(ResultSet row, int number) throws SQLException {
        return new AreaCycle(
                row.getString("cycle_key"),
                row.getInt("year"),
                row.getString("area_code"),
                row.getBoolean("urban"),
                Variant.of(row.getString("variant")),
                row.getString("release"),
                AreaCycle.Status.valueOf(row.getString("status")));
    }
}
