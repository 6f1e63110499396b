package kh.isaf.territory;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kh.isaf.access.Actor;
import kh.isaf.imports.Change;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What areas were called and which they were before: each change stays, also one that was taken back. */
@Component
@Transactional
public class AreaHistory {

    private static final TypeReference<LinkedHashMap<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    AreaHistory(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * One change of an area.
     *
     * @param changedOn the day from which it holds
     * @param before texts of what changed, by column of the gazetteer's table
     */
    public record Past(LocalDate changedOn, String personName, Map<String, String> before, Map<String, String> after) {

        public List<String> columns() {
            return List.copyOf(after.keySet());
        }
    }

    /** The newest change first. */
    @Transactional(readOnly = true)
    public List<Past> of(String areaCode) {
        return jdbc.sql("""
                select changed_on, person_name, before, after from area_history
                where area_code = ? order by id desc""")
                .param(areaCode)
                .query((row, number) -> new Past(
                        row.getObject(1, LocalDate.class),
                        row.getString(2),
                        json.readValue(row.getString(3), TEXTS),
                        json.readValue(row.getString(4), TEXTS)))
                .list();
    }

    /** Remembers what is about to change; an area that is new has no past. */
    void keep(Actor by, List<Change> changes) {
        for (Change change : changes) {
            Map<String, String> before = change.before();
            Map<String, String> after = change.after();
            if (before != null && after != null) {
                keep(by, change.key(), before, after);
            }
        }
    }

    private void keep(Actor by, String code, Map<String, String> before, Map<String, String> after) {
        Map<String, String> old = new LinkedHashMap<>();
        Map<String, String> now = new LinkedHashMap<>();
        after.forEach((column, text) -> {
            String was = before.getOrDefault(column, "");
            if (!was.equals(text)) {
                old.put(column, was);
                now.put(column, text);
            }
        });
        jdbc.sql("""
                insert into area_history (area_code, changed_on, recorded_at, person_name, before, after)
                values (:code, :day, :now, :person, :before::jsonb, :after::jsonb)""")
                .param("code", code)
                .param("day", day(now))
                .param("now", OffsetDateTime.now(clock))
                .param("person", by.name())
                .param("before", json.writeValueAsString(old))
                .param("after", json.writeValueAsString(now))
                .update();
    }

    /** The day the table gives for the change, or else today. */
    private LocalDate day(Map<String, String> now) {
        return List.of("changed_on", "closed_on", "opened_on").stream()
                .map(column -> now.getOrDefault(column, ""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(LocalDate::parse)
                .orElseGet(() -> LocalDate.now(clock));
    }
}
