package kh.isaf.workflow.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormSchemaTests {

    @Test
    void theKeysAreThoseOfTheCommandThroughTheGroups() {
        FormSchema form = SampleForms.rich();

        assertThat(form.id()).isEqualTo("richForm");
        assertThat(form.keys())
                .containsExactly(
                        "scorecardHeld",
                        "reason",
                        "heldOn",
                        "participants",
                        "female",
                        "fewReason",
                        "officialsPresent",
                        "whichOfficials",
                        "groups",
                        "facilitator",
                        "cost",
                        "criteria",
                        "actions");
        assertThat(form.rowKeys("actions")).containsExactly("lead", "start", "part", "budget", "reason");
    }

    @Test
    void rulesAndWordingsAreRead() {
        FormSchema form = SampleForms.rich();

        Field.Text reason = (Field.Text) form.at("reason").orElseThrow();
        assertThat(reason.maxLength()).isEqualTo(500);
        assertThat(reason.frame().label()).isEqualTo(new Wording("មូលហេតុ", "Reason"));
        Field.Amount total = (Field.Amount) form.at("participants").orElseThrow();
        assertThat(total.max()).isEqualTo(new BigDecimal("500"));
        assertThat(total.decimals()).isZero();
        Field.Day day = (Field.Day) form.at("heldOn").orElseThrow();
        assertThat(day.notInFuture()).isTrue();
        assertThat(day.frame().label().in("en")).isEqualTo("Date held");
        Field.AnyOf groups = (Field.AnyOf) form.at("groups").orElseThrow();
        assertThat(groups.choices().in(Map.of()).get(1).label().en()).isEqualTo("ID Poor card holders");
        assertThat(form.at("actions[7].start")).containsInstanceOf(Field.Day.class);
    }

    @Test
    void optionsMayComeFromTheTask() {
        Field.OneOf facilitator =
                (Field.OneOf) SampleForms.rich().at("facilitator").orElseThrow();

        assertThat(facilitator.choices().in(SampleForms.DATA))
                .extracting(Option::value)
                .containsExactly("p1", "p2");
        assertThat(facilitator.choices().in(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"km", "en"})
    void everyKeyThatTheCodeNamesHasItsSentence(String language) throws IOException {
        Properties messages = new Properties();
        try (Reader file =
                Files.newBufferedReader(Path.of("src/main/resources/messages_" + language + ".properties"))) {
            messages.load(file);
        }
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/kh/isaf/workflow/render"))) {
            for (Path source : sources.toList()) {
                Pattern.compile("\"(form\\.[a-zA-Z.]+)\"")
                        .matcher(Files.readString(source))
                        .results()
                        .forEach(key -> assertThat(messages).containsKey(key.group(1)));
            }
        }
    }

    @Test
    void aMissingEnglishTextFallsBackToKhmer() {
        assertThat(new Wording("ភូមិ", "").in("en")).isEqualTo("ភូមិ");
        assertThat(new Wording("ភូមិ", "Village").in("km")).isEqualTo("ភូមិ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'html','id':'h','content':'<b>'}",
                "{'type':'iframe','id':'h','url':'https://x'}",
                "{'type':'expression','key':'e','expression':'=1'}",
                "{'type':'button','id':'b'}",
                "{'type':'filepicker','key':'f'}",
                "{'type':'textfield','key':'_submit','label':'x'}",
                "{'type':'textfield','key':'a.b','label':'x'}",
                "{'type':'textfield','label':'x'}",
                "{'type':'radio','key':'r','label':'x'}",
                "{'type':'radio','key':'r','label':'x','values':[{'label':'none','value':''}]}",
                "{'type':'select','key':'s','label':'x','values':[{'label':'a','value':'a'}],'valuesKey':'v'}",
                "{'type':'number','key':'n','label':'x','validate':{'min':'few'}}",
                "{'type':'datetime','subtype':'time','key':'d'}",
                "{'type':'group','path':'inner','components':[]}",
                "{'type':'dynamiclist','path':'l','components':[{'type':'dynamiclist','path':'m','components':[]}]}",
                "{'type':'textfield','key':'a','label':'x'},{'type':'number','key':'a','label':'y'}"
            })
    void whatTheProfileDoesNotHoldIsRefused(String component) {
        assertThatThrownBy(() -> SampleForms.of(component)).isInstanceOf(FormNotReadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"id\":\"x\"}", "{\"components\":[]}", "null"})
    void whatIsNoFormIsRefused(String json) {
        assertThatThrownBy(() -> FormSchema.parse(json)).isInstanceOf(FormNotReadable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = 1",
                "=",
                "=a ==",
                "=for i in 1..1000000000 return i",
                "=some i in [1,2] satisfies i = 1",
                "=every i in [1,2] satisfies i = 1",
                "=a.b.class = 1",
                "=a[item > 1] = 1",
                "=matches(a, \"(a+)+$\")",
                "=today() > a",
                "=2 ** 999999999 > a",
                "=(function(x) x)(1) = 1",
                "={b: 1}.b = a",
                "=a instance of string"
            })
    void conditionsThatRunLongOrReachTooFarAreRefused(String condition) {
        assertThatThrownBy(() -> Condition.of("part", condition))
                .isInstanceOf(FormNotReadable.class)
                .hasMessageContaining("part");
    }

    @Test
    void aConditionIsShort() {
        String many = "=a = 1" + " or a = 1".repeat(40);
        assertThatThrownBy(() -> Condition.of("part", many)).isInstanceOf(FormNotReadable.class);
        assertThatThrownBy(() -> Condition.of("part", "=a = \"" + "x".repeat(600) + "\""))
                .isInstanceOf(FormNotReadable.class);
    }

    /** Plain conditions are looked up, not evaluated: a twin that is not plain must agree on answers of that type. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    text   | a = "x"
                    text   | a != "x"
                    text   | "x" = a
                    text   | a = "x" or a = "y"
                    text   | a != "x" and a != "y"
                    text   | a != "x" and a != null
                    text   | a = null or a != "y"
                    text   | not(a != null)
                    text   | a = null
                    truth  | a = true
                    truth  | a != true
                    truth  | not(a)
                    truth  | a
                    number | a = 5
                    number | a != 5.0
                    """)
    void plainConditionsAgreeWithFeel(String type, String feel) {
        Map<String, List<Object>> answers = Map.of(
                "text", List.of("x", "y", "z"),
                "truth", List.of(true, false),
                "number", List.of(new BigDecimal("5.00"), BigDecimal.ZERO));
        Condition plain = Condition.of("part", "=" + feel);
        Condition evaluated = Condition.of("part", "=if " + feel + " then true else false");
        assertThat(evaluated.plain()).isEmpty();

        for (Object answer : answers.getOrDefault(type, List.of())) {
            assertThat(plain.holds(Map.of("a", answer)))
                    .as("%s for %s", feel, answer)
                    .isEqualTo(evaluated.holds(Map.of("a", answer)));
        }
        assertThat(plain.holds(Map.of())).isEqualTo(evaluated.holds(Map.of()));
    }

    @Test
    void otherConditionsAreEvaluated() {
        Condition few = Condition.of("part", "=count(rows) > 1 and (total < 5 or list contains(groups, \"youth\"))");

        assertThat(few.holds(Map.of("rows", List.of(1, 2), "total", new BigDecimal(4))))
                .isTrue();
        assertThat(few.holds(Map.of("rows", List.of(1, 2), "total", BigDecimal.TEN, "groups", List.of("youth"))))
                .isTrue();
        assertThat(few.holds(Map.of("rows", List.of(1)))).isFalse();
        assertThat(few.holds(Map.of())).isFalse();
    }
}
