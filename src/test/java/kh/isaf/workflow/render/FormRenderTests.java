package kh.isaf.workflow.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import kh.isaf.workflow.web.TaskPage;
import org.junit.jupiter.api.Test;

class FormRenderTests {

    private static final LocalDate TODAY = LocalDate.of(2027, 6, 15);
    private static final FormSchema FORM = SampleForms.rich();

    @Test
    void eachQuestionHasItsLabel() {
        String page = page(open("km"), "km");

        Matcher ids = Pattern.compile("<(?:input|select|textarea)[^>]* id=\"([^\"]+)\"")
                .matcher(page);
        int seen = 0;
        while (ids.find()) {
            seen++;
            String id = ids.group(1);
            boolean labelled = page.contains("for=\"" + id + "\"")
                    || page.matches("(?s).*<label class=\"f-option\"><input[^>]* id=\"" + id + "\".*");
            assertThat(labelled).as("label of %s", id).isTrue();
        }
        assertThat(seen).isGreaterThan(25);
        assertThat(page).doesNotContain("??");
    }

    @Test
    void noIdIsUsedTwice() {
        String page = page(again("km"), "km");

        assertThat(Pattern.compile(" id=\"([^\"]+)\"").matcher(page).results().map(found -> found.group(1)))
                .doesNotHaveDuplicates();
        Pattern.compile("aria-describedby=\"([^\"]+)\"")
                .matcher(page)
                .results()
                .flatMap(found -> List.of(found.group(1).split(" ")).stream())
                .forEach(id -> assertThat(page).contains(" id=\"" + id + "\""));
    }

    @Test
    void bothLanguagesShow() {
        assertThat(page(open("km"), "km"))
                .contains(
                        "lang=\"km\"",
                        "តើបានធ្វើឬទេ?",
                        "(ត្រូវបំពេញ)",
                        "ជួរទី 1",
                        "ដាក់ស្នើ",
                        "<h3>ប័ណ្ណដាក់ពិន្ទុ</h3>");
        assertThat(page(open("en"), "en"))
                .contains(
                        "lang=\"en\"", "Was it held?", "(required)", "Row 1", ">Send<", "<h3>Scorecard</h3>", "Sokha");
    }

    @Test
    void nothingTypedRunsAsCode() {
        String page = page(again("en"), "en");

        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&quot;&gt;&lt;img src=x onerror=alert(2)&gt;")
                .doesNotContain("<script>", "<img", "<style", " style=")
                .contains("${7*7}");
        assertThat(Pattern.compile("<[a-z]+[^>]*\\son[a-z]+=")
                        .matcher(page.replaceAll("\"[^\"]*\"", "\"\""))
                        .find())
                .isFalse();
        assertThat(Pattern.compile("<script(?! src=)").matcher(page).find()).isFalse();
    }

    @Test
    void errorsAreSummedUpWithLinksAndStandAtTheirFields() {
        String page = page(again("en"), "en");

        assertThat(page)
                .contains("role=\"alert\"", "tabindex=\"-1\"", "autofocus")
                .contains("<a href=\"#f-heldOn\">Date held: write a date that exists, for example 15/03/2027.</a>")
                .contains("<a href=\"#f-actions-2-start\">Actions, row 3, Start: write a date that exists")
                .contains("<a href=\"#f-actions-2-budget\">Actions, row 3, Budget: fill this in.</a>")
                .contains("id=\"f-participants-error\">write a number, for example 1250.</p>")
                .containsPattern("id=\"f-participants\"[^>]*aria-describedby=\"f-participants-error\"")
                .containsPattern("id=\"f-participants\"[^>]*aria-invalid=\"true\"");
        assertThat(page(again("km"), "km")).contains("សកម្មភាព ជួរទី 3, ចាប់ផ្ដើម៖ សូមសរសេរកាលបរិច្ឆេទឱ្យត្រឹមត្រូវ");
    }

    @Test
    void inAFormWithOneListTheRowIsEnough() {
        FormSchema form = SampleForms.of("{'type':'dynamiclist','path':'rows','label':'r','components':["
                + "{'type':'number','key':'a','label':'Start','validate':{'min':3}}]}");
        FormPost post = FormPost.read(form, Map.of("rows[2].a", List.of("1")), Map.of(), TODAY);

        assertThat(page(FormView.again(form, post, Map.of(), post.errors(), "en"), "en"))
                .contains("<a href=\"#f-rows-2-a\">Row 3, Start: must be 3 or more.</a>");
    }

    @Test
    void aRefusalOfTheDomainStandsAtItsFieldOrAboveTheForm() {
        FormPost post = post();
        FormView view = FormView.again(
                FORM,
                post,
                SampleForms.DATA,
                List.of(FieldError.at("criteria[1].votes3", "form.error.max", "24"), FieldError.at(null, "form.later")),
                "en");

        assertThat(page(view, "en"))
                .contains("<a href=\"#f-criteria-1-votes3\">Criteria, row 2, 3: must be 24 or less.</a>")
                .contains("<li>More questions may follow");
    }

    @Test
    void whatWasTypedStaysAlsoWhenItIsWrong() {
        assertThat(page(again("en"), "en"))
                .containsPattern("type=\"text\"[^>]*id=\"f-heldOn\"[^>]*value=\"31/02/2027\"")
                .containsPattern("type=\"date\"[^>]*id=\"f-actions-0-start\"[^>]*value=\"2027-07-01\"")
                .containsPattern("id=\"f-participants\"[^>]*value=\"many\"")
                .containsPattern("value=\"youth\"[^>]*checked")
                .containsPattern("value=\"p2\" selected");
    }

    @Test
    void rowsAreAddedAndRemovedByButtons() {
        assertThat(page(again("en"), "en"))
                .contains("<legend>Row 3</legend>", "name=\"_rows.actions\" value=\"3\"")
                .containsPattern("name=\"_add\"[^>]*formnovalidate[^>]*value=\"actions\"")
                .containsPattern("value=\"actions\"[^>]*formaction=\"/tasks/1#f-actions-3\"")
                .containsPattern("name=\"_remove\"[^>]*value=\"actions\\[2]\"")
                .doesNotContain("value=\"criteria\"", "value=\"criteria[0]\"");
    }

    @Test
    void plainConditionsAreSaidInWordsAndCanBeFollowed() {
        assertThat(page(open("en"), "en"))
                .contains("Only if “Was it held?” is: No", "Only if “Officials were present” is ticked")
                .contains("data-when=\"scorecardHeld\" data-is=\"|no|\" data-but=\"false\"")
                .contains("data-when=\"actions[0].part\" data-is=\"|a|\"")
                .contains("Only if “Part” is: Needs outside resources");
    }

    @Test
    void otherConditionsAreFollowedByTheServer() {
        Map<String, Object> few = Map.of("participants", 3);

        assertThat(page(open("en"), "en")).contains("More questions may follow").doesNotContain("Why so few?");
        assertThat(page(FormView.open(FORM, SampleForms.DATA, few, "en"), "en")).contains("Why so few?");
    }

    @Test
    void aDraftWinsOverWhatTheTaskGivesExceptWhereItMayNotBeChanged() {
        Map<String, Object> data = new LinkedHashMap<>(SampleForms.DATA);
        data.put("female", 7);
        data.put("participants", 9);
        Map<String, Object> draft = Map.of(
                "participants", "twelve", "criteria", List.of(Map.of("name", "forged", "votes1", "3")), "cost", "");

        String page = page(FormView.open(FORM, data, draft, "en"), "en");

        assertThat(page)
                .containsPattern("id=\"f-participants\"[^>]*value=\"twelve\"")
                .containsPattern("id=\"f-female\"[^>]*value=\"7\"")
                .containsPattern("id=\"f-cost\"[^>]*value=\"\"")
                .containsPattern("id=\"f-criteria-0-name\"[^>]*value=\"បន្ទប់រៀនគ្រប់គ្រាន់\"")
                .containsPattern("id=\"f-criteria-0-votes1\"[^>]*value=\"3\"")
                .doesNotContain("forged");
    }

    @Test
    void aChoiceThatMayNotBeChangedShowsItsAnswerAndSendsItAlong() {
        FormSchema form = SampleForms.of("{'type':'dynamiclist','path':'rows','label':'r','components':["
                + "{'type':'select','key':'by','label':'By','readonly':true,'valuesKey':'facilitators'},"
                + "{'type':'radio','key':'done','label':'Done','disabled':true,'values':[{'label':'Y','value':'y'}]},"
                + "{'type':'checkbox','key':'seen','label':'Seen','readonly':true}]}");
        Map<String, Object> data = new LinkedHashMap<>(SampleForms.DATA);
        data.put("rows", List.of(Map.of("by", "p1", "done", "y", "seen", true)));

        assertThat(page(FormView.open(form, data, Map.of(), "en"), "en"))
                .contains("<input type=\"hidden\" name=\"rows[0].by\" value=\"p1\">")
                .containsPattern("<output[^>]*id=\"f-rows-0-by\">Sokha</output>")
                .contains("<input type=\"hidden\" name=\"rows[0].done\" value=\"y\">")
                .contains("<input type=\"hidden\" name=\"rows[0].seen\" value=\"true\">");
    }

    @Test
    void submittedAnswersReadAsAList() {
        FormView view = FormView.toRead(
                FORM,
                Map.of(
                        "scorecardHeld", "yes",
                        "heldOn", LocalDate.of(2027, 6, 14),
                        "groups", List.of("youth", "idPoor"),
                        "reason", "<b>never shown</b>",
                        "actions", List.of(Map.of("lead", "<script>x</script>"))),
                SampleForms.DATA,
                "en");
        String page = Pages.render("workflow/task", "en", Map.of("page", taskPage(view, false)));

        assertThat(page)
                .contains("<dt>Date held</dt><dd>14/06/2027</dd>", "Youth (15-30) · ID Poor card holders")
                .contains(
                        "<dt>Officials were present</dt><dd>No</dd>", "&lt;script&gt;x&lt;/script&gt;", "Not answered")
                .contains("<dt>Cost (riel)</dt><dd>Not answered</dd>")
                .doesNotContain("never shown", "<input", "name=\"_submit\"");
    }

    @Test
    void theTaskPageSaysWhatWhereWhenAndWho() {
        String page = page(open("en"), "en");

        assertThat(page)
                .contains(
                        "<title>Enter the scorecard</title>",
                        "Sangkat Tuek Thla",
                        "1 Jun 2027",
                        "overdue",
                        "Nobody yet")
                .contains(
                        "Hold the meeting.",
                        "<dt>Voters</dt><dd>24</dd>",
                        "I will do this",
                        "Draft saved 14 Jun 2027 09:30")
                .contains("name=\"_lang\" value=\"km\"")
                .contains("name=\"_key\" value=\"k-1\"", "novalidate", "Planned the scorecard");
    }

    @Test
    void enterPressesTheButtonThatOnlyShowsTheFormAgain() {
        String page = page(open("en"), "en");

        assertThat(page.substring(page.indexOf("<form id=\"task-form\"")))
                .containsPattern("(?s)^<form[^>]*>(?:(?!<button).)*<button type=\"submit\" name=\"_refresh\"");
        assertThat(page).doesNotContain("form=\"task-form\"");
    }

    @Test
    void theSamplePageIsLight() throws IOException {
        String page = page(again("km"), "km");
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(page.getBytes(StandardCharsets.UTF_8));
        }
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/sample-task.html"), page);

        assertThat(zipped.size()).isLessThan(8_000);
    }

    private static String page(FormView view, String language) {
        return Pages.render("workflow/task", language, Map.of("page", taskPage(view, true)));
    }

    private static FormView open(String language) {
        return FormView.open(FORM, SampleForms.DATA, Map.of(), language);
    }

    private static FormView again(String language) {
        FormPost post = post();
        return FormView.again(FORM, post, SampleForms.DATA, post.errors(), language);
    }

    private static FormPost post() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("scorecardHeld", List.of("yes"));
        parameters.put("heldOn", List.of("31/02/2027"));
        parameters.put("participants", List.of("many"));
        parameters.put("groups", List.of("youth"));
        parameters.put("facilitator", List.of("p2"));
        parameters.put("criteria[0].strengths", List.of("</textarea><script>alert(1)</script>"));
        parameters.put("actions[0].lead", List.of("\"><img src=x onerror=alert(2)>"));
        parameters.put("actions[0].start", List.of("01/07/2027"));
        parameters.put("actions[1].lead", List.of("${7*7}"));
        parameters.put("actions[2].lead", List.of("x"));
        parameters.put("actions[2].start", List.of("soon"));
        parameters.put("actions[2].part", List.of("a"));
        return FormPost.read(FORM, parameters, SampleForms.DATA, TODAY);
    }

    private static TaskPage taskPage(FormView view, boolean editable) {
        LocalDateTime saved = LocalDateTime.of(2027, 6, 14, 9, 30);
        return new TaskPage(
                new TaskPage.Head(
                        "Enter the scorecard",
                        "Sangkat Tuek Thla",
                        "Tuek Thla primary school",
                        "Community scorecard",
                        LocalDate.of(2027, 5, 1),
                        LocalDate.of(2027, 6, 1),
                        LocalTime.of(17, 30),
                        true,
                        false,
                        null,
                        "",
                        new TaskPage.GuidanceView(
                                NoteLines.of("Hold the meeting.\nWrite what people said."),
                                List.of(),
                                List.of(),
                                List.of(),
                                false),
                        "ABC-DEF",
                        "/tasks/1"),
                null,
                null,
                List.of(new TaskPage.FactLine("Voters", "24")),
                new TaskPage.Claim("/tasks/1/claim", null),
                new TaskPage.FormPart(view, editable, true, "/tasks/1", "k-1", saved),
                List.of(),
                null,
                List.of(new TaskPage.HistoryLine(saved, "Chan Dara", "Planned the scorecard")),
                List.of(),
                null);
    }
}
