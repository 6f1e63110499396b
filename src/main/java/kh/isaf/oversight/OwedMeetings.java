package kh.isaf.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import kh.isaf.access.Actor;
import kh.isaf.territory.AreaType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The meetings that bodies owe: how many were held, planned and missed, by body and by area, and the list behind each number. */
@Service
@Transactional(readOnly = true)
public class OwedMeetings {

    public static final int PAGE_SIZE = 25;
    private static final int LONGEST_CODE = 6;

    private final JdbcClient jdbc;
    private final Clock clock;

    OwedMeetings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A meeting that is owed by a body for a period.
     *
     * @param id null while nobody has planned or recorded it
     * @param proposedOn a working day, for one that is not planned yet
     * @param lastDay on which it may still be held for this period
     * @param cycleKey set for the committees' monthly meetings, which are tasks of the cycle
     */
    public record Line(
            String body,
            String bodyKm,
            String bodyEn,
            String areaCode,
            @Nullable AreaType areaType,
            @Nullable String areaKm,
            @Nullable String areaLatin,
            String providerCode,
            @Nullable String providerKm,
            @Nullable String providerLatin,
            LocalDate startsOn,
            LocalDate endsOn,
            LocalDate lastDay,
            LocalDate proposedOn,
            MeetingState state,
            @Nullable UUID id,
            @Nullable LocalDate plannedOn,
            @Nullable LocalDate heldOn,
            String place,
            String agenda,
            String notes,
            @Nullable Integer women,
            @Nullable Integer men,
            @Nullable Integer other,
            @Nullable Integer present,
            @Nullable String personName,
            @Nullable OffsetDateTime at,
            @Nullable String cycleKey) {

        public String name(Locale locale) {
            return khmer(locale) ? bodyKm : bodyEn;
        }

        public @Nullable String area(Locale locale) {
            return khmer(locale) ? areaKm : areaLatin;
        }

        public @Nullable String provider(Locale locale) {
            return khmer(locale) ? providerKm : providerLatin;
        }

        /** Code of the provider or area, as addresses name it. */
        public String where() {
            return providerCode.isEmpty() ? areaCode : providerCode;
        }

        private static boolean khmer(Locale locale) {
            return locale.getLanguage().equals("km");
        }
    }

    /** How many meetings are in each state, and who came to those that were held. */
    public record Tally(
            String code,
            String nameKm,
            String nameEn,
            @Nullable AreaType type,
            MeetingFilter filter,
            Map<MeetingState, Integer> states,
            int[] people) {

        public String name(Locale locale) {
            return locale.getLanguage().equals("km") ? nameKm : nameEn;
        }

        public int of(MeetingState state) {
            return states.getOrDefault(state, 0);
        }

        public int all() {
            return states.values().stream().mapToInt(Integer::intValue).sum();
        }

        public int present() {
            return people[0];
        }

        public int women() {
            return people[1];
        }

        private void add(MeetingState state, int meetings, int present, int women) {
            states.merge(state, meetings, Integer::sum);
            people[0] += present;
            people[1] += women;
        }
    }

    /** The same meetings by body, by area just below, and in sum. */
    public record Table(List<Tally> bodies, List<Tally> areas, Tally all) {

        /** How many meetings of the body there are in each state; of all bodies for none. */
        Map<MeetingState, Integer> states(@Nullable String body) {
            return body == null
                    ? all.states()
                    : bodies.stream()
                            .filter(tally -> tally.code().equals(body))
                            .findFirst()
                            .map(Tally::states)
                            .orElse(Map.of());
        }
    }

    /** One page of the list. */
    public record Page(List<Line> lines, int page, int pages, int total) {}

    private record Count(
            String body,
            String bodyKm,
            String bodyEn,
            String code,
            @Nullable String areaKm,
            @Nullable String areaEn,
            @Nullable String areaType,
            String state,
            int meetings,
            int present,
            int women) {}

    public Table table(Actor actor, MeetingFilter filter) {
        OwedSql sql = sql(actor, filter);
        int length = Math.min(filter.area().length() + 2, LONGEST_CODE);
        List<Count> counts = jdbc.sql(sql.with() + """
                        , counted as (select o.body, left(o.area_code, :length) as code, o.state, count(*)::int as meetings,
                            coalesce(sum(o.present) filter (where o.state = 'HELD'), 0)::int as present,
                            coalesce(sum(o.women) filter (where o.state = 'HELD'), 0)::int as women
                        """ + sql.from() + """
                        \sgroup by 1, 2, 3)
                        select c.*, b.name_km as body_km, b.name_en as body_en, a.name_km as area_km,
                            a.name_latin as area_en, a.type as area_type
                        from counted c join meeting_body b on b.code = c.body left join area a on a.code = c.code
                        order by b.position, c.code""")
                .params(sql.parameters())
                .param("length", length)
                .query(Count.class)
                .list();
        Map<String, Tally> bodies = new LinkedHashMap<>();
        Map<String, Tally> areas = new TreeMap<>();
        Tally all = tally("", "", "", null, filter);
        for (Count count : counts) {
            MeetingState state = MeetingState.valueOf(count.state());
            bodies.computeIfAbsent(
                            count.body(), code -> tally(code, count.bodyKm(), count.bodyEn(), null, filter.of(code)))
                    .add(state, count.meetings(), count.present(), count.women());
            areas.computeIfAbsent(count.code(), code -> area(count, filter))
                    .add(state, count.meetings(), count.present(), count.women());
            all.add(state, count.meetings(), count.present(), count.women());
        }
        return new Table(List.copyOf(bodies.values()), List.copyOf(areas.values()), all);
    }

    private static Tally area(Count count, MeetingFilter filter) {
        boolean above = count.code().length() <= filter.area().length();
        return tally(
                count.code(),
                count.areaKm() == null ? "" : count.areaKm(),
                count.areaEn() == null ? "" : count.areaEn(),
                count.areaType() == null ? null : AreaType.valueOf(count.areaType()),
                filter.in(count.code(), above));
    }

    private static Tally tally(
            String code, String nameKm, String nameEn, @Nullable AreaType type, MeetingFilter filter) {
        return new Tally(code, nameKm, nameEn, type, filter, new EnumMap<>(MeetingState.class), new int[2]);
    }

    /**
     * One page of the list. The lines come state by state, so the numbers tell in which states its lines are; only those
     * are asked for.
     *
     * @param table the numbers of the filter's area, whatever the body and the state
     */
    public Page page(Actor actor, MeetingFilter filter, Table table, int wanted) {
        Map<MeetingState, Integer> counts =
                filter.only() ? table(actor, filter.being(null)).states(filter.body()) : table.states(filter.body());
        List<MeetingState> states = Stream.of(MeetingState.values())
                .filter(state -> filter.state() == null || filter.state() == state)
                .toList();
        int total =
                states.stream().mapToInt(state -> counts.getOrDefault(state, 0)).sum();
        int pages = Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
        int page = Math.min(Math.max(1, wanted), pages);
        int skipped = (page - 1) * PAGE_SIZE;
        List<Line> lines = new ArrayList<>();
        for (MeetingState state : states) {
            int count = counts.getOrDefault(state, 0);
            int size = Math.min(count - skipped, PAGE_SIZE - lines.size());
            if (size > 0) {
                lines.addAll(lines(sql(actor, filter.being(state)), "", Map.of(), size, Math.max(0, skipped)));
            }
            skipped = Math.max(0, skipped - count);
        }
        return new Page(List.copyOf(lines), page, pages, total);
    }

    /** All of it, as files have it. */
    public List<Line> all(Actor actor, MeetingFilter filter) {
        return lines(sql(actor, filter), "", Map.of(), CaseList.MOST, 0);
    }

    /**
     * The meeting of a body for the period that begins on this day, if it is owed and the actor may see it.
     *
     * @param where code of the area or provider; empty for the nation
     */
    public Optional<Line> find(Actor actor, String body, String where, LocalDate startsOn) {
        if (!MeetingFilter.isYear(startsOn.getYear())) {
            return Optional.empty();
        }
        String area = jdbc.sql("select area_code from service_provider where code = ?")
                .param(where)
                .query(String.class)
                .optional()
                .orElse(where);
        MeetingFilter filter = new MeetingFilter(startsOn.getYear(), area, true, body, null);
        return lines(
                        sql(actor, filter),
                        " and o.starts_on = :startsOn and o.cycle_key is null"
                                + " and case when o.provider_code = '' then o.area_code else o.provider_code end = :where",
                        Map.of("startsOn", startsOn, "where", where),
                        1,
                        0)
                .stream()
                .findFirst();
    }

    private List<Line> lines(OwedSql sql, String condition, Map<String, Object> more, int size, int skipped) {
        return jdbc.sql(sql.with() + "select o.*, b.name_km as body_km, b.name_en as body_en, a.type as area_type,"
                        + " a.name_km as area_km, a.name_latin as area_latin, p.name_km as provider_km,"
                        + " p.name_latin as provider_latin, working_day_from(o.area_code, greatest(case when o.state = 'OWED'"
                        + " then :today end, least(o.ends_on,"
                        + " (date_trunc('month', o.ends_on) + make_interval(days => o.proposed_day - 1))::date)))"
                        + " as proposed_on from (select o.*" + sql.from() + condition + """
                        \sorder by array_position(array['OWED', 'PLANNED', 'MISSED', 'COMING', 'HELD'], o.state), o.ends_on,
                            o.body, o.area_code, o.provider_code limit :size offset :skipped) o
                        join meeting_body b on b.code = o.body left join area a on a.code = o.area_code
                        left join service_provider p on p.code = o.provider_code
                        order by array_position(array['OWED', 'PLANNED', 'MISSED', 'COMING', 'HELD'], o.state), o.ends_on,
                            o.body, o.area_code, o.provider_code""")
                .params(sql.parameters())
                .params(more)
                .param("size", size)
                .param("skipped", skipped)
                .query(OwedMeetings::line)
                .list();
    }

    private OwedSql sql(Actor actor, MeetingFilter filter) {
        LocalDate today = LocalDate.now(clock);
        return new OwedSql(
                actor,
                filter,
                seats(actor, false, today),
                today,
                clock.getZone().getId());
    }

    /** Whether the actor leads the body: calls its meetings and writes down what happened. */
    boolean leads(Actor actor, String body, String areaCode) {
        return seats(actor, true, LocalDate.now(clock)).contains(body + " " + areaCode);
    }

    private List<String> seats(Actor actor, boolean leading, LocalDate today) {
        return jdbc.sql("""
                        select distinct b.kind || ' ' || b.area_code from body_member m join body b on b.code = m.body_code
                        where m.person_id = :person and m.valid_from <= :today
                            and (m.valid_to is null or m.valid_to > :today)
                            and (not :leading or m.position in ('chair', 'deputyChair', 'secretary'))""")
                .param("person", actor.personId())
                .param("today", today)
                .param("leading", leading)
                .query(String.class)
                .list();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        String type = row.getString("area_type");
        LocalDate endsOn = row.getObject("ends_on", LocalDate.class);
        return new Line(
                row.getString("body"),
                row.getString("body_km"),
                row.getString("body_en"),
                row.getString("area_code"),
                type == null ? null : AreaType.valueOf(type),
                row.getString("area_km"),
                row.getString("area_latin"),
                row.getString("provider_code"),
                row.getString("provider_km"),
                row.getString("provider_latin"),
                row.getObject("starts_on", LocalDate.class),
                endsOn,
                endsOn.plusDays(row.getInt("grace_days")),
                row.getObject("proposed_on", LocalDate.class),
                MeetingState.valueOf(row.getString("state")),
                row.getObject("id", UUID.class),
                row.getObject("planned_on", LocalDate.class),
                row.getObject("held_on", LocalDate.class),
                text(row, "place"),
                text(row, "agenda"),
                text(row, "notes"),
                row.getObject("women", Integer.class),
                row.getObject("men", Integer.class),
                row.getObject("other", Integer.class),
                row.getObject("present", Integer.class),
                row.getString("person_name"),
                row.getObject("at", OffsetDateTime.class),
                row.getString("cycle_key"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }
}
