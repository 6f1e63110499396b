package kh.isaf.modelling.scenario;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kh.isaf.access.Actor;
import kh.isaf.access.Refusal;
import kh.isaf.modelling.scenario.ScenarioFile.NotReadable;
import kh.isaf.workflow.engine.TrialStopped;
import kh.isaf.workflow.model.ProcessParts;
import kh.isaf.workflow.release.ReleaseFiles;
import kh.isaf.workflow.release.ReleaseStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The scenarios of a release: what they are, what came of them last, and what has to hold before it is handed in. */
@Service
@Transactional
public class Scenarios {

    private static final String MODEL = ".bpmn";

    private final ReleaseStore store;
    private final ScenarioRunner runner;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Scenarios(ReleaseStore store, ScenarioRunner runner, JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.store = store;
        this.runner = runner;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The last run.
     *
     * @param sha256 over the files it was run with
     */
    public record LastRun(String sha256, OffsetDateTime at, String by, RunResult result) {}

    /** The table of a release; nothing where it has none. */
    public static List<Scenario> of(ReleaseFiles files) throws NotReadable {
        Optional<byte[]> file = files.find(ReleaseFiles.SCENARIOS);
        return file.isPresent() ? ScenarioFile.read(file.get()) : List.of();
    }

    /** The last run over any files of this release. */
    @Transactional(readOnly = true)
    public Optional<LastRun> last(UUID release) {
        return jdbc.sql("select sha256, ran_at, ran_by, result::text as result from scenario_run where release_id = ?")
                .param(release)
                .query((row, number) -> new LastRun(
                        row.getString("sha256"),
                        row.getObject("ran_at", OffsetDateTime.class),
                        row.getString("ran_by"),
                        json.readValue(row.getString("result"), RunResult.class)))
                .optional();
    }

    /** Runs the table over the files as they are now and keeps what came of it. */
    public RunResult run(Actor by, UUID release) {
        store.get(release);
        return run(by, release, store.files(release));
    }

    /** Runs the table unless it has run over exactly these files; what came of it stays, whatever follows. */
    public void refresh(Actor by, UUID release) {
        ReleaseFiles files = store.files(release);
        if (last(release).filter(run -> run.sha256().equals(files.sha256())).isEmpty()) {
            run(by, release, files);
        }
    }

    /**
     * Lets nothing pass whose scenarios do not hold, or that changes a model which no scenario begins with. They are run
     * now if they have not been over exactly these files.
     */
    public void require(Actor by, UUID release, ReleaseFiles files, ReleaseFiles base) {
        Set<String> tried = read(files).stream().map(Scenario::model).collect(Collectors.toSet());
        List<String> untried = files.differing(base).stream()
                .filter(name -> name.endsWith(MODEL))
                .flatMap(name -> files.find(name).stream())
                .map(model -> ProcessParts.of(model).id())
                .filter(model -> !tried.contains(model))
                .toList();
        if (!untried.isEmpty()) {
            throw new Refusal("scenarios", "scenario.error.untried", String.join(", ", untried));
        }
        RunResult result = last(release)
                .filter(run -> run.sha256().equals(files.sha256()))
                .map(LastRun::result)
                .orElseGet(() -> run(by, release, files));
        if (!result.green()) {
            throw new Refusal("scenarios", "scenario.error.red", String.valueOf(result.red()));
        }
    }

    private RunResult run(Actor by, UUID release, ReleaseFiles files) {
        RunResult result = tried(files);
        jdbc.sql("""
                insert into scenario_run (release_id, sha256, ran_at, ran_by, result)
                values (:release, :sha256, :now, :by, :result::jsonb)
                on conflict (release_id) do update set sha256 = excluded.sha256, ran_at = excluded.ran_at,
                    ran_by = excluded.ran_by, result = excluded.result""")
                .param("release", release)
                .param("sha256", files.sha256())
                .param("now", OffsetDateTime.now(clock))
                .param("by", by.name())
                .param("result", json.writeValueAsString(result))
                .update();
        return result;
    }

    private RunResult tried(ReleaseFiles files) {
        try {
            return runner.run(files, read(files));
        } catch (TrialStopped refused) {
            throw new Refusal(null, "scenario.error.engine", String.join(" ", refused.args()));
        }
    }

    private static List<Scenario> read(ReleaseFiles files) {
        try {
            return of(files);
        } catch (NotReadable e) {
            throw new Refusal(null, "scenario.error.unreadable", String.valueOf(e.line()), e.place());
        }
    }
}
