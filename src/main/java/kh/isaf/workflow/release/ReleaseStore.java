package kh.isaf.workflow.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import kh.isaf.access.Actor;
import kh.isaf.access.NotFound;
import kh.isaf.workflow.release.ModelRelease.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of releases and of their files. Who may do what with them is for others to say. */
@Component
public class ReleaseStore {

    /** Names the lock under which a release is put into force, and a node looks for the product's own. */
    private static final long LOCK = 7_724_002L;

    private final JdbcClient jdbc;
    private final Clock clock;

    ReleaseStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Nobody else puts a release into force before this transaction ends. */
    public void hold() {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(?)) locked")
                .param(LOCK)
                .query(Integer.class)
                .single();
    }

    /** The release that areas start on now; nothing before the product has deployed its own. */
    public Optional<ModelRelease> live() {
        return jdbc.sql("select * from model_release where number is not null order by number desc limit 1")
                .query(ReleaseStore::release)
                .optional();
    }

    public Optional<ModelRelease> find(UUID id) {
        return jdbc.sql("select * from model_release where id = ?")
                .param(id)
                .query(ReleaseStore::release)
                .optional();
    }

    public ModelRelease get(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("release " + id));
    }

    /** The same, and nobody else changes it before this transaction ends. */
    public ModelRelease held(UUID id) {
        return jdbc.sql("select * from model_release where id = ? for update")
                .param(id)
                .query(ReleaseStore::release)
                .optional()
                .orElseThrow(() -> new NotFound("release " + id));
    }

    public Optional<ModelRelease> tagged(String tag) {
        return jdbc.sql("select * from model_release where tag = ?")
                .param(tag)
                .query(ReleaseStore::release)
                .optional();
    }

    /** All releases, what is worked on first, then the newest that was live. */
    public List<ModelRelease> all() {
        return jdbc.sql("""
                select * from model_release where state <> 'DISCARDED'
                order by number desc nulls first, begun_at desc, id""").query(ReleaseStore::release).list();
    }

    public ReleaseFiles files(UUID release) {
        return files(release, "content");
    }

    /** What its author began from, or last took over from what had become live since. */
    public ReleaseFiles base(UUID release) {
        return files(release, "base");
    }

    private ReleaseFiles files(UUID release, String column) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        jdbc.sql("select name, " + column + " as bytes from model_release_file where release_id = ? and " + column
                        + " is not null")
                .param(release)
                .query(row -> {
                    files.put(row.getString("name"), row.getBytes("bytes"));
                });
        return new ReleaseFiles(files);
    }

    public Optional<byte[]> file(UUID release, String name) {
        return jdbc.sql("""
                select content from model_release_file where release_id = ? and name = ? and content is not null""").params(release, name).query(byte[].class).optional();
    }

    /** When each file was last changed, and by whom. */
    public Map<String, Step> changes(UUID release) {
        return jdbc
                .sql("select name, changed_at, changed_by from model_release_file where release_id = ?")
                .param(release)
                .query((row, number) -> Map.entry(
                        row.getString("name"),
                        new Step(row.getObject("changed_at", OffsetDateTime.class), row.getString("changed_by"), "")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Keeps a new release with its files; what it begins from and they do not have, its author took away. */
    public UUID add(
            ReleaseSource source,
            ReleaseState state,
            @Nullable UUID basedOn,
            Actor author,
            ReleaseFiles base,
            ReleaseFiles files) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into model_release (id, source, state, based_on, begun_at, author_id, author_name)
                values (:id, :source, :state, :based, :now, :author, :name)""")
                .param("id", id)
                .param("source", source.name())
                .param("state", state.name())
                .param("based", basedOn)
                .param("now", now())
                .param("author", author.personId())
                .param("name", author.name())
                .update();
        SortedSet<String> names = base.names();
        names.addAll(files.names());
        for (String name : names) {
            jdbc.sql("""
                    insert into model_release_file (release_id, name, content, base, changed_at, changed_by)
                    values (:id, :name, :content, :base, :now, :by)""")
                    .param("id", id)
                    .param("name", name)
                    .param("content", files.find(name).orElse(null), Types.BINARY)
                    .param("base", base.find(name).orElse(null), Types.BINARY)
                    .param("now", now())
                    .param("by", author.name())
                    .update();
        }
        return id;
    }

    /** Writes one file. */
    public void write(UUID release, String name, byte[] content, Actor by) {
        jdbc.sql("""
                insert into model_release_file (release_id, name, content, changed_at, changed_by)
                values (?, ?, ?, ?, ?)
                on conflict (release_id, name) do update set content = excluded.content,
                    changed_at = excluded.changed_at, changed_by = excluded.changed_by
                where model_release_file.content is distinct from excluded.content""").params(release, name, content, now(), by.name()).update();
    }

    /** Takes a file away; what it began from stays known. */
    public void remove(UUID release, String name, Actor by) {
        jdbc.sql("delete from model_release_file where release_id = ? and name = ? and base is null")
                .params(release, name)
                .update();
        jdbc.sql("""
                update model_release_file set content = null, changed_at = ?, changed_by = ?
                where release_id = ? and name = ?""").params(now(), by.name(), release, name).update();
    }

    /** Notes what is live of a file now; where the draft has no such file yet, it gets it as it is live. */
    public void base(UUID release, String name, byte[] live, Actor by) {
        jdbc.sql("""
                insert into model_release_file (release_id, name, content, base, changed_at, changed_by)
                values (?, ?, ?, ?, ?, ?)
                on conflict (release_id, name) do update set base = excluded.base""").params(release, name, live, live, now(), by.name()).update();
    }

    /** Notes what is live of a file now, or that it is live no more; the draft's own file stays as it is. */
    public void rebase(UUID release, String name, byte @Nullable [] live) {
        jdbc.sql("delete from model_release_file where release_id = ? and name = ? and content is null and ?")
                .params(release, name, live == null)
                .update();
        jdbc.sql("update model_release_file set base = :live where release_id = :release and name = :name")
                .param("live", live, Types.BINARY)
                .param("release", release)
                .param("name", name)
                .update();
    }

    /** The release that the draft builds on from now on. */
    public void basedOn(UUID release, UUID live) {
        jdbc.sql("update model_release set based_on = ? where id = ?")
                .params(live, release)
                .update();
    }

    /** The release of the product whose changes this one has: one it took up, or the one it all began with. */
    public Optional<ModelRelease> product(UUID release) {
        return jdbc.sql("""
                with recursive line as (
                    select *, 0 as step from model_release where id = ?
                    union all
                    select before.*, line.step + 1 from model_release before join line on before.id = line.based_on
                    where line.product_id is null and line.source <> 'PRODUCT')
                select product.* from line
                    join model_release product
                        on product.id = coalesce(line.product_id, case when line.source = 'PRODUCT' then line.id end)
                order by line.step limit 1""").param(release).query(ReleaseStore::release).optional();
    }

    /** The draft has taken up what the product changed up to this release of its own. */
    public void tookUp(UUID release, UUID product) {
        jdbc.sql("update model_release set product_id = ? where id = ?")
                .params(product, release)
                .update();
    }

    /** The newest release that the product offers. */
    public Optional<ModelRelease> offered() {
        return jdbc.sql("select * from model_release where state = 'OFFERED' order by begun_at desc, id limit 1")
                .query(ReleaseStore::release)
                .optional();
    }

    /** The person has had a hand in it, and may not approve it. */
    public void author(UUID release, Actor by) {
        jdbc.sql("insert into model_release_author values (?, ?, ?) on conflict do nothing")
                .params(release, by.personId(), by.name())
                .update();
    }

    /** Whoever wrote one of its changed files in another draft has had a hand in it too, whichever way it came here. */
    public void authorsElsewhere(UUID release) {
        jdbc.sql("""
                insert into model_release_author (release_id, person_id, name)
                select distinct on (author.person_id) mine.release_id, author.person_id, author.name
                from model_release_file mine
                    join model_release_file other on other.name = mine.name and other.release_id <> mine.release_id
                        and other.content = mine.content and other.content is distinct from other.base
                    join model_release draft on draft.id = other.release_id and draft.state not in ('LIVE', 'OFFERED')
                    join model_release_author author on author.release_id = draft.id
                where mine.release_id = ? and mine.content is distinct from mine.base
                order by author.person_id
                on conflict do nothing""").param(release).update();
    }

    /** The names of all who had a hand in it. */
    public Map<UUID, String> authors(UUID release) {
        return jdbc
                .sql("select person_id, name from model_release_author where release_id = ?")
                .param(release)
                .query((row, number) -> Map.entry(row.getObject("person_id", UUID.class), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public void notes(UUID release, String km, String en) {
        jdbc.sql("update model_release set note_km = ?, note_en = ? where id = ?")
                .params(km, en, release)
                .update();
    }

    public void submitted(UUID release, String sha256, Actor by) {
        jdbc.sql("""
                update model_release set state = 'REVIEW', sha256 = ?, submitted_at = ?, submitted_by = ? where id = ?""").params(sha256, now(), by.name(), release).update();
    }

    public void returned(UUID release, Actor by, String reason) {
        jdbc.sql("""
                update model_release set state = 'DRAFT', sha256 = null, returned_at = ?, returned_by = ?, return_reason = ?,
                    approved_at = null, approver_id = null, approved_by = null, approval_note = null
                where id = ?""").params(now(), by.name(), reason, release).update();
    }

    public void approved(UUID release, Actor by, String note) {
        jdbc.sql("""
                update model_release set state = 'APPROVED', approved_at = ?, approver_id = ?, approved_by = ?,
                    approval_note = ?
                where id = ?""").params(now(), by.personId(), by.name(), note, release).update();
    }

    /** Under {@link #hold()}; the number is the next one. */
    public void live(UUID release, String tag, String sha256, Actor by) {
        jdbc.sql("""
                update model_release set state = 'LIVE', tag = ?, sha256 = ?, live_at = ?, live_by = ?,
                    number = (select coalesce(max(number), 0) + 1 from model_release)
                where id = ?""").params(tag, sha256, now(), by.name(), release).update();
    }

    public void offered(UUID release, String tag, String sha256) {
        jdbc.sql("update model_release set state = 'OFFERED', tag = ?, sha256 = ? where id = ?")
                .params(tag, sha256, release)
                .update();
    }

    public void discarded(UUID release) {
        jdbc.sql("update model_release set state = 'DISCARDED' where id = ?")
                .param(release)
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static ModelRelease release(ResultSet row, int index) throws SQLException {
        Integer number = row.getObject("number", Integer.class);
        return new ModelRelease(
                row.getObject("id", UUID.class),
                row.getString("tag"),
                number,
                ReleaseSource.valueOf(row.getString("source")),
                ReleaseState.valueOf(row.getString("state")),
                row.getObject("based_on", UUID.class),
                row.getString("note_km"),
                row.getString("note_en"),
                row.getString("sha256"),
                new Step(row.getObject("begun_at", OffsetDateTime.class), row.getString("author_name"), ""),
                step(row, "submitted_at", "submitted_by", null),
                step(row, "returned_at", "returned_by", "return_reason"),
                step(row, "approved_at", "approved_by", "approval_note"),
                step(row, "live_at", "live_by", null));
    }

    private static @Nullable Step step(ResultSet row, String at, String by, @Nullable String words)
            throws SQLException {
        OffsetDateTime when = row.getObject(at, OffsetDateTime.class);
        if (when == null) {
            return null;
        }
        String said = words == null ? null : row.getString(words);
        return new Step(when, String.valueOf(row.getString(by)), said == null ? "" : said);
    }
}
