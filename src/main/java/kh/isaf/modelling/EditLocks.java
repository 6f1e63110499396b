package kh.isaf.modelling;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One person at a time edits a file of a draft; another may take over, and says so. Times are the database's. */
@Component
@Transactional
public class EditLocks {

    private static final int MINUTES = 10;

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    EditLocks(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Who holds the file now. */
    @Transactional(readOnly = true)
    public Optional<EditLock> holder(UUID release, String file) {
        return jdbc.sql("select * from model_lock where release_id = ? and file = ? and until > now()")
                .params(release, file)
                .query((row, number) -> new EditLock(
                        row.getObject("token", UUID.class),
                        row.getObject("holder_id", UUID.class),
                        row.getString("holder_name"),
                        row.getObject("since", OffsetDateTime.class),
                        row.getObject("until", OffsetDateTime.class)))
                .optional();
    }

    /** Who holds which file of a release now. */
    @Transactional(readOnly = true)
    public Map<String, String> holders(UUID release) {
        Map<String, String> holders = new HashMap<>();
        jdbc.sql("select file, holder_name from model_lock where release_id = ? and until > now()")
                .param(release)
                .query(row -> {
                    holders.put(row.getString("file"), row.getString("holder_name"));
                });
        return holders;
    }

    /** Takes the file if nobody holds it, or the actor does in another window; empty where somebody else holds it. */
    public Optional<EditLock> take(Actor by, UUID release, String file) {
        boolean taken = write(by, release, file, "where held.until <= now() or held.holder_id = excluded.holder_id");
        return taken ? holder(release, file) : Optional.empty();
    }

    /** In one statement, so that of two who press at once the later one holds it. */
    private boolean write(Actor by, UUID release, String file, String unless) {
        return jdbc.sql("""
                insert into model_lock as held (release_id, file, token, holder_id, holder_name, since, until)
                values (:release, :file, :token, :id, :name, now(), now() + make_interval(mins => :minutes))
                on conflict (release_id, file) do update set token = excluded.token, holder_id = excluded.holder_id,
                    holder_name = excluded.holder_name, since = excluded.since, until = excluded.until
                """ + unless)
                        .param("release", release)
                        .param("file", file)
                        .param("token", UUID.randomUUID())
                        .param("id", by.personId())
                        .param("name", by.name())
                        .param("minutes", MINUTES)
                        .update()
                == 1;
    }

    /** Takes the file from whoever holds it. */
    public EditLock takeOver(Actor by, UUID release, String file) {
        String before = holder(release, file).map(EditLock::holder).orElse(null);
        write(by, release, file, "");
        EditLock lock = holder(release, file).orElseThrow();
        audit.record(by, "release.takeOver", "release/" + release + "/" + file, before, by.name(), null);
        return lock;
    }

    /** Whether this token holds the file; if so it holds on for some minutes more. */
    public boolean holds(UUID release, String file, UUID token) {
        return jdbc.sql("""
                update model_lock set until = now() + make_interval(mins => ?)
                where release_id = ? and file = ? and token = ?""").params(MINUTES, release, file, token).update() == 1;
    }

    /** Ends whatever hold there is, so that a page that is still open saves a copy and not over what comes now. */
    void end(UUID release, String file) {
        jdbc.sql("delete from model_lock where release_id = ? and file = ?")
                .params(release, file)
                .update();
    }

    /** Gives the file back. */
    public void leave(UUID release, String file, UUID token) {
        jdbc.sql("delete from model_lock where release_id = ? and file = ? and token = ?")
                .params(release, file, token)
                .update();
    }
}
