package kh.isaf.modelling;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Work that could not be saved, as somebody else had taken the file over: kept beside the draft until it is used. */
@Component
public class KeptCopies {

    /** One copy, without its content. */
    public record KeptCopy(UUID id, String file, String person, OffsetDateTime at) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    KeptCopies(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps one copy a person and file: the newest. */
    void keep(Actor by, UUID release, String file, byte[] content) {
        jdbc.sql("delete from model_kept_copy where release_id = ? and file = ? and person_id = ?")
                .params(release, file, by.personId())
                .update();
        jdbc.sql("""
                insert into model_kept_copy (id, release_id, file, content, person_id, person_name, kept_at)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(UUID.randomUUID(), release, file, content, by.personId(), by.name(), OffsetDateTime.now(clock))
                .update();
    }

    public List<KeptCopy> of(UUID release) {
        return jdbc.sql("select id, file, person_name as person, kept_at as at from model_kept_copy"
                        + " where release_id = ? order by kept_at desc")
                .param(release)
                .query(KeptCopy.class)
                .list();
    }

    public byte[] content(UUID release, String file, UUID copy) {
        return jdbc.sql("select content from model_kept_copy where release_id = ? and file = ? and id = ?")
                .params(release, file, copy)
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> new NotFound("copy " + copy));
    }
}
