package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.modelling.ReleaseDrafts;
import kh.isaf.workflow.release.ReleaseStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;

/** What the rules find in a release is said in the reader's language, with a link to the place, and takes reasons. */
@Transactional
class FindingPagesTests extends ProductTest {

    private static final Grant NCDDS = new Grant(Role.NCDDS_ADMIN, "");
    private static final Actor AUTHOR = new Actor(new UUID(67, 1), "Author", Set.of(NCDDS));
    private static final String FILE = "i4cPreparation.bpmn";

    @Autowired
    MockMvc mvc;

    @Autowired
    ReleaseDrafts drafts;

    @Autowired
    ReleaseStore store;

    private String page;

    @BeforeEach
    void aDraftWithAnErrorAndAWarning() {
        UUID draft = drafts.begin(AUTHOR);
        String model = new String(store.file(draft, FILE).orElseThrow(), StandardCharsets.UTF_8);
        drafts.put(
                AUTHOR,
                draft,
                FILE,
                model.replace("value=\"Check the information\"", "value=\"ពិនិត្យ\"")
                        .replace("camunda:candidateGroups=\"supervisor\"", "camunda:candidateGroups=\"nobody\"")
                        .getBytes(StandardCharsets.UTF_8));
        page = "/releases/" + draft + "/findings";
    }

    @Test
    void findingsAreSaidInTheReadersLanguage() throws Exception {
        assertThat(shown(Locale.ENGLISH))
                .contains("candidateGroups must name exactly one known role")
                .contains("the English text in nameEn is written in Khmer")
                .contains("/files/" + FILE + "#checkI4c", "Why it may stay")
                .doesNotContain("??");
        assertThat(shown(Locale.forLanguageTag("km")))
                .contains("អត្ថបទអង់គ្លេសក្នុង nameEn សរសេរជាភាសាខ្មែរ")
                .doesNotContain("??");
    }

    @Test
    void aReasonIsKeptAndALongOneIsShownAgain() throws Exception {
        mvc.perform(reason("x".repeat(1001))).andExpect(status().isUnprocessableContent());
        mvc.perform(reason("the word has no English")).andExpect(redirectedUrl(page));
        assertThat(shown(Locale.ENGLISH)).contains("value=\"the word has no English\"", "Reason given by");
    }

    @Test
    void aReasonForWhatWasNotFoundIsNotKept() throws Exception {
        mvc.perform(post(page)
                        .with(ActingAs.signedIn(NCDDS))
                        .with(csrf())
                        .param("file0", "x".repeat(500))
                        .param("element0", "x")
                        .param("code0", "x")
                        .param("reason0", "because"))
                .andExpect(status().isFound());
    }

    private MockHttpServletRequestBuilder reason(String text) {
        return post(page)
                .with(ActingAs.signedIn(NCDDS, Locale.ENGLISH))
                .with(csrf())
                .param("file7", FILE)
                .param("element7", "checkI4c")
                .param("code7", "englishInKhmer")
                .param("reason7", text);
    }

    private String shown(Locale language) throws Exception {
        return mvc.perform(get(page).with(ActingAs.signedIn(NCDDS, language)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
