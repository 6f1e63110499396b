package kh.isaf.oversight;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kh.isaf.access.Actor;
import kh.isaf.access.AreaScope;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.territory.AreaType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds what looks wrong in the data of an area, and keeps what supervisors found when they looked into it. */
@Service
@Transactional
public class Flags {

    public static final int PAGE_SIZE = 25;

    private static final int MOST = 100_000;
    private static final int LONGEST = 1000;
    private static final int SHORTEST = 3;

    private final JdbcClient jdbc;
    private final Sight sight;
    private final AuditTrail audit;
    private final Clock clock;

    Flags(JdbcClient jdbc, Sight sight, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.sight = sight;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Which flags are meant.
     *
     * @param area beginning of the code of the area
     * @param open whether only those nobody has looked into
     */
    public record Filter(int year, String area, @Nullable FlagKind kind, boolean open) {}

    /** How many of a kind there are, and how many of them nobody has looked into. */
    public record Count(int all, int open) {}

    /**
     * One flag.
     *
     * @param cycleKey of the year it is about; null for one about people
     * @param detail numbers or names that say what is wrong
     * @param note what was found by whoever looked into it last; null while nobody has
     */
    public record Line(
            FlagKind kind,
            String flagKey,
            String areaCode,
            AreaType areaType,
            String areaKm,
            String areaLatin,
            @Nullable String providerCode,
            @Nullable String providerKm,
            @Nullable String providerLatin,
            @Nullable String cycleKey,
            @Nullable String stage,
            @Nullable Integer month,
            String detail,
            @Nullable LocalDate onDay,
            @Nullable String note,
            @Nullable String checkedBy,
            @Nullable OffsetDateTime checkedAt) {

        public String area(Locale locale) {
            return locale.getLanguage().equals("km") ? areaKm : areaLatin;
        }

        public @Nullable String provider(Locale locale) {
            return locale.getLanguage().equals("km") ? providerKm : providerLatin;
        }
    }

    /** One page of the list. */
    public record Page(List<Line> lines, int page, int pages, int total) {}

    @Transactional(readOnly = true)
    public Map<FlagKind, Count> counts(Actor actor, int year, String area) {
        Map<String, Object> parameters = new HashMap<>();
        String where = where(actor, new Filter(year, area, null, false), parameters);
        Map<FlagKind, Count> counts = new EnumMap<>(FlagKind.class);
        jdbc.sql("""
                        select f.kind, count(*) as all_of_it, count(*) filter (where not exists (
                            select 1 from flag_check k where k.kind = f.kind and k.flag_key = f.flag_key)) as open\s""" + where + " group by f.kind").params(parameters).query(row -> {
            counts.put(FlagKind.valueOf(row.getString("kind")), new Count(row.getInt("all_of_it"), row.getInt("open")));
        });
        return counts;
    }

    @Transactional(readOnly = true)
    public Page page(Actor actor, Filter filter, int wanted) {
        Map<String, Object> parameters = new HashMap<>();
        int total = jdbc.sql("select count(*) " + where(actor, filter, parameters))
                .params(parameters)
                .query(Integer.class)
                .single();
        int pages = Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
        int page = Math.min(Math.max(1, wanted), pages);
        return new Page(lines(actor, filter, PAGE_SIZE, (page - 1) * PAGE_SIZE), page, pages, total);
    }

    /** All of them, as files have it. */
    @Transactional(readOnly = true)
    public List<Line> all(Actor actor, Filter filter) {
        return lines(actor, filter, MOST, 0);
    }

    /**
     * Notes what was found; the flag stays, with the note.
     *
     * @throws NotFound for a flag that is not in sight of the actor, or no more
     */
    public void looked(Actor actor, Filter filter, String flagKey, String note) {
        Line flag = all(actor, filter).stream()
                .filter(line -> line.flagKey().equals(flagKey) && sight.supervises(actor, line.areaCode()))
                .findFirst()
                .orElseThrow(() -> new NotFound("flag " + flagKey));
        String found = note.strip();
        if (found.length() < SHORTEST || found.length() > LONGEST) {
            throw new Refusal("note", "quality.error.note");
        }
        jdbc.sql("insert into flag_check (kind, flag_key, note, person_id, person_name, at) values (?, ?, ?, ?, ?, ?)")
                .params(flag.kind().name(), flagKey, found, actor.personId(), actor.name(), OffsetDateTime.now(clock))
                .update();
        audit.record(actor, "flag.looked", "flag/" + flag.kind() + "/" + flagKey, flag.note(), found, flag.areaCode());
    }

    private List<Line> lines(Actor actor, Filter filter, int size, int skipped) {
        Map<String, Object> parameters = new HashMap<>();
        String where = where(actor, filter, parameters);
        return jdbc.sql("""
                        select f.*, a.type as area_type, a.name_km as area_km, a.name_latin as area_latin,
                            p.name_km as provider_km, p.name_latin as provider_latin, k.note, k.person_name, k.at
                        from (select f.*\s""" + where + """
                            \sorder by f.on_day desc nulls first, f.area_code, f.kind, f.flag_key
                            limit :size offset :skipped) f
                        join area a on a.code = f.area_code
                        left join service_provider p on p.code = f.provider_code
                        left join lateral (select * from flag_check k where k.kind = f.kind and k.flag_key = f.flag_key
                            order by k.at desc limit 1) k on true
                        order by f.on_day desc nulls first, f.area_code, f.kind, f.flag_key""")
                .params(parameters)
                .param("size", size)
                .param("skipped", skipped)
                .query((row, number) -> new Line(
                        FlagKind.valueOf(row.getString("kind")),
                        row.getString("flag_key"),
                        row.getString("area_code"),
                        AreaType.valueOf(row.getString("area_type")),
                        row.getString("area_km"),
                        row.getString("area_latin"),
                        row.getString("provider_code"),
                        row.getString("provider_km"),
                        row.getString("provider_latin"),
                        row.getString("cycle_key"),
                        row.getString("stage"),
                        row.getObject("month", Integer.class),
                        row.getString("detail"),
                        row.getObject("on_day", LocalDate.class),
                        row.getString("note"),
                        row.getString("person_name"),
                        row.getObject("at", OffsetDateTime.class)))
                .list();
    }

    private String where(Actor actor, Filter filter, Map<String, Object> parameters) {
        AreaScope scope = new AreaScope(actor);
        parameters.putAll(scope.parameters());
        parameters.put("day", LocalDate.now(clock));
        parameters.put("year", filter.year());
        parameters.put("area", filter.area() + "%");
        StringBuilder where = new StringBuilder(
                "from data_flag(:day) f where (f.year = :year or f.year is null) and f.area_code like :area and ");
        where.append(scope.sql("f.area_code", null));
        if (filter.kind() != null) {
            where.append(" and f.kind = :kind");
            parameters.put("kind", filter.kind().name());
        }
        if (filter.open()) {
            where.append(
                    " and not exists (select 1 from flag_check k where k.kind = f.kind and k.flag_key = f.flag_key)");
        }
        return where.toString();
    }
}
