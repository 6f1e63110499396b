package kh.isaf.workflow.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import kh.isaf.access.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of drafts and published tables. */
@Component
class RuleVersions {

    private final JdbcClient jdbc;
    private final Clock clock;

    RuleVersions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The version in force; nothing where the product's own table is. */
    Optional<RuleVersion> live(RuleTable table) {
        return published(table).stream().findFirst();
    }

    /** All that were ever published, the newest first. */
    List<RuleVersion> published(RuleTable table) {
        return jdbc.sql("""
                select * from rule_table where decision = :decision and version is not null
                order by version desc""").param("decision", table.id()).query(this::version).list();
    }

    List<RuleVersion> drafts(RuleTable table) {
        return jdbc.sql("""
                select * from rule_table where decision = :decision and version is null
                order by drafted_at desc, id""").param("decision", table.id()).query(this::version).list();
    }

    RuleVersion get(UUID id) {
        return jdbc.sql("select * from rule_table where id = :id")
                .param("id", id)
                .query(this::version)
                .optional()
                .orElseThrow(() -> new NotFound("table " + id));
    }

    UUID draft(RuleTable table, byte[] dmn, @Nullable UUID basedOn, String shippedHash, String by) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into rule_table (id, decision, dmn, based_on, shipped_hash, drafted_at, drafted_by)
                values (:id, :decision, :dmn, :based, :shipped, :now, :by)""")
                .param("id", id)
                .param("decision", table.id())
                .param("dmn", dmn)
                .param("based", basedOn)
                .param("shipped", shippedHash)
                .param("now", OffsetDateTime.now(clock))
                .param("by", by)
                .update();
        return id;
    }

    void discard(UUID draft) {
        jdbc.sql("delete from rule_table where id = :id and version is null")
                .param("id", draft)
                .update();
    }

    void publish(UUID draft, int version, String shippedHash, String by, String reason) {
        jdbc.sql("""
                update rule_table set version = :version, published_at = :now, published_by = :by, reason = :reason,
                    shipped_hash = :shipped
                where id = :id""")
                .param("version", version)
                .param("now", OffsetDateTime.now(clock))
                .param("by", by)
                .param("reason", reason)
                .param("shipped", shippedHash)
                .param("id", draft)
                .update();
    }

    void tried(UUID draft, Preview preview) {
        jdbc.sql("update rule_table set tried_at = :now where id = :id")
                .param("now", OffsetDateTime.now(clock))
                .param("id", draft)
                .update();
        jdbc.sql("delete from rule_table_preview where rule_table_id = :id")
                .param("id", draft)
                .update();
        preview.years().forEach(year -> jdbc.sql("""
                insert into rule_table_preview
                    (rule_table_id, year, deadlines, stages, tasks, steps_new, steps_gone, notices)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        draft,
                        year.year(),
                        year.deadlines(),
                        year.stages(),
                        year.tasks(),
                        year.stepsNew(),
                        year.stepsGone(),
                        year.notices())
                .update());
    }

    Preview preview(UUID draft) {
        return new Preview(
                jdbc.sql("""
                select year, deadlines, stages, tasks, steps_new, steps_gone, notices from rule_table_preview
                where rule_table_id = :id order by year""").param("id", draft).query(YearEffect.class).list());
    }

    /** The same for tables that say the same, whatever their files look like. */
    static String hash(RuleSheet sheet) {
        try {
            String cells = sheet.rows().stream()
                    .map(row -> String.join("|", row.cells()))
                    .collect(Collectors.joining("\n"));
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(cells.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private RuleVersion version(ResultSet row, int number) throws SQLException {
        int version = row.getInt("version");
        return new RuleVersion(
                row.getObject("id", UUID.class),
                row.getString("decision"),
                row.getBytes("dmn"),
                row.getObject("based_on", UUID.class),
                row.getString("shipped_hash"),
                inZone(row, "drafted_at").orElseThrow(),
                row.getString("drafted_by"),
                version == 0 ? null : version,
                inZone(row, "published_at").orElse(null),
                row.getString("published_by"),
                row.getString("reason"),
                inZone(row, "tried_at").orElse(null));
    }

    private Optional<OffsetDateTime> inZone(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(at -> at.atZoneSameInstant(clock.getZone()).toOffsetDateTime());
    }
}
