package kh.isaf.cycle;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the year of areas begins: asked for in chunks, then laid out stage by stage; a provider may join while it runs. */
@Service
@Transactional
public class CycleStart {

    private static final int BATCH = 100;
    private static final int DAYS_FOR_WHO_JOINS = 30;
    private static final List<String> PER_PROVIDER = Arrays.stream(Stage.values())
            .filter(Stage::perProvider)
            .map(Stage::id)
            .toList();

    /** Lays out stages given with their nominal dates: put off by what has been decided already. */
    private static final String LAY_OUT = """
            insert into stage_progress (cycle_key, stage, provider_code, status, nominal_starts_on, starts_on,
                nominal_due_on, due_on, postponed_days)
            select s.cycle_key, s.stage, s.provider_code, 'PLANNED', s.starts_on,
                case when p.days = 0 then s.starts_on else working_days_later(s.area_code, s.starts_on, p.days) end,
                s.due_on,
                case when p.days = 0 then working_day_from(s.area_code, s.due_on)
                    else working_days_later(s.area_code, working_day_from(s.area_code, s.due_on), p.days) end,
                p.days
            from (%s) s
            cross join lateral postponed(s.year, s.area_code, s.stage, s.provider_code, null) p
            on conflict do nothing""";

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;

    CycleStart(JdbcClient jdbc, JdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    /**
     * Asks for the start of areas; what was asked for before stays as it was.
     *
     * @param release tag of the models they run on
     * @return those that are new
     */
    public List<StartRequest> request(int year, String release, List<StartRequest> requests) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        int[][] inserted = batch.batchUpdate("""
                insert into area_cycle
                    (cycle_key, year, area_code, urban, variant, release, status, chunk, requested_at)
                values (?, ?, ?, ?, ?, ?, 'STARTING', ?, ?)
                on conflict do nothing""", requests, BATCH, (row, request) -> {
            row.setString(1, AreaCycle.key(year, request.areaCode()));
            row.setInt(2, year);
            row.setString(3, request.areaCode());
            row.setBoolean(4, request.urban());
            row.setString(5, request.variant().id());
            row.setString(6, release);
            row.setObject(7, request.chunk());
            row.setObject(8, now);
        });
        return IntStream.range(0, requests.size())
                .filter(at -> inserted[at / BATCH][at % BATCH] == 1)
                .mapToObj(requests::get)
                .toList();
    }

    /** Takes the areas of these chunks that do not run yet into new chunks of at most that many, and names these. */
    public List<UUID> regroup(Collection<UUID> chunks, int size) {
        List<String> keys =
                jdbc.sql("""
                select cycle_key from area_cycle where chunk in (:chunks) and status = 'STARTING'
                order by cycle_key for update""").param("chunks", chunks).query(String.class).list();
        List<UUID> regrouped = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += size) {
            UUID chunk = UUID.randomUUID();
            jdbc.sql("update area_cycle set chunk = :chunk, requested_at = :now where cycle_key in (:keys)")
                    .param("chunk", chunk)
                    .param("now", OffsetDateTime.now(clock))
                    .param("keys", keys.subList(from, Math.min(from + size, keys.size())))
                    .update();
            regrouped.add(chunk);
        }
        return regrouped;
    }

    /** The areas of a chunk that are asked for and do not run yet, held for this transaction. */
    public List<AreaCycle> starting(UUID chunk) {
        return jdbc.sql("""
                select * from area_cycle where chunk = :chunk and status = 'STARTING'
                order by cycle_key for update""").param("chunk", chunk).query(Cycles::areaCycle).list();
    }

    /**
     * Marks every area of the chunk as running and lays out its stages with their dates, provider by provider. Those
     * that are open on the first day of the year take part in all of it, unless they have closed before it starts.
     */
    public void started(UUID chunk) {
        jdbc.sql(LAY_OUT.formatted("""
                select c.cycle_key, c.year, c.area_code, d.stage, coalesce(p.code, '') as provider_code, d.starts_on, d.due_on
                from area_cycle c
                join deadline d on d.year = c.year and d.variant = c.variant
                    and d.settlement = case when c.urban then 'urban' else 'rural' end
                left join service_provider p on d.stage in (:perProvider) and p.area_code = c.area_code
                    and p.opened_on <= make_date(c.year, 1, 1)
                    and (p.closed_on is null or p.closed_on > greatest(make_date(c.year, 1, 1), :today))
                    and (d.stage <> :sector or p.kind in ('HEALTH_CENTRE', 'PRIMARY_SCHOOL'))
                where c.chunk = :chunk and c.status = 'STARTING'
                    and (p.code is not null or d.stage not in (:perProvider))"""))
                .param("chunk", chunk)
                .param("today", LocalDate.now(clock))
                .param("sector", Stage.SECTOR_INTERFACE_MEETING.id())
                .param("perProvider", PER_PROVIDER)
                .update();
        jdbc.sql(
                        "update area_cycle set status = 'RUNNING', started_at = :now where chunk = :chunk and status = 'STARTING'")
                .param("now", OffsetDateTime.now(clock))
                .param("chunk", chunk)
                .update();
    }

    /**
     * Lays out the stages of a provider that joins an area's year which runs already. What should have been done by then
     * is due in 30 days (assumed).
     *
     * @return how many stages there are
     */
    public int join(String key, String provider) {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql(LAY_OUT.formatted("""
                select c.cycle_key, c.year, c.area_code, d.stage, p.code as provider_code,
                    case when d.due_on < :today then cast(:today as date) else d.starts_on end as starts_on,
                    case when d.due_on < :today then cast(:soon as date) else d.due_on end as due_on
                from area_cycle c
                join deadline d on d.year = c.year and d.variant = c.variant and d.stage in (:perProvider)
                    and d.settlement = case when c.urban then 'urban' else 'rural' end
                join service_provider p on p.code = :provider and p.area_code = c.area_code
                    and (d.stage <> :sector or p.kind in ('HEALTH_CENTRE', 'PRIMARY_SCHOOL'))
                where c.cycle_key = :key and c.status = 'RUNNING'"""))
                .param("today", today)
                .param("soon", today.plusDays(DAYS_FOR_WHO_JOINS))
                .param("sector", Stage.SECTOR_INTERFACE_MEETING.id())
                .param("perProvider", PER_PROVIDER)
                .param("provider", provider)
                .param("key", key)
                .update();
    }
}
