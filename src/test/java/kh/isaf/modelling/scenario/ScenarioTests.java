package kh.isaf.modelling.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import kh.isaf.ProductTest;
import kh.isaf.modelling.scenario.Scenario.Kind;
import kh.isaf.modelling.scenario.Scenario.Move;
import kh.isaf.modelling.scenario.Scenario.Then;
import kh.isaf.workflow.release.ReleaseFiles;
import kh.isaf.workflow.release.ReleaseStore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Scenarios run in the real engine, and nothing of them stays. */
class ScenarioTests extends ProductTest {

    @Autowired
    ReleaseStore store;

    @Autowired
    ScenarioRunner runner;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theShippedScenariosHoldAndPassWhatTheShippedModelsCanDo() throws Exception {
        List<Scenario> shipped = ScenarioFile.read(ShippedScenarios.file());
        assertThat(ScenarioFile.read(ScenarioFile.write(shipped))).isEqualTo(shipped);
        String before = rows();
        RunResult result = runner.run(live(), shipped);
        assertThat(result.outcomes()).allSatisfy(outcome -> assertThat(outcome.problems())
                .as(outcome.en() + " step " + outcome.step() + " open " + outcome.open())
                .isEmpty());
        assertThat(Coverage.of(live(), result.passed()))
                .allSatisfy(coverage ->
                        assertThat(coverage.never()).as(coverage.model().id()).isEmpty());
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void aScenarioSaysWhereTheCaseWentAnotherWay() {
        assertThat(problem(new Move(Kind.TASK, "checkI4c", null, Map.of()))).isEqualTo("TASK [checkI4c, enterI4c]");
        assertThat(problem(new Move(Kind.TASK, "enterI4c", null, Map.of("nothing", "1"))))
                .isEqualTo("ANSWER [enterI4c, nothing]");
        assertThat(problem(new Move(Kind.TIMER, "monthStart", null, Map.of()))).isEqualTo("TIMER [monthStart]");
        assertThat(problem(new Move(Kind.MESSAGE, "stepClosed", null, Map.of())))
                .isEqualTo("MESSAGE [stepClosed]");
        assertThat(problem(new Move(Kind.FINISH, "scorecard", null, Map.of()))).isEqualTo("NOT_RUNNING [scorecard]");
        assertThat(problem(new Move(Kind.TASK, "enterI4c", null, Map.of()))).isEqualTo("NOT_ENDED [checkI4c]");
    }

    @Test
    void aChangedModelTurnsAScenarioRed() throws Exception {
        byte[] changed = new String(live().find("i4cPreparation.bpmn").orElseThrow(), StandardCharsets.UTF_8)
                .replace("${i4cDecision == 'return'}", "${i4cDecision == 'retrun'}")
                .getBytes(StandardCharsets.UTF_8);
        RunResult result =
                runner.run(live().with("i4cPreparation.bpmn", changed), ScenarioFile.read(ShippedScenarios.file()));
        assertThat(result.outcomes())
                .filteredOn(outcome -> !outcome.green())
                .singleElement()
                .satisfies(outcome -> {
                    assertThat(outcome.step()).isEqualTo(3);
                    assertThat(outcome.problems().get(0).args()).containsExactly("enterI4c", "postI4c");
                });
    }

    @Test
    void whatBreaksInOneCaseDoesNotTouchTheNext() {
        Scenario good = new Scenario(
                "ក", "a", "runImport", List.of(), Map.of(), List.of(), new Then(List.of(), true, List.of(), List.of()));
        Scenario broken = new Scenario(
                "ក",
                "a",
                "runImport",
                List.of(),
                Map.of("areaCode", "x".repeat(5000)),
                List.of(),
                new Then(null, true, List.of(), List.of()));
        RunResult result = runner.run(live(), List.of(good, broken, good));
        assertThat(result.outcomes()).extracting(Outcome::green).containsExactly(true, false, true);
        assertThat(result.outcomes().get(1).problems()).singleElement().satisfies(problem -> assertThat(problem.code())
                .isEqualTo("BROKEN"));
    }

    private String problem(Move move) {
        Scenario scenario = new Scenario(
                "ក",
                "a",
                "i4cPreparation",
                List.of("primarySchool"),
                Map.of(),
                List.of(move),
                new Then(null, true, List.of(), List.of()));
        Outcome outcome = runner.run(live(), List.of(scenario)).outcomes().get(0);
        return outcome.problems().get(0).code() + " "
                + outcome.problems().get(0).args();
    }

    private ReleaseFiles live() {
        return store.files(store.live().orElseThrow().id());
    }

    private String rows() {
        return jdbc.sql("""
                select (select count(*) from act_re_deployment) || ' ' || (select count(*) from act_ru_job) || ' '
                    || (select count(*) from act_ru_execution) || ' ' || (select count(*) from act_hi_procinst) || ' '
                    || (select count(*) from work_item)""").query(String.class).single();
    }
}
