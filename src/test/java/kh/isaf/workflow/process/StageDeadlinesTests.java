package kh.isaf.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import kh.isaf.ProductTest;
import kh.isaf.cycle.Deadline;
import kh.isaf.cycle.Stage;
import kh.isaf.territory.Variant;
import kh.isaf.workflow.engine.StageDeadlines;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StageDeadlinesTests extends ProductTest {

    private final Map<Stage, List<Deadline>> deadlines = new EnumMap<>(Stage.class);

    @Autowired
    private StageDeadlines table;

    @BeforeAll
    void theTableIsAskedForTheYear2030() {
        table.of(2030).forEach(each -> deadlines
                .computeIfAbsent(each.stage(), stage -> new ArrayList<>())
                .add(each));
    }

    @ParameterizedTest
    @CsvSource({
        "I4C_PREPARATION, 2030-02-01, 2030-03-31",
        "DISSEMINATION, 2030-02-01, 2030-05-31",
        "SCORECARD, 2030-05-01, 2030-08-31",
        "SELF_ASSESSMENT, 2030-05-01, 2030-08-31",
        "SECTOR_INTERFACE_MEETING, 2030-08-01, 2030-09-15",
        "INTERFACE_MEETING, 2030-08-16, 2030-09-30",
        "JAAP_APPROVAL, 2030-09-16, 2030-10-31",
        "INTEGRATION, 2030-10-01, 2030-12-31",
        "JAAP_MONITORING, 2030-11-01, 2031-10-31"
    })
    void everywhereAStageHasItsWindow(Stage stage, LocalDate startsOn, LocalDate dueOn) {
        List<Deadline> everywhere = deadlines.getOrDefault(stage, List.of());

        assertThat(everywhere)
                .as("in town and in the country, for each variant")
                .hasSize(2 * Variant.values().length)
                .doesNotHaveDuplicates();
        assertThat(everywhere).extracting(Deadline::startsOn).containsOnly(startsOn);
        assertThat(everywhere).extracting(Deadline::dueOn).containsOnly(dueOn);
    }

    @Test
    void noStageIsWithoutAWindow() {
        assertThat(deadlines).containsOnlyKeys(Stage.values());
    }

    @Test
    void theFollowUpHasTwelveMonths() {
        assertThat(deadlines.getOrDefault(Stage.JAAP_MONITORING, List.of()))
                .isNotEmpty()
                .allSatisfy(followUp -> assertThat(
                                followUp.startsOn().plusMonths(12).minusDays(1))
                        .isEqualTo(followUp.dueOn()));
    }
}
