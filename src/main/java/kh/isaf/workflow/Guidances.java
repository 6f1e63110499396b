package kh.isaf.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.workflow.Guidance.Texts;
import kh.isaf.workflow.engine.EngineTasks;
import kh.isaf.workflow.engine.Releases;
import kh.isaf.workflow.engine.UserTask;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What NCDDS tells the people who do a task. Each change is a version with its date and author; none is lost. */
@Service
@Transactional
public class Guidances {

    private final JdbcClient jdbc;
    private final EngineTasks engine;
    private final Releases releases;
    private final AuditTrail audit;
    private final Clock clock;

    Guidances(JdbcClient jdbc, EngineTasks engine, Releases releases, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.engine = engine;
        this.releases = releases;
        this.audit = audit;
        this.clock = clock;
    }

    /** The tasks of the live release. */
    @Transactional(readOnly = true)
    public List<UserTask> tasks() {
        return engine.userTasks(releases.current());
    }

    /** A task of the live release. */
    @Transactional(readOnly = true)
    public UserTask task(String id) {
        return tasks().stream()
                .filter(task -> task.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("task " + id));
    }

    /** What holds for a task: what NCDDS wrote, and the model's text where it wrote nothing. */
    @Transactional(readOnly = true)
    public Guidance of(String release, String task) {
        Guidance own = versions(task).stream()
                .findFirst()
                .filter(newest -> !newest.withdrawn())
                .orElse(new Guidance(task, 0, Texts.NONE, Texts.NONE, false, null, null));
        return engine.userTasks(release).stream()
                .filter(found -> found.id().equals(task))
                .findFirst()
                .map(model -> new Guidance(
                        task,
                        own.version(),
                        own.km().or(model.guidanceKm()),
                        own.en().or(model.guidanceEn()),
                        false,
                        own.writtenAt(),
                        own.personName()))
                .orElse(own);
    }

    /** All that was ever written for a task, the newest first. */
    @Transactional(readOnly = true)
    public List<Guidance> versions(String task) {
        return jdbc.sql("select * from task_guidance where task = :task order by version desc")
                .param("task", task)
                .query(Guidances::guidance)
                .list();
    }

    /** The newest version of each task that has one. */
    @Transactional(readOnly = true)
    public Map<String, Guidance> newest() {
        return jdbc
                .sql("select distinct on (task) * from task_guidance order by task, version desc")
                .query(Guidances::guidance)
                .list()
                .stream()
                .collect(Collectors.toMap(Guidance::task, Function.identity()));
    }

    /**
     * Writes a further version.
     *
     * @param basedOn the newest version as the writer saw it; refused when there is a newer one by now
     */
    public void write(String task, int basedOn, Texts km, Texts en, Actor actor) {
        keep(task, basedOn, km, en, false, actor);
    }

    /** Goes back to the model's text; what was written stays among the versions. */
    public void withdraw(String task, int basedOn, Actor actor) {
        keep(task, basedOn, Texts.NONE, Texts.NONE, true, actor);
    }

    private void keep(String task, int basedOn, Texts km, Texts en, boolean withdrawn, Actor actor) {
        List<Guidance> before = versions(task);
        int newest = before.isEmpty() ? 0 : before.get(0).version();
        if (basedOn != newest) {
            throw new Refusal(null, "guidance.refusal.overtaken");
        }
        try {
            insert(task, newest + 1, km, en, withdrawn, actor);
        } catch (DuplicateKeyException atTheSameMoment) {
            throw new Refusal(null, "guidance.refusal.overtaken");
        }
        audit.record(
                actor,
                withdrawn ? "guidance.withdraw" : "guidance.write",
                "task_guidance/" + task,
                before.isEmpty() ? null : before.get(0).km().todo(),
                km.todo(),
                null);
    }

    private void insert(String task, int version, Texts km, Texts en, boolean withdrawn, Actor actor) {
        jdbc.sql("""
                insert into task_guidance (task, version, todo_km, todo_en, checklist_km, checklist_en, sample_km,
                    sample_en, manual_km, manual_en, withdrawn, written_at, person_name)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        task,
                        version,
                        km.todo(),
                        en.todo(),
                        km.checklist(),
                        en.checklist(),
                        km.sample(),
                        en.sample(),
                        km.manual(),
                        en.manual(),
                        withdrawn,
                        OffsetDateTime.now(clock),
                        actor.name())
                .update();
    }

    private static Guidance guidance(ResultSet row, int number) throws SQLException {
        return new Guidance(
                row.getString("task"),
                row.getInt("version"),
                texts(row, "_km"),
                texts(row, "_en"),
                row.getBoolean("withdrawn"),
                row.getObject("written_at", OffsetDateTime.class),
                row.getString("person_name"));
    }

    private static Texts texts(ResultSet row, String language) throws SQLException {
        return new Texts(
                row.getString("todo" + language),
                row.getString("checklist" + language),
                row.getString("sample" + language),
                row.getString("manual" + language));
    }
}
