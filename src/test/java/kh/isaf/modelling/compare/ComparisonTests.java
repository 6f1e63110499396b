package kh.isaf.modelling.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import kh.isaf.modelling.compare.Change.Sort;
import kh.isaf.modelling.compare.ChangeWords.Line;
import kh.isaf.workflow.release.ReleaseFiles;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Changes planted in the shipped release, one by one: each is named, at its element, with what was and what is. */
class ComparisonTests {

    private static final ReleaseFiles SHIPPED = shipped();
    private static final Locale ENGLISH = Locale.ENGLISH;
    private static final Locale KHMER = Locale.forLanguageTag("km");

    private final ChangeWords words = new ChangeWords(messages());

    /**
     * A change and how the comparison has to say it.
     *
     * @param from text of the file, replaced once; null to add the whole file
     * @param others how many further lines say what follows from it
     */
    record Planted(
            String name,
            String file,
            @Nullable String from,
            String to,
            Sort sort,
            String element,
            String what,
            String before,
            String after,
            int others) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Planted> planted() {
        return Stream.of(
                // what people see of a task, and what they do not
                changed(
                        "role",
                        "dissemination.bpmn",
                        "candidateGroups=\"facilitator\"",
                        "candidateGroups=\"csoStaff\"",
                        "Task “Plan the dissemination” (planDissemination)",
                        "Role: changed",
                        "Facilitator",
                        "CSO staff"),
                changed(
                        "khmer name",
                        "dissemination.bpmn",
                        "រៀបចំផែនការផ្សព្វផ្សាយ",
                        "រៀបចំផែនការ",
                        "Task “Plan the dissemination” (planDissemination)",
                        "Khmer name: changed",
                        "រៀបចំផែនការផ្សព្វផ្សាយ",
                        "រៀបចំផែនការ"),
                changed(
                        "english name",
                        "dissemination.bpmn",
                        "\"Plan the dissemination\"",
                        "\"Plan it\"",
                        "Task “Plan it” (planDissemination)",
                        "English name: changed",
                        "Plan the dissemination",
                        "Plan it"),
                changed(
                        "guidance",
                        "dissemination.bpmn",
                        "Set the villages, dates",
                        "Set the dates",
                        "Task “Plan the dissemination” (planDissemination)",
                        "English guidance: changed",
                        "Set the villages, dates",
                        "Set the dates"),
                changed(
                        "due rule",
                        "dissemination.bpmn",
                        "<camunda:property name=\"nameEn\" value=\"Plan the dissemination\" />",
                        "<camunda:property name=\"nameEn\" value=\"Plan the dissemination\" /><camunda:property name=\"dueDays\" value=\"5\" />",
                        "Task “Plan the dissemination” (planDissemination)",
                        "Due, in working days: added",
                        "",
                        "5"),
                changed(
                        "stage",
                        "dissemination.bpmn",
                        "name=\"stage\" value=\"dissemination\"",
                        "name=\"stage\" value=\"scorecard\"",
                        "Process “Disseminating Information for Citizens” (dissemination)",
                        "Stage: changed",
                        "Dissemination",
                        "Community scorecard"),
                // flow
                changed(
                        "condition",
                        "dissemination.bpmn",
                        "${moreMeetings == 'yes'}",
                        "${moreMeetings == 'no'}",
                        "Way “Are more meetings to come? → Record a dissemination meeting” (anotherMeeting)",
                        "Condition: changed",
                        "“Are there more meetings to come?” = “Yes, more will be reported”",
                        "“Are there more meetings to come?” = “No, dissemination is finished”"),
                changed(
                        "target of a way",
                        "dissemination.bpmn",
                        "sourceRef=\"moreMeetings\" targetRef=\"recordDissemination\"",
                        "sourceRef=\"moreMeetings\" targetRef=\"planDissemination\"",
                        "Way “Are more meetings to come? → Plan the dissemination” (anotherMeeting)",
                        "Leads to: changed",
                        "Record a dissemination meeting",
                        "Plan the dissemination"),
                changed(
                        "default way",
                        "dissemination.bpmn",
                        "default=\"noMoreMeetings\"",
                        "default=\"anotherMeeting\"",
                        "Question “Are more meetings to come?” (moreMeetings)",
                        "Way if no answer fits: changed",
                        "Are more meetings to come? → Dissemination done",
                        "Are more meetings to come? → Record a dissemination meeting"),
                changed(
                        "answer",
                        "dissemination.bpmn",
                        "name=\"nameEn\" value=\"Yes\"",
                        "name=\"nameEn\" value=\"More\"",
                        "(anotherMeeting)",
                        "English name: changed",
                        "Yes",
                        "More"),
                new Planted(
                        "new task",
                        "dissemination.bpmn",
                        "<bpmn:endEvent id=\"end\"",
                        "<bpmn:userTask id=\"photo\" name=\"រូបថត\" camunda:candidateGroups=\"clerk\" /><bpmn:endEvent id=\"end\"",
                        Sort.ADDED,
                        "Task “រូបថត” (photo)",
                        "new",
                        "",
                        "",
                        1),
                new Planted(
                        "way taken away",
                        "dissemination.bpmn",
                        "<bpmn:sequenceFlow id=\"excusalStartToExcused\" sourceRef=\"excusalStart\" targetRef=\"excused\" />",
                        "",
                        Sort.REMOVED,
                        "Way “Decision to excuse, with a reason → Excused” (excusalStartToExcused)",
                        "taken away",
                        "",
                        "",
                        0),
                changed(
                        "another kind of step",
                        "communeCycle.bpmn",
                        "<bpmn:parallelGateway id=\"inParallel\"",
                        "<bpmn:exclusiveGateway id=\"inParallel\"",
                        "Question “At the same time” (inParallel)",
                        "Kind of element: changed",
                        "Side by side",
                        "Question"),
                // what the engine does
                changed(
                        "saved before",
                        "communeCycle.bpmn",
                        "camunda:asyncBefore=\"true\"",
                        "camunda:asyncBefore=\"false\"",
                        "Side by side “At the same time” (inParallel)",
                        "Saved before the step: changed",
                        "yes",
                        "no"),
                changed(
                        "called model",
                        "communeCycle.bpmn",
                        "calledElement=\"dissemination\"",
                        "calledElement=\"scorecard\"",
                        "Call of another model “Disseminating Information for Citizens” (dissemination)",
                        "Model that is called: changed",
                        "dissemination",
                        "scorecard"),
                changed(
                        "in turn",
                        "communeCycle.bpmn",
                        "<bpmn:multiInstanceLoopCharacteristics ",
                        "<bpmn:multiInstanceLoopCharacteristics isSequential=\"true\" ",
                        "Call of another model “Cycle of each service provider” (providerCycle)",
                        "How often: changed",
                        "Once for each, side by side",
                        "Several times, one after another"),
                changed(
                        "for each of others",
                        "communeCycle.bpmn",
                        "camunda:collection=\"${providers}\"",
                        "camunda:collection=\"${schools}\"",
                        "Call of another model “Cycle of each service provider” (providerCycle)",
                        "For each of: changed",
                        "${providers}",
                        "${schools}"),
                changed(
                        "everything handed over",
                        "communeCycle.bpmn",
                        "<camunda:in source=\"provider\" target=\"provider\" />",
                        "<camunda:in source=\"provider\" target=\"provider\" /><camunda:in variables=\"all\" />",
                        "(providerCycle)",
                        "Property “variables” “in”: added",
                        "",
                        "all"),
                changed(
                        "handed over",
                        "communeCycle.bpmn",
                        "<camunda:in source=\"provider\" target=\"provider\" />",
                        "",
                        "(providerCycle)",
                        "Handed over “provider”: taken away",
                        "provider",
                        ""),
                changed(
                        "note",
                        "communeCycle.bpmn",
                        "ម្តងសម្រាប់អ្នកផ្តល់សេវានីមួយៗ",
                        "ម្តងៗ",
                        "(eachProvider)",
                        "Text: changed",
                        "ម្តងសម្រាប់អ្នកផ្តល់សេវានីមួយៗ",
                        "ម្តងៗ"),
                changed(
                        "action",
                        "dailyReminders.bpmn",
                        "${sendDigests}",
                        "${closeCycle}",
                        "Step done by the system “Send each person one message” (tellThem)",
                        "What the system does: changed",
                        "${sendDigests}",
                        "${closeCycle}"),
                changed(
                        "timer",
                        "escalation.bpmn",
                        "${climbsToProvince}",
                        "${nextCheck}",
                        "Start “Time for the capital or province” (provinceStart)",
                        "Waits until: changed",
                        "${climbsToProvince}",
                        "${nextCheck}"),
                changed(
                        "stops what is under way",
                        "escalation.bpmn",
                        " isInterrupting=\"false\"",
                        "",
                        "(provinceStart)",
                        "Stops what is under way: changed",
                        "no",
                        "yes"),
                new Planted(
                        "only moved",
                        "dissemination.bpmn",
                        "<dc:Bounds x=\"",
                        "<dc:Bounds x=\"9",
                        Sort.LAYOUT,
                        "",
                        "only drawn at another place; the work stays the same",
                        "",
                        "",
                        0),
                // decision tables
                changed(
                        "cell",
                        "reminderLadder.dmn",
                        "<text>-7</text>",
                        "<text>-8</text>",
                        "Row 1 “Seven working days before it is due”",
                        "Cell “ថ្ងៃធ្វើការ ក្រោយកំណត់ (ដក៖ មុន)”: changed",
                        "-7",
                        "-8"),
                new Planted(
                        "row",
                        "reminderLadder.dmn",
                        "<rule id=\"step2\">",
                        "<rule id=\"new\"><inputEntry id=\"n1\"><text>2027</text></inputEntry></rule><rule id=\"step2\">",
                        Sort.ADDED,
                        "Row 2",
                        "new",
                        "",
                        "",
                        1),
                changed(
                        "which rows count",
                        "reminderLadder.dmn",
                        "RULE ORDER",
                        "FIRST",
                        "Decision table “ជណ្តើររំលឹក” (reminderLadder)",
                        "Which rows count: changed",
                        "RULE ORDER",
                        "FIRST"),
                changed(
                        "column",
                        "reminderLadder.dmn",
                        "label=\"បន្ទាន់\"",
                        "label=\"ប្រញាប់\"",
                        "Column of results “ប្រញាប់” (urgentOutput)",
                        "Label: changed",
                        "បន្ទាន់",
                        "ប្រញាប់"),
                new Planted(
                        "new column",
                        "reminderLadder.dmn",
                        "id=\"urgentOutput\"",
                        "id=\"otherOutput\"",
                        Sort.CHANGED,
                        "Row 1 “Seven working days before it is due”",
                        "Cell “បន្ទាន់”: added",
                        "",
                        "false",
                        15),
                // forms
                changed(
                        "required",
                        "checkI4c.form",
                        "\"required\": true,\n        \"maxLength\"",
                        "\"maxLength\"",
                        "Field “What to correct” (reason)",
                        "Must be filled in: taken away",
                        "yes",
                        ""),
                changed(
                        "label",
                        "checkI4c.form",
                        "Result of the check",
                        "Result",
                        "Field “Result” (i4cDecision)",
                        "English label: changed",
                        "Result of the check",
                        "Result"),
                changed(
                        "choice",
                        "checkI4c.form",
                        "{\n          \"value\": \"return\"",
                        "{\"value\": \"later\", \"label\": \"ពេលក្រោយ\"}, {\n          \"value\": \"return\"",
                        "Field “Result of the check” (i4cDecision)",
                        "Choice “later”: added",
                        "",
                        "ពេលក្រោយ"),
                changed(
                        "choice without words yet",
                        "checkI4c.form",
                        "{\n          \"value\": \"return\"",
                        "{\"value\": \"never\", \"label\": \"\"}, {\n          \"value\": \"return\"",
                        "Field “Result of the check” (i4cDecision)",
                        "Choice “never”: added",
                        "",
                        "never"),
                changed(
                        "hidden when",
                        "checkI4c.form",
                        "i4cDecision != \\\"return\\\"",
                        "i4cDecision = \\\"accept\\\"",
                        "Field “What to correct” (reason)",
                        "Hidden when: changed",
                        "=i4cDecision != \"return\"",
                        "=i4cDecision = \"accept\""),
                new Planted(
                        "field",
                        "checkI4c.form",
                        "\"components\": [",
                        "\"components\": [{\"type\": \"number\", \"id\": \"x\", \"key\": \"pages\", \"label\": \"ទំព័រ\"},",
                        Sort.ADDED,
                        "Field “ទំព័រ” (pages)",
                        "new",
                        "",
                        "",
                        3),
                // words and scenarios
                changed(
                        "message",
                        "texts.json",
                        "\"en\": \"Hello\"",
                        "\"en\": \"Good day\"",
                        "Text “digest.greeting” (messages/digest.greeting)",
                        "Words in English: changed",
                        "Hello",
                        "Good day"),
                changed(
                        "scenario",
                        "scenarios.json",
                        "\"ended\": true",
                        "\"ended\": false",
                        "Scenario “All goes well” (ល្អ)",
                        "Property “then.ended”: changed",
                        "true",
                        "false"),
                new Planted(
                        "new file",
                        "thanks.form",
                        null,
                        "{\"type\": \"default\", \"id\": \"thanks\", \"schemaVersion\": 18, \"components\": []}",
                        Sort.ADDED,
                        "File “thanks.form”",
                        "new",
                        "",
                        "",
                        4));
    }

    @ParameterizedTest
    @MethodSource("planted")
    void everyPlantedChangeIsNamed(Planted planted) {
        ReleaseFiles after = with(planted);
        List<Change> changes = ReleaseComparison.of(SHIPPED, after).changes();
        List<Line> lines =
                changes.stream().map(change -> words.line(change, ENGLISH)).toList();
        assertThat(lines).as("%s", lines).anySatisfy(line -> {
            assertThat(line.sort()).isEqualTo(planted.sort());
            assertThat(line.element()).contains(planted.element());
            assertThat(line.what()).isEqualTo(planted.what());
            assertThat(line.before()).contains(planted.before());
            assertThat(line.after()).contains(planted.after());
            assertThat(line.before().isEmpty()).isEqualTo(planted.before().isEmpty());
            assertThat(line.after().isEmpty()).isEqualTo(planted.after().isEmpty());
        });
        assertThat(lines).as("nothing that was not planted").hasSize(1 + planted.others());
        assertThat(changes).allSatisfy(change -> {
            assertThat(change.file()).isEqualTo(planted.file());
            assertThat(words.line(change, KHMER).what()).containsPattern("[\\u1780-\\u17FF]");
        });
    }

    @Test
    void thereAreThirtyAndMore() {
        assertThat(planted().map(Planted::name).distinct().count())
                .isEqualTo(planted().count())
                .isGreaterThanOrEqualTo(30);
    }

    /** All at once, as a draft has them: none hides another. */
    @Test
    void nothingIsLostAmongOthers() {
        ReleaseFiles after = SHIPPED;
        int lines = 0;
        for (Planted planted : planted()
                .filter(one -> !List.of("stage", "english name").contains(one.name()))
                .toList()) {
            ReleaseFiles next = plant(after, planted);
            int now = ReleaseComparison.of(SHIPPED, next).changes().size();
            assertThat(now).as(planted.name()).isGreaterThan(lines);
            lines = now;
            after = next;
        }
    }

    @Test
    void rowsThatChangePlacesAreMovedAndNotNew() {
        String table = text(SHIPPED, "reminderLadder.dmn");
        int first = table.indexOf("<rule id=\"step1\">");
        int second = table.indexOf("<rule id=\"step2\">");
        int third = table.indexOf("<rule id=\"step3\">");
        String swapped = table.substring(0, first)
                + table.substring(second, third)
                + table.substring(first, second)
                + table.substring(third);
        List<Line> lines =
                ReleaseComparison.of(SHIPPED, SHIPPED.with("reminderLadder.dmn", bytes(swapped))).changes().stream()
                        .map(change -> words.line(change, ENGLISH))
                        .toList();
        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.sort()).isEqualTo(Sort.MOVED);
            assertThat(line.what()).isEqualTo("Place in the order");
        });
    }

    @Test
    void aRowThatGotAnotherIdIsTheSameRow() {
        String table = text(SHIPPED, "reminderLadder.dmn").replace("rule id=\"step3\"", "rule id=\"other\"");
        assertThat(ReleaseComparison.of(SHIPPED, SHIPPED.with("reminderLadder.dmn", bytes(table)))
                        .changes())
                .isEmpty();
    }

    @Test
    void aFileThatIsGoneOrBrokenIsToldAsSuch() {
        assertThat(ReleaseComparison.of(SHIPPED, SHIPPED.without("postI4c.form"))
                        .changes())
                .singleElement()
                .satisfies(change -> assertThat(change.sort()).isEqualTo(Sort.REMOVED));
        assertThat(ReleaseComparison.of(SHIPPED, SHIPPED.with("postI4c.form", bytes("{\"a\":")))
                        .changes())
                .singleElement()
                .satisfies(change -> assertThat(change.sort()).isEqualTo(Sort.UNREADABLE));
        assertThat(ReleaseComparison.of(SHIPPED, SHIPPED).changes()).isEmpty();
    }

    private static Planted changed(
            String name,
            String file,
            String from,
            String to,
            String element,
            String what,
            String before,
            String after) {
        return new Planted(name, file, from, to, Sort.CHANGED, element, what, before, after, 0);
    }

    private static ReleaseFiles with(Planted planted) {
        return plant(SHIPPED, planted);
    }

    private static ReleaseFiles plant(ReleaseFiles files, Planted planted) {
        String from = planted.from();
        if (from == null) {
            return files.with(planted.file(), bytes(planted.to()));
        }
        String text = text(files, planted.file());
        int at = text.indexOf(from);
        assertThat(at).as("%s in %s", from, planted.file()).isNotNegative();
        String changed = text.substring(0, at) + planted.to() + text.substring(at + from.length());
        if (planted.name().equals("another kind of step")) {
            int end = changed.indexOf("</bpmn:parallelGateway>");
            changed = changed.substring(0, end)
                    + "</bpmn:exclusiveGateway>"
                    + changed.substring(end + "</bpmn:parallelGateway>".length());
        }
        return files.with(planted.file(), bytes(changed));
    }

    private static ReleaseFiles shipped() {
        Map<String, byte[]> files = new TreeMap<>();
        for (String folder : List.of("processes", "forms")) {
            try (Stream<Path> all = Files.list(Path.of(folder))) {
                for (Path file : all.toList()) {
                    files.put(file.getFileName().toString(), Files.readAllBytes(file));
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        files.put(
                "texts.json",
                bytes(
                        "{\"messages\": {\"digest.greeting\": {\"km\": \"សួស្តី\", \"en\": \"Hello\"}}, \"guidance\": {}}"));
        files.put(
                "scenarios.json",
                bytes("[{\"name\": {\"km\": \"ល្អ\", \"en\": \"All goes well\"}, \"then\": {\"ended\": true}}]"));
        return ReleaseFiles.of(files);
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    private static String text(ReleaseFiles files, String name) {
        return new String(files.find(name).orElseThrow(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
