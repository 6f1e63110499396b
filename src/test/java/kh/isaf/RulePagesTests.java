package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.workflow.engine.DecisionTables;
import kh.isaf.workflow.rules.RuleSheet;
import kh.isaf.workflow.rules.RuleTable;
import kh.isaf.workflow.rules.RuleTables;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.HtmlUtils;

/** The tables of deadlines and reminders on pages: read by everybody, changed without script by NCDDS. */
@Transactional
class RulePagesTests extends ProductTest {

    private static final Grant NCDDS = new Grant(Role.NCDDS_ADMIN, "");
    private static final Grant CAF = new Grant(Role.CAF, "120802");
    private static final Actor COLLEAGUE = new Actor(new UUID(85, 3), "Dara", Set.of(NCDDS));
    private static final String EDIT = "/rules/stageDeadlines/edit";

    @Autowired
    MockMvc mvc;

    @Autowired
    RuleTables tables;

    @Autowired
    DecisionTables decisions;

    @Test
    void everybodyReadsTheTableInForceInWords() throws Exception {
        String page = page(get("/rules/stageDeadlines").with(ActingAs.signedIn(CAF, Locale.ENGLISH)));
        assertThat(page)
                .contains("Community scorecard", "31 August", "31 October · in the year after")
                .doesNotContain("/edit", "type=\"file\"", "??");
        assertThat(page(get("/rules/reminderLadder").with(ActingAs.signedIn(CAF))))
                .contains("ប្រធានគណៈកម្មាធិការផែនការរួម", "-7")
                .doesNotContain("??");
        mvc.perform(get("/rules/stageDeadlines/file").with(ActingAs.signedIn(CAF)))
                .andExpect(status().isOk())
                .andExpect(content().bytes(decisions.shipped("stageDeadlines")));
        mvc.perform(get("/rules/communeCycle").with(ActingAs.signedIn(CAF))).andExpect(status().isNotFound());
    }

    @Test
    void rowsAreAddedMovedAndRemovedWithoutLosingWhatWasTyped() throws Exception {
        Map<String, String> form = form(get(EDIT));
        form.put("r2.note", "typed just now");
        Map<String, String> added = form(fields(form).param("_add", "1"));
        assertThat(rows(added)).isEqualTo(10);
        assertThat(added.get("r3.note")).isEqualTo("typed just now");
        assertThat(added.get("r1.dueMonthDay.day")).isEmpty();
        Map<String, String> up = form(fields(added).param("_up", "4"));
        assertThat(up.get("r2.note")).isEqualTo("typed just now");
        assertThat(rows(form(fields(up).param("_remove", "2")))).isEqualTo(9);
        assertThat(tables.drafts(RuleTable.STAGE_DEADLINES)).isEmpty();
    }

    @Test
    void aBadCellIsNamedAndNothingTypedIsLost() throws Exception {
        Map<String, String> form = form(get(EDIT));
        form.put("r1.dueMonthDay.day", "31");
        form.put("r1.dueMonthDay.month", "02");
        form.put("r4.year", "for x in 1..9 return x");
        String page = mvc.perform(fields(form).param("_try", "1").with(ActingAs.signedIn(NCDDS, Locale.ENGLISH)))
                .andExpect(status().is(422))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page)
                .contains("Row 2, Due: There is no such day.", "Row 5, Year", "href=\"#r4.year\"")
                .contains("aria-describedby=\"r4.year.error\"");
        assertThat(Pattern.compile("<li>")
                        .matcher(page.substring(page.indexOf("class=\"errors\""), page.indexOf("</ul></div>")))
                        .results())
                .hasSize(2);
        Map<String, String> again = fieldsOf(page);
        assertThat(again).containsEntry("r1.dueMonthDay.day", "31").containsEntry("r4.year", "for x in 1..9 return x");
        assertThat(page(fields(form).param("_try", "1").with(ActingAs.signedIn(NCDDS))))
                .contains("ជួរទី 2 ថ្ងៃកំណត់៖ គ្មានថ្ងៃបែបនេះទេ។");
    }

    @Test
    void aTriedTableIsADraftThatIsPublishedWithAReason() throws Exception {
        Map<String, String> form = form(get(EDIT));
        form.put("r2.dueMonthDay.day", "៥");
        form.put("r2.dueMonthDay.month", "09");
        String draft = Objects.requireNonNull(
                mvc.perform(fields(form).param("_try", "1").with(ActingAs.signedIn(NCDDS)))
                        .andExpect(status().isFound())
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl());
        assertThat(page(get(draft).with(ActingAs.signedIn(NCDDS, Locale.ENGLISH))))
                .contains("5 September", "31 August", "name=\"reason\"", "different")
                .doesNotContain("??");
        mvc.perform(post(draft + "/publish").with(csrf()).with(ActingAs.signedIn(NCDDS)))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("href=\"#reason\"")));
        mvc.perform(post(draft + "/publish")
                        .param("reason", "longer")
                        .with(csrf())
                        .with(ActingAs.signedIn(NCDDS)))
                .andExpect(redirectedUrl("/rules/stageDeadlines"))
                .andExpect(flash().attribute("message", "rules.published"));
        assertThat(page(get("/rules/stageDeadlines").with(ActingAs.signedIn(CAF, Locale.ENGLISH))))
                .contains("version 1", "longer", "5 September");
        mvc.perform(get(draft).with(ActingAs.signedIn(NCDDS)))
                .andExpect(redirectedUrl("/rules/stageDeadlines?version=1"));
    }

    @Test
    void whoeverIsOvertakenIsToldPlainlyAndGoesOnKnowingly() throws Exception {
        Map<String, String> form = form(get(EDIT));
        RuleSheet shipped = tables.sheet(RuleTable.STAGE_DEADLINES, decisions.shipped("stageDeadlines"));
        tables.publish(
                COLLEAGUE, "stageDeadlines", tables.written(shipped.added(-1).without(0)), "a colleague's");
        String told = mvc.perform(fields(form).param("_try", "1").with(ActingAs.signedIn(NCDDS, Locale.ENGLISH)))
                .andExpect(status().is(422))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(told).contains("version 1 of this table was published by Dara", "name=\"_rebase\"");
        Map<String, String> seen = form(fields(fieldsOf(told)).param("_rebase", "1"));
        mvc.perform(fields(seen).param("_try", "1").with(ActingAs.signedIn(NCDDS)))
                .andExpect(status().isFound());
    }

    @Test
    void anEditedFileIsTakenUpAndABadOneIsNot() throws Exception {
        byte[] good = decisions.shipped("reminderLadder");
        mvc.perform(multipart("/rules/reminderLadder/upload")
                        .file(new MockMultipartFile("file", "reminderLadder.dmn", "text/xml", good))
                        .with(csrf())
                        .with(ActingAs.signedIn(NCDDS)))
                .andExpect(status().isFound());
        mvc.perform(multipart("/rules/stageDeadlines/upload")
                        .file(new MockMultipartFile("file", "stageDeadlines.dmn", "text/xml", good))
                        .with(csrf())
                        .with(ActingAs.signedIn(NCDDS, Locale.ENGLISH)))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("another table")))
                .andExpect(content().string(not(containsString("??"))));
    }

    private Map<String, String> form(MockHttpServletRequestBuilder request) throws Exception {
        return fieldsOf(page(request.with(ActingAs.signedIn(NCDDS))));
    }

    private String page(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse().getContentAsString();
    }

    /** What a browser would post of the form on the page. */
    private static Map<String, String> fieldsOf(String page) {
        String form = page.substring(page.indexOf("name=\"_show\""));
        Map<String, String> fields = new LinkedHashMap<>();
        for (MatchResult input : matches("<input\\b([^>]*)>", form)) {
            fields.put(attribute(input.group(1), "name"), attribute(input.group(1), "value"));
        }
        for (MatchResult select : matches("(?s)<select\\b([^>]*)>(.*?)</select>", form)) {
            List<MatchResult> options = matches("<option\\b([^>]*)>", select.group(2));
            String chosen = options.stream()
                    .map(option -> option.group(1))
                    .filter(option -> option.contains("selected"))
                    .findFirst()
                    .orElse(options.get(0).group(1));
            fields.put(attribute(select.group(1), "name"), attribute(chosen, "value"));
        }
        fields.remove("_csrf");
        return fields;
    }

    private static List<MatchResult> matches(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().toList();
    }

    private static String attribute(String element, String name) {
        List<MatchResult> found = matches("\\b" + name + "=\"([^\"]*)\"", element);
        return found.isEmpty() ? "" : HtmlUtils.htmlUnescape(found.get(0).group(1));
    }

    private static MockHttpServletRequestBuilder fields(Map<String, String> form) {
        MockHttpServletRequestBuilder request = post(EDIT).with(csrf());
        form.forEach(request::param);
        return request;
    }

    private static int rows(Map<String, String> form) {
        return Integer.parseInt(Objects.requireNonNull(form.get("rows")));
    }
}
