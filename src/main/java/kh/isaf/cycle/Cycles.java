package kh.isaf.cycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
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

    /**
     * Asks for the start of an area's year; what was asked for before stays as it is.
     *
     * @param chunk names the areas that are started together, in one transaction
     * @return whether it is new
     */
    public boolean request(int year, String areaCode, boolean urban, Variant variant, String release, UUID chunk) {
        return jdbc.sql("""
                insert into area_cycle
                    (cycle_key, year, area_code, urban, variant, release, status, chunk, requested_at)
                values (:key, :year, :area, :urban, :variant, :release, 'STARTING', :chunk, :now)
                on conflict do nothing""")
                        .param("key", AreaCycle.key(year, areaCode))
                        .param("year", year)
                        .param("area", areaCode)
                        .param("urban", urban)
                        .param("variant", variant.id())
                        .param("release", release)
                        .param("chunk", chunk)
                        .param("now", OffsetDateTime.now(clock))
                        .update()
                == 1;
    }

    /** The areas of a chunk that are asked for and do not run yet. */
    @Transactional(readOnly = true)
    public List<AreaCycle> starting(UUID chunk) {
        return jdbc.sql("select * from area_cycle where chunk = :chunk and status = 'STARTING' order by cycle_key")
                .param("chunk", chunk)
                .query(Cycles::areaCycle)
                .list();
    }

    /**
     * Marks every area of the chunk as running and lays out its stages with their dates, provider by provider. Those
     * that are open on the first day of the year take part in all of it.
     */
    public void started(UUID chunk) {
        jdbc.sql("""
                insert into stage_progress
                    (cycle_key, stage, provider_code, status, starts_on, nominal_due_on, due_on)
                select c.cycle_key, d.stage, coalesce(p.code, ''), 'PLANNED', d.starts_on, d.due_on,
                    working_day_from(c.area_code, d.due_on)
                from area_cycle c
                join deadline d on d.year = c.year and d.variant = c.variant
                    and d.settlement = case when c.urban then 'urban' else 'rural' end
                left join service_provider p on d.stage in (:perProvider) and p.area_code = c.area_code
                    and p.opened_on <= make_date(c.year, 1, 1)
                    and (p.closed_on is null or p.closed_on > make_date(c.year, 1, 1))
                    and (d.stage <> :sector or p.kind in ('HEALTH_CENTRE', 'PRIMARY_SCHOOL'))
                where c.chunk = :chunk and c.status = 'STARTING'
                    and (p.code is not null or d.stage not in (:perProvider))
                on conflict do nothing""")
                .param("chunk", chunk)
                .param("sector", Stage.SECTOR_INTERFACE_MEETING.id())
                .param(
                        "perProvider",
                        Arrays.stream(Stage.values())
                                .filter(Stage::perProvider)
                                .map(Stage::id)
                                .toList())
                .update();
        jdbc.sql(
                        "update area_cycle set status = 'RUNNING', started_at = :now where chunk = :chunk and status = 'STARTING'")
                .param("now", OffsetDateTime.now(clock))
                .param("chunk", chunk)
                .update();
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

    private static AreaCycle areaCycle(ResultSet row, int number) throws SQLException {
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
