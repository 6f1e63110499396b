package kh.isaf.oversight.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.territory.AreaType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables of the reports. */
@Component
class ReportStore {

    private static final TypeReference<TreeMap<String, Long>> SUMS = new TypeReference<>() {};
    private static final TypeReference<TreeMap<String, TreeMap<String, Long>>> PARTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ReportStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Report find(UUID id) {
        Map<String, String> texts = texts(id);
        List<Report.Step> steps =
                jdbc.sql("""
                        select act, person_id, person_name, note, at from report_step
                        where report_id = ? order by position""").param(id).query(Report.Step.class).list();
        return jdbc.sql("""
                        select r.id, r.area_code, r.kind, r.year, r.number, r.status, r.query, r.figures, r.taken_at,
                            r.sent_at, a.type, coalesce(a.name_km, '') as name_km, coalesce(a.name_latin, '') as name_latin
                        from report r left join area a on a.code = r.area_code where r.id = ?""")
                .param(id)
                .query((row, number) -> report(row, texts, steps))
                .optional()
                .orElseThrow(() -> new NotFound("report " + id));
    }

    private Report report(ResultSet row, Map<String, String> texts, List<Report.Step> steps) throws SQLException {
        String type = row.getString("type");
        return new Report(
                row.getObject("id", UUID.class),
                row.getString("area_code"),
                type == null ? null : AreaType.valueOf(type),
                row.getString("name_km"),
                row.getString("name_latin"),
                new ReportPeriod(ReportKind.valueOf(row.getString("kind")), row.getInt("year"), row.getInt("number")),
                ReportStatus.valueOf(row.getString("status")),
                row.getString("query"),
                json.readValue(row.getString("figures"), SUMS),
                row.getObject("taken_at", OffsetDateTime.class),
                row.getObject("sent_at", OffsetDateTime.class),
                texts,
                steps);
    }

    private Map<String, String> texts(UUID id) {
        Map<String, String> texts = new HashMap<>();
        jdbc.sql("select box, language, words from report_text where report_id = ?")
                .param(id)
                .query(row -> {
                    texts.put(row.getString("box") + "." + row.getString("language"), row.getString("words"));
                });
        return texts;
    }

    /** What each object gave to each figure when they were taken. */
    Map<String, ? extends Map<String, Long>> parts(UUID id) {
        return json.readValue(
                jdbc.sql("select parts from report where id = ?")
                        .param(id)
                        .query(String.class)
                        .single(),
                PARTS);
    }

    @Nullable
    UUID id(String area, ReportPeriod period) {
        return jdbc.sql("select id from report where area_code = ? and kind = ? and year = ? and number = ?")
                .params(area, period.kind().name(), period.year(), period.number())
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    UUID required(String area, ReportPeriod period) {
        return Objects.requireNonNull(id(area, period));
    }

    /** False if somebody else has begun it. */
    boolean insert(UUID id, String area, ReportPeriod period, OffsetDateTime at) {
        return jdbc.sql("""
                        insert into report (id, area_code, kind, year, number, status, query, parameters, figures, parts,
                            taken_at)
                        values (?, ?, ?, ?, ?, 'DRAFT', '', '{}', '{}', '{}', ?)
                        on conflict (area_code, kind, year, number) do nothing""")
                        .params(id, area, period.kind().name(), period.year(), period.number(), at)
                        .update()
                == 1;
    }

    void figures(UUID id, LocalDate day, Map<String, Map<String, Long>> parts, OffsetDateTime at) {
        jdbc.sql("""
                        update report set query = :query, figures = :figures::jsonb, parts = :parts::jsonb, taken_at = :at,
                            parameters = jsonb_build_object('area', area_code, 'kind', kind, 'year', year,
                                'number', number, 'day', :day::text)
                        where id = :id""")
                .param("query", FigureQuery.ID)
                .param("figures", json.writeValueAsString(FigureQuery.sums(parts)))
                .param("parts", json.writeValueAsString(parts))
                .param("at", at)
                .param("day", day.toString())
                .param("id", id)
                .update();
    }

    void words(UUID id, TextBox box, String language, String words) {
        jdbc.sql("""
                        insert into report_text (report_id, box, language, words) values (?, ?, ?, ?)
                        on conflict (report_id, box, language) do update set words = excluded.words""").params(id, box.id(), language, words).update();
    }

    /** Keeps others from changing the report until the transaction ends; refused if one of them just has. */
    void lock(UUID id, ReportStatus status) {
        boolean still = jdbc.sql("select status from report where id = ? for update")
                .param(id)
                .query(String.class)
                .single()
                .equals(status.name());
        if (!still) {
            throw new Refusal(null, "report.error.state");
        }
    }

    void move(UUID id, ReportStatus from, ReportStatus to, @Nullable OffsetDateTime sentAt) {
        int moved = jdbc.sql("update report set status = :to, sent_at = :sent where id = :id and status = :from")
                .param("to", to.name())
                .param("sent", sentAt)
                .param("id", id)
                .param("from", from.name())
                .update();
        if (moved == 0) {
            throw new Refusal(null, "report.error.state");
        }
    }

    void step(UUID id, ReportAct act, Actor actor, @Nullable String note, OffsetDateTime at) {
        jdbc.sql("""
                        insert into report_step (report_id, position, act, person_id, person_name, note, at)
                        select :id, count(*) + 1, :act, :person, :name, :note, :at from report_step where report_id = :id""")
                .param("id", id)
                .param("act", act.name())
                .param("person", actor.personId())
                .param("name", actor.name())
                .param("note", note)
                .param("at", at)
                .update();
    }
}
