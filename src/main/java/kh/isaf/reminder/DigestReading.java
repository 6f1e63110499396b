package kh.isaf.reminder;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kh.isaf.territory.AreaType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what digests and the list in the product tell, however many there are, in one statement. */
@Component
class DigestReading {

    /** The whose column, the condition, whose deputy reads it, and whether only by the same role. */
    private static final String LINES = """
            with told as materialized (
                select n.%1$s as whose, n.person_id, n.work_item_id, bool_or(n.urgent) as urgent,
                    bool_or(n.kind = 'ladder') as ladder, bool_or(n.recipient = 'holder') as holds,
                    min((%3$s)::text)::uuid as in_stead_of, bool_or(%4$s) as by_role
                from notice n join work_item w on w.id = n.work_item_id
                where n.%1$s = any (:whose) and %2$s
                group by n.%1$s, n.person_id, n.work_item_id),
            placed as (
                select *, row_number() over (partition by whose
                        order by part, due_on, area_code, provider_code nulls first, task, name_en, month, id) as place,
                    row_number() over (partition by whose, part
                        order by due_on, area_code, provider_code nulls first, task, name_en, month, id) as place_in_part,
                    count(*) over (partition by whose, part) as items
                from (
                    select *, case when days > 0 then 0 when days = 0 then 1 when ladder then 2 else 3 end as part
                    from (
                        select t.*, w.id, w.area_code, w.provider_code, w.task, w.name_en, w.month, w.due_on,
                            working_days_between(w.area_code, w.due_on, :today) as days
                        from told t join work_item w on w.id = t.work_item_id offset 0) dated) parts)
            select d.whose, d.part, d.days, d.urgent, d.items, w.code,
                d.holds and (w.assignee_id is null
                    or not d.by_role and w.assignee_id = coalesce(d.in_stead_of, d.person_id)) as mine,
                d.place between :from and :until as shown, w.id, w.name_km, w.name_en, w.month, w.due_on,
                a.type as area_type, coalesce(a.name_km, 'កម្ពុជា') as area_km, coalesce(a.name_latin, 'Cambodia') as area_latin,
                p.name_km as provider_km, p.name_latin as provider_latin,
                case when w.assignee_id <> coalesce(d.in_stead_of, d.person_id) then w.assignee_name end as holder,
                s.name_km as stead_km, s.name_latin as stead_latin
            from placed d join work_item w on w.id = d.work_item_id
                left join area a on a.code = w.area_code
                left join service_provider p on p.code = w.provider_code
                left join person s on s.id = d.in_stead_of
            where d.place between :from and :until or d.place_in_part = 1
            order by d.whose, d.place""";

    private static final String PERSON = "person_id";
    private static final String MESSAGE = "message_id";

    private final JdbcClient jdbc;
    private final Clock clock;

    DigestReading(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What these messages told when they were written. */
    Map<UUID, DigestContent> told(Collection<UUID> messages, int lines) {
        return read(MESSAGE, messages, "true", 1, lines);
    }

    /** What is still true of a message. */
    DigestContent stillTrue(UUID message, int lines) {
        return read(MESSAGE, List.of(message), NoticeSql.HOLDS, 1, lines).getOrDefault(message, DigestContent.EMPTY);
    }

    /** What is still true of a message, for a reader who may be the deputy of whom it was for: then what falls to him or her. */
    DigestContent stillTrue(UUID message, UUID reader, int lines) {
        String whole = LINES.formatted(
                MESSAGE,
                NoticeSql.HOLDS + """
                \sand (n.person_id = :reader or n.in_stead_of is null and (""" + NoticeSql.STANDS_IN + " or " + NoticeSql.DEPUTY_THERE + "))",
                "coalesce(n.in_stead_of, case when n.person_id <> :reader then n.person_id end)",
                "n.person_id <> :reader and not " + NoticeSql.STANDS_IN);
        return read(jdbc.sql(whole).param("reader", reader), List.of(message), 1, lines)
                .getOrDefault(message, DigestContent.EMPTY);
    }

    /** Everything a person has been told of, or will be, that is true now: some lines of it, from a first one on. */
    DigestContent of(UUID person, int from, int lines) {
        return read(PERSON, List.of(person), NoticeSql.HOLDS, from, lines).getOrDefault(person, DigestContent.EMPTY);
    }

    private Map<UUID, DigestContent> read(String whose, Collection<UUID> ids, String condition, int from, int lines) {
        return read(jdbc.sql(LINES.formatted(whose, condition, "n.in_stead_of", "false")), ids, from, lines);
    }

    private Map<UUID, DigestContent> read(
            JdbcClient.StatementSpec statement, Collection<UUID> ids, int from, int lines) {
        Map<UUID, Collected> contents = new LinkedHashMap<>();
        statement
                .param("whose", ids.toArray(UUID[]::new))
                .param("today", LocalDate.now(clock))
                .param("from", from)
                .param("until", from + lines - 1)
                .query(row -> {
                    Collected content =
                            contents.computeIfAbsent(row.getObject("whose", UUID.class), id -> new Collected());
                    DigestLine.Part part = DigestLine.Part.values()[row.getInt("part")];
                    content.counts.put(part, row.getInt("items"));
                    if (row.getBoolean("shown")) {
                        content.lines.add(line(row, part));
                    }
                });
        Map<UUID, DigestContent> finished = new LinkedHashMap<>();
        contents.forEach((id, content) -> finished.put(id, new DigestContent(content.counts, content.lines)));
        return finished;
    }

    private static DigestLine line(ResultSet row, DigestLine.Part part) throws SQLException {
        String type = row.getString("area_type");
        return new DigestLine(
                row.getObject("id", UUID.class),
                part,
                row.getString("name_km"),
                row.getString("name_en"),
                month(row),
                type == null ? null : AreaType.valueOf(type),
                row.getString("area_km"),
                row.getString("area_latin"),
                row.getString("provider_km"),
                row.getString("provider_latin"),
                row.getObject("due_on", LocalDate.class),
                row.getInt("days"),
                row.getBoolean("urgent"),
                row.getBoolean("mine"),
                row.getString("code"),
                row.getString("holder"),
                row.getString("stead_km"),
                row.getString("stead_latin"));
    }

    private static @Nullable Integer month(ResultSet row) throws SQLException {
        return row.getObject("month", Integer.class);
    }

    private static final class Collected {

        private final Map<DigestLine.Part, Integer> counts = new EnumMap<>(DigestLine.Part.class);
        private final List<DigestLine> lines = new ArrayList<>();
    }
}
