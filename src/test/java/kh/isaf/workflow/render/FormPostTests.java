package kh.isaf.workflow.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormPostTests {

    private static final LocalDate TODAY = LocalDate.of(2027, 6, 15);

    @Test
    void aCompletePostBecomesTypedValues() {
        FormPost post = rich(
                "scorecardHeld", "yes",
                "heldOn", "១៤/០៦/២០២៧",
                "participants", "២៤",
                "female", "14",
                "officialsPresent", "true",
                "whichOfficials", "  ចៅសង្កាត់ ",
                "groups", "youth",
                "groups", "idPoor",
                "facilitator", "p1",
                "cost", "4,000,000",
                "actions[0].lead", "ស្មៀន",
                "actions[0].start", "2027-07-01",
                "actions[0].part", "a",
                "actions[0].budget", "1.500,5");

        assertThat(post.errors()).isEmpty();
        assertThat(post.values())
                .containsEntry("scorecardHeld", "yes")
                .containsEntry("heldOn", LocalDate.of(2027, 6, 14))
                .containsEntry("participants", new BigDecimal("24"))
                .containsEntry("officialsPresent", true)
                .containsEntry("whichOfficials", "ចៅសង្កាត់")
                .containsEntry("groups", List.of("youth", "idPoor"))
                .containsEntry("facilitator", "p1")
                .containsEntry("cost", new BigDecimal("4000000"))
                .containsEntry(
                        "actions",
                        List.of(Map.of(
                                "lead",
                                "ស្មៀន",
                                "start",
                                LocalDate.of(2027, 7, 1),
                                "part",
                                "a",
                                "budget",
                                new BigDecimal("1500.5"))))
                .doesNotContainKeys("reason", "fewReason");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    12345        |   | 12345
                    ១២៣៤៥        |   | 12345
                    1,234,567    | 0 | 1234567
                    1.234.567    | 0 | 1234567
                    1 234 567    | 0 | 1234567
                    1.234,56     | 2 | 1234.56
                    1,234.56     | 2 | 1234.56
                    1,234        | 2 | 1234
                    1.500        | 0 | 1500
                    1.500        | 2 | 1500
                    1.500        | 3 | 1.500
                    0.500        | 2 | 0.500
                    ២,៥          | 1 | 2.5
                    -3           | 0 | -3
                    1e9          |   | -
                    1,23,4       |   | -
                    0x10         |   | -
                    ១២ក          |   | -
                    NaN          |   | -
                    1234567890123456 | | -
                    """)
    void numbersAreReadAsPeopleWriteThem(String typed, @Nullable Integer decimals, @Nullable BigDecimal value) {
        FormPost post = answer(SampleForms.number(decimals == null ? "" : ",'decimalDigits':" + decimals), typed);

        if (value == null) {
            assertThat(post.errors()).containsExactly(FieldError.at("answer", "form.error.number"));
            assertThat(post.values()).isEmpty();
        } else {
            assertThat(post.errors()).isEmpty();
            assertThat(post.values()).containsEntry("answer", value);
        }
        assertThat(post.typed()).containsEntry("answer", typed);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, form.error.min",
        "501, form.error.max",
        "2.5, form.error.whole",
        "ប្រាំ, form.error.number",
        "'', form.error.required"
    })
    void numbersKeepToTheirRange(String typed, String messageKey) {
        FormSchema form = SampleForms.number(",'decimalDigits':0,'validate':{'min':0,'max':500,'required':true}");

        assertThat(answer(form, typed).errors())
                .extracting(FieldError::messageKey)
                .containsExactly(messageKey);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-06-14", "14/06/2027", "14-6-2027", "14.06.2027", "១៤/៦/២០២៧"})
    void datesAreReadAsPeopleWriteThem(String typed) {
        assertThat(answer(date(""), typed).values()).containsEntry("answer", LocalDate.of(2027, 6, 14));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31/02/2027",
                "2027-13-01",
                "06/14/2027",
                "14/06/27",
                "14/06/2570",
                "tomorrow",
                "2027-06-14T00:00"
            })
    void wrongDatesStayAsTyped(String typed) {
        FormPost post = answer(date(""), typed);

        assertThat(post.errors()).containsExactly(FieldError.at("answer", "form.error.date"));
        assertThat(post.typed()).containsEntry("answer", typed);
    }

    @Test
    void aDateMayBeHeldToThePastOrTheFuture() {
        FormSchema held = date(",'properties':{'notInFuture':'true'}");
        FormSchema planned = date(",'disallowPassedDates':true");

        assertThat(answer(held, "15/06/2027").accepted()).isTrue();
        assertThat(answer(held, "16/06/2027").errors())
                .containsExactly(FieldError.at("answer", "form.error.future", "15/06/2027"));
        assertThat(answer(planned, "15/06/2027").accepted()).isTrue();
        assertThat(answer(planned, "14/06/2027").errors())
                .containsExactly(FieldError.at("answer", "form.error.past", "15/06/2027"));
    }

    @Test
    void whatIsHiddenIsNeitherRequiredNorKept() {
        FormPost notHeld = rich(
                "scorecardHeld", "no",
                "reason", "ទឹកជំនន់ធំ",
                "heldOn", "not a date",
                "participants", "0",
                "fewReason", "ទឹកជំនន់",
                "officialsPresent", "false",
                "whichOfficials", "kept on the page only",
                "actions[0].lead", "x",
                "actions[0].part", "b",
                "actions[0].budget", "99");

        assertThat(notHeld.errors()).isEmpty();
        assertThat(notHeld.values())
                .containsEntry("reason", "ទឹកជំនន់ធំ")
                .containsEntry("fewReason", "ទឹកជំនន់")
                .doesNotContainKeys("heldOn", "whichOfficials");
        assertThat(notHeld.values().get("actions")).isEqualTo(List.of(Map.of("lead", "x", "part", "b")));
        assertThat(notHeld.typed()).containsEntry("whichOfficials", "kept on the page only");
    }

    @Test
    void whatIsShownIsRequired() {
        FormPost post =
                rich("scorecardHeld", "no", "participants", "3", "actions[0].lead", "x", "actions[0].part", "a");

        assertThat(post.errors())
                .containsExactly(
                        FieldError.at("reason", "form.error.required"),
                        FieldError.at("fewReason", "form.error.required"),
                        FieldError.at("actions[0].budget", "form.error.required"));
    }

    @Test
    void aQuestionThatHangsOnAHiddenOneIsHiddenToo() {
        FormSchema form = SampleForms.of("{'type':'checkbox','key':'a','label':'a'},"
                + "{'type':'textfield','key':'b','label':'b','conditional':{'hide':'=not(a)'}},"
                + "{'type':'textfield','key':'c','label':'c','conditional':{'hide':'=b = null'}}");

        assertThat(post(form, "b", "typed", "c", "typed").values()).isEqualTo(Map.of("a", false));
        assertThat(post(form, "a", "true", "b", "1", "c", "2").values())
                .isEqualTo(Map.of("a", true, "b", "1", "c", "2"));
    }

    @Test
    void aConditionInARowSeesTheRowBeforeTheForm() {
        Map<String, String> filled = new LinkedHashMap<>(
                Map.of("scorecardHeld", "yes", "heldOn", "14/06/2027", "participants", "9", "reason", "x"));
        filled.put("actions[0].lead", "A");
        filled.put("actions[0].reason", "");
        filled.put("actions[1].lead", "B");
        filled.put("actions[1].reason", "x");
        filled.put("actions[2].lead", "C");
        filled.put("actions[2].reason", "z");

        FormPost post = FormPost.read(SampleForms.rich(), lists(filled), SampleForms.DATA, TODAY);

        assertThat(post.values().get("actions"))
                .isEqualTo(List.of(Map.of("lead", "A"), Map.of("lead", "B"), Map.of("lead", "C", "reason", "z")));
    }

    @Test
    void blankRowsAreLeftOutAndErrorsNameTheRowOnThePage() {
        FormPost post = rich(
                "scorecardHeld", "yes",
                "heldOn", "14/06/2027",
                "participants", "9",
                "actions[0].lead", " ",
                "actions[1].lead", "B",
                "actions[2].start", "31/31/2027");

        assertThat(post.errors())
                .containsExactly(
                        FieldError.at("actions[2].lead", "form.error.required"),
                        FieldError.at("actions[2].start", "form.error.date"));
        assertThat((List<?>) post.values().get("actions")).hasSize(2);
        assertThat((List<?>) post.typed().get("actions")).hasSize(3);
    }

    @Test
    void aListMayNeedARow() {
        FormPost post = rich("scorecardHeld", "yes", "heldOn", "14/06/2027", "participants", "9");

        assertThat(post.errors()).containsExactly(FieldError.at("actions", "form.error.tooFewRows", "1"));
    }

    @Test
    void aListEndsAtTwoHundredRows() {
        FormSchema form = list();
        Map<String, String> many = new LinkedHashMap<>();
        for (int i = 0; i < 300; i++) {
            many.put("rows[" + i + "].a", "x" + i);
        }
        FormPost post = FormPost.read(form, lists(many), Map.of(), TODAY);
        assertThat(post.errors()).containsExactly(FieldError.at("rows", "form.error.tooManyRows", "200"));

        FormPost far = post(form, "rows[999].a", "x", "rows[1000].a", "x", "rows[-1].a", "x", "_rows.rows", "99999999");
        assertThat(rows(far)).hasSize(201);
    }

    @Test
    void rowsAreAddedAndRemovedWithAllThatWasTyped() {
        FormSchema form = list();

        assertThat(rows(post(form, "rows[0].a", "x", "rows[1].a", "y", "_add", "rows")))
                .containsExactly(Map.of("a", "x"), Map.of("a", "y"), Map.of("a", ""));
        assertThat(rows(post(form, "rows[0].a", "x", "rows[1].a", "y", "_remove", "rows[0]")))
                .containsExactly(Map.of("a", "y"));
        assertThat(rows(post(form, "rows[0].a", "x", "_remove", "rows[7]"))).hasSize(1);
        assertThat(rows(post(form, "rows[0].a", "x", "_remove", "other[0]", "_add", "other")))
                .hasSize(1);
        assertThat(rows(post(form, "_rows.rows", "2"))).hasSize(2);
    }

    @Test
    void rowsThatTheTaskGivesCannotBeChangedByAPost() {
        FormPost post = rich(
                "criteria[0].name", "forged",
                "criteria[0].votes1", "4",
                "criteria[5].votes1", "4",
                "_remove", "criteria[0]");

        assertThat(Typed.rows(post.typed(), "criteria"))
                .extracting(row -> row.get("name"))
                .containsExactly("បន្ទប់រៀនគ្រប់គ្រាន់", "បណ្ណាល័យ");
        assertThat(post.errors()).contains(FieldError.at("criteria[1].votes5", "form.error.required"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "${7*7}",
                "#{T(java.lang.Runtime)}",
                "'; drop table person; --",
                "=cmd|' /C calc'!A0",
                "__${x}__::y",
                "{{constructor}}"
            })
    void hostileTextIsKeptAsText(String typed) {
        assertThat(answer(SampleForms.text(""), typed).values()).containsEntry("answer", typed);
    }

    @Test
    void textIsCleaned() {
        FormSchema form = SampleForms.text("");

        assertThat(answer(form, " a\u0000b\r\nc\rd\u202Ee\uD800f\u0007 ").values())
                .containsEntry("answer", "ab\nc\ndef");
        assertThat(answer(form, "e\u0301").values()).containsEntry("answer", "\u00e9");
        assertThat(answer(form, "ភូមិ\u200bថ្មី").values()).containsEntry("answer", "ភូមិ\u200bថ្មី");
        assertThat(answer(form, "\u200b \u00a0\uFEFF").values()).isEmpty();
        assertThat(post(SampleForms.of("{'type':'textfield','key':'answer','label':'x'}"), "answer", "a\r\nb")
                        .values())
                .containsEntry("answer", "a b");
    }

    @Test
    void textHasALimit() {
        FormSchema form = SampleForms.text("");

        assertThat(answer(form, "ក".repeat(10_000)).accepted()).isTrue();
        FormPost tooLong = answer(form, "x".repeat(1_000_000));
        assertThat(tooLong.errors()).containsExactly(FieldError.at("answer", "form.error.tooLong", "10000"));
        assertThat((String) tooLong.typed().get("answer")).hasSize(10_001);
        assertThat(answer(SampleForms.text(",'validate':{'maxLength':3}"), "abcd")
                        .errors())
                .containsExactly(FieldError.at("answer", "form.error.tooLong", "3"));
        assertThat(answer(SampleForms.text(",'validate':{'minLength':3}"), "ab").errors())
                .containsExactly(FieldError.at("answer", "form.error.tooShort", "3"));
    }

    @Test
    void onlyOfferedAnswersAreTaken() {
        FormPost post = rich(
                "scorecardHeld", "maybe",
                "groups", "youth",
                "groups", "kings",
                "facilitator", "p9",
                "participants", "9",
                "actions[0].lead", "x");

        assertThat(post.errors())
                .contains(
                        FieldError.at("scorecardHeld", "form.error.choice"),
                        FieldError.at("groups", "form.error.choice"),
                        FieldError.at("facilitator", "form.error.choice"));
    }

    @Test
    void whatTheFormDoesNotDeclareIsDropped() {
        FormPost post = post(SampleForms.text(""), "answer", "a", "admin", "true", "answer.x", "1", "class.name", "y");

        assertThat(post.values()).isEqualTo(Map.of("answer", "a"));
        assertThat(post.typed()).isEqualTo(Map.of("answer", "a"));
    }

    @Test
    void aRequiredTickMustBeTicked() {
        FormSchema form = SampleForms.of("{'type':'checkbox','key':'answer','label':'x','validate':{'required':true}}");

        assertThat(post(form).errors()).containsExactly(FieldError.at("answer", "form.error.tick"));
        assertThat(post(form, "answer", "true").values()).containsEntry("answer", true);
    }

    @Test
    void typedValuesPassTheSameRules() {
        FormPost post = FormPost.of(
                SampleForms.rich(),
                Map.of(
                        "scorecardHeld",
                        "yes",
                        "heldOn",
                        LocalDate.of(2027, 6, 14),
                        "participants",
                        new BigDecimal("24"),
                        "female",
                        12,
                        "officialsPresent",
                        false,
                        "groups",
                        List.of("youth"),
                        "criteria",
                        List.of(votes(), votes()),
                        "actions",
                        List.of(Map.of("lead", "x"))),
                SampleForms.DATA,
                TODAY);

        assertThat(post.errors()).isEmpty();
        assertThat(post.values())
                .containsEntry("female", new BigDecimal("12"))
                .containsEntry("heldOn", LocalDate.of(2027, 6, 14))
                .containsEntry("cost", new BigDecimal("0"));
    }

    @Test
    void theButtonPressedDecides() {
        assertThat(FormButton.of(lists(Map.of("_submit", "form")))).isEqualTo(FormButton.SUBMIT);
        assertThat(FormButton.of(lists(Map.of("_draft", "form")))).isEqualTo(FormButton.DRAFT);
        assertThat(FormButton.of(lists(Map.of("_lang", "en")))).isEqualTo(FormButton.LANGUAGE);
        assertThat(FormButton.of(lists(Map.of("_add", "rows", "_submit", "form"))))
                .isEqualTo(FormButton.REFRESH);
        assertThat(FormButton.of(Map.of())).isEqualTo(FormButton.REFRESH);
    }

    private static Map<String, Object> votes() {
        return Map.of("votes1", 0, "votes2", 0, "votes3", 4, "votes4", 10, "votes5", 10);
    }

    private static FormPost rich(String... namesAndValues) {
        List<String> all = new ArrayList<>(Arrays.asList(namesAndValues));
        for (int row = 0; row < 2; row++) {
            for (int vote = 1; vote <= 5; vote++) {
                boolean forged = Arrays.asList(namesAndValues).contains("forged");
                all.addAll(forged ? List.of() : List.of("criteria[" + row + "].votes" + vote, "2"));
            }
        }
        return FormPost.read(SampleForms.rich(), parameters(all.toArray(String[]::new)), SampleForms.DATA, TODAY);
    }

    private static FormPost answer(FormSchema form, String typed) {
        return post(form, "answer", typed);
    }

    private static FormPost post(FormSchema form, String... namesAndValues) {
        return FormPost.read(form, parameters(namesAndValues), Map.of(), TODAY);
    }

    private static FormSchema date(String more) {
        return SampleForms.of("{'type':'datetime','subtype':'date','key':'answer','dateLabel':'x'" + more + "}");
    }

    private static FormSchema list() {
        return SampleForms.of("{'type':'dynamiclist','path':'rows','label':'r','components':["
                + "{'type':'textfield','key':'a','label':'a'}]}");
    }

    private static List<Map<String, Object>> rows(FormPost post) {
        List<Map<String, Object>> rows = Typed.rows(post.typed(), "rows");
        return rows == null ? List.of() : rows;
    }

    private static Map<String, List<String>> lists(Map<String, String> single) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        single.forEach((name, value) -> lists.put(name, List.of(value)));
        return lists;
    }

    private static Map<String, List<String>> parameters(String... namesAndValues) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters
                    .computeIfAbsent(namesAndValues[i], name -> new ArrayList<>())
                    .add(namesAndValues[i + 1]);
        }
        return parameters;
    }
}
