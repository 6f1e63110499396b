package kh.isaf.imports;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of imports: what was sent, and where each stands. */
@Component
class ImportRecords {

    private static final String SHOWN = """
            select id, register, file_name, status, person_name, taken_at, row_count, added, changed, unchanged,
                overtaken, written, failure_key, failure_args, run_by_name, ended_at, undone_by_name, undone_at
            from register_import""";

    private final JdbcClient jdbc;
    private final Clock clock;

    ImportRecords(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(UUID id, Actor by, String register, String fileName, byte[] content) {
        jdbc.sql("""
                insert into register_import (id, register, file_name, content, status, person_name, taken_at)
                values (:id, :register, :file, :content, 'CHECKED', :person, :now)""")
                .param("id", id)
                .param("register", register)
                .param("file", fileName)
                .param("content", content)
                .param("person", by.name())
                .param("now", now())
                .update();
    }

    byte[] content(UUID id) {
        return jdbc.sql("select content from register_import where id = ?")
                .param(id)
                .query((row, number) -> row.getBytes(1))
                .single();
    }

    void checked(UUID id, Comparison.Finding finding, boolean overtaken) {
        jdbc.sql("""
                update register_import set status = :status, row_count = :rows, added = :added, changed = :changed,
                    unchanged = :unchanged, overtaken = :overtaken, written = 0
                where id = :id""")
                .param("status", (finding.accepted() ? ImportStatus.CHECKED : ImportStatus.REFUSED).name())
                .param("rows", finding.rows())
                .param("added", finding.added())
                .param("changed", finding.changed())
                .param("unchanged", finding.unchanged())
                .param("overtaken", overtaken)
                .param("id", id)
                .update();
    }

    /** @return whether the import may be run and was not asked for before */
    boolean claim(UUID id, Actor by) {
        return jdbc.sql("""
                update register_import set status = 'WAITING', written = 0, overtaken = false, failure_key = null,
                    failure_args = null, run_by = :by, run_by_name = :name
                where id = :id and status in ('CHECKED', 'FAILED')""")
                        .param("by", by.personId())
                        .param("name", by.name())
                        .param("id", id)
                        .update()
                > 0;
    }

    /** Who asked for the run. */
    Optional<Actor> claimedBy(UUID id) {
        return jdbc.sql(
                        "select run_by, run_by_name from register_import where id = ? and status in ('WAITING', 'RUNNING')")
                .param(id)
                .query((row, number) -> importer(row.getObject(1, UUID.class), row.getString(2)))
                .optional();
    }

    /** In a job nobody is signed in: whoever asked for the run was an administrator of NCDDS. */
    private static Actor importer(UUID id, String name) {
        return new Actor(id, name, Set.of(new Grant(Role.NCDDS_ADMIN, "")));
    }

    void progress(UUID id, int written) {
        jdbc.sql("update register_import set status = 'RUNNING', written = ? where id = ?")
                .params(written, id)
                .update();
    }

    void done(UUID id, int written) {
        jdbc.sql("update register_import set status = 'DONE', written = ?, ended_at = ? where id = ?")
                .params(written, now(), id)
                .update();
    }

    void failed(UUID id, Refusal reason) {
        jdbc.sql("""
                update register_import set status = 'FAILED', failure_key = :key, failure_args = :args, ended_at = :now
                where id = :id and status in ('WAITING', 'RUNNING')""")
                .param("key", reason.messageKey())
                .param("args", Arrays.stream(reason.args()).map(String::valueOf).toArray(String[]::new))
                .param("now", now())
                .param("id", id)
                .update();
    }

    /** @return whether the import was done and not undone before */
    boolean undone(UUID id, Actor by) {
        return jdbc.sql("""
                update register_import set status = 'UNDONE', undone_by_name = :by, undone_at = :now
                where id = :id and status = 'DONE'""")
                        .param("by", by.name())
                        .param("now", now())
                        .param("id", id)
                        .update()
                > 0;
    }

    Optional<ImportRun> find(UUID id) {
        return jdbc.sql(SHOWN + " where id = ?").param(id).query(this::run).optional();
    }

    /** The newest first; of one register, or of all for an empty id. */
    List<ImportRun> newest(String register, int most) {
        return jdbc.sql(SHOWN + " where :register in ('', register) order by taken_at desc, id limit :most")
                .param("register", register)
                .param("most", most)
                .query(this::run)
                .list();
    }

    /** Nobody else imports into the register until the transaction ends. */
    void lock(String register) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('register/' || ?))")
                .param(register)
                .query((row, number) -> true)
                .single();
    }

    /** Has the database check now what it would check at the end of the transaction. */
    void settle() {
        jdbc.sql("set constraints all immediate").update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private ImportRun run(ResultSet row, int number) throws SQLException {
        Array args = row.getArray("failure_args");
        return new ImportRun(
                row.getObject("id", UUID.class),
                row.getString("register"),
                row.getString("file_name"),
                ImportStatus.valueOf(row.getString("status")),
                row.getString("person_name"),
                Objects.requireNonNull(time(row, "taken_at")),
                row.getInt("row_count"),
                row.getInt("added"),
                row.getInt("changed"),
                row.getInt("unchanged"),
                row.getBoolean("overtaken"),
                row.getInt("written"),
                row.getString("failure_key"),
                args == null ? List.of() : List.of((String[]) args.getArray()),
                row.getString("run_by_name"),
                time(row, "ended_at"),
                row.getString("undone_by_name"),
                time(row, "undone_at"));
    }

    private @Nullable LocalDateTime time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.atZoneSameInstant(clock.getZone()).toLocalDateTime();
    }
}
