package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Map;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.workflow.Guidances;
import kh.isaf.workflow.engine.Releases;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/** What NCDDS tells the people who do a task. */
@Transactional
class GuidanceTests extends AnsweringTest {

    private static final Grant NCDDS = new Grant(Role.NCDDS_ADMIN, "");

    @Autowired
    Guidances guidances;

    @Autowired
    Releases releases;

    @Test
    void everyTaskIsListedAndNoneIsWithoutGuidance() throws Exception {
        get(NCDDS, "/guidance").andExpect(status().isOk());
        assertThat(guidances.tasks()).hasSize(20).allSatisfy(task -> {
            var told = guidances.of(releases.current(), task.id());
            assertThat(told.km().todo()).isNotBlank();
            assertThat(told.en().todo()).isNotBlank();
        });
        assertThat(guidances.newest()).hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void aChangeHoldsAtOnceAndGoesBack() throws Exception {
        start("scorecard", true);
        String task = "/tasks/" + open("planScorecard").id();
        get(caf, task).andExpect(content().string(containsString("<details class=\"disclosure\">")));
        Map<String, String> text = Map.of(
                "version",
                "1",
                "todoKm",
                "ធ្វើ\u202E<b>នេះ</b>\n- មួយ",
                "todoEn",
                "Do",
                "checklistKm",
                "- ក\n- ខ",
                "_save",
                "1");
        post(NCDDS, "/guidance/planScorecard", text).andExpect(redirectedUrl("/guidance/planScorecard"));
        get(caf, task)
                .andExpect(content().string(containsString("<p>ធ្វើ&lt;b&gt;នេះ&lt;/b&gt;</p>")))
                .andExpect(content().string(containsString("<li>ខ</li>")));
        post(NCDDS, "/guidance/planScorecard", text)
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("ធ្វើ")));
        post(NCDDS, "/guidance/planScorecard/withdraw", Map.of("version", "2"))
                .andExpect(redirectedUrl("/guidance/planScorecard"));
        get(caf, task)
                .andExpect(content()
                        .string(containsString(guidances.task("planScorecard").guidanceKm())));
        assertThat(guidances.versions("planScorecard")).hasSize(3);
        get(NCDDS, "/guidance/planScorecard").andExpect(status().isOk());
        get(NCDDS, "/guidance/nothing").andExpect(status().isNotFound());
    }

    @Test
    void aPreviewKeepsNothing() throws Exception {
        post(NCDDS, "/guidance/decideJaap", Map.of("version", "0", "todoKm", "សាកល្បង", "_preview", "1"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("<p>សាកល្បង</p>")));
        assertThat(guidances.versions("decideJaap")).isEmpty();
    }
}
