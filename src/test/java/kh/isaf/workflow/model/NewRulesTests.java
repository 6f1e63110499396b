package kh.isaf.workflow.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is missing, cannot be done, or is doubtful in a model is said where it is, and how grave it is. */
class NewRulesTests {

    private static final Path PROCESSES = Path.of("processes");
    private static final Path FORMS = Path.of("forms");

    @Test
    void whatIsShippedHasNoFindings() throws IOException {
        assertThat(ModelRules.forFiles(Catalogue.shipped()).check(shipped("", "", "")))
                .allSatisfy(file -> assertThat(file.findings()).as(file.name()).isEmpty());
    }

    @ParameterizedTest(name = "{4} in {0}")
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            i4cPreparation.bpmn|"guidance" value="ប|"guidance" value="X|enterI4c|NAME_KHMER|nothing
            i4cPreparation.bpmn|name="guidanceEn"|name="urgent"|enterI4c|NAME_ENGLISH|ERROR
            i4cPreparation.bpmn|value="Enter performance|value="ខ្មែរ|enterI4c|ENGLISH_IN_KHMER|nothing
            i4cPreparation.bpmn|value="Enter performance and budget data"|value="បញ្ចូល"|enterI4c|ENGLISH_IN_KHMER|WARNING
            i4cPreparation.bpmn|name="ត្រួតពិនិត្យព័ត៌មាន"|name="ត្រួតពិនិត្យព័ត៌មានត្រួតពិនិត្យព័ត៌មានត្រួតពិនិត្យព័ត៌មានត្រួតពិនិត្យព័ត៌មាន"|checkI4c|NAME_LONG|WARNING
            i4cPreparation.bpmn|name="តើទិន្នន័យត្រឹមត្រូវឬទេ?"|name=""|i4cDecision|QUESTION_UNNAMED|WARNING
            i4cPreparation.bpmn|name="ស្នើឱ្យកែតម្រូវ"|name=""|i4cReturned|ANSWER_UNNAMED|WARNING
            i4cPreparation.bpmn|x="524" y="170"|x="270" y="180"|checkI4c|OVERLAP|WARNING
            i4cPreparation.bpmn|name="stageExcused"|name="otherExcused"|stageExcusedMessage|MESSAGE_UNSENT|WARNING
            i4cPreparation.bpmn|sourceRef="enterI4c" targetRef="checkI4c"|sourceRef="enterI4c" targetRef="i4cDecision"|checkI4c|UNREACHED|WARNING
            i4cPreparation.bpmn|sourceRef="postI4c" targetRef="end"|sourceRef="checkI4c" targetRef="end"|postI4c|DEAD_END|WARNING
            i4cPreparation.bpmn|<camunda:property name="nameEn" value="Check the information" />|<camunda:property name="nameEn" value="Check" /><camunda:property name="dueDays" value="0" />|checkI4c|VALUE|ERROR
            i4cPreparation.bpmn|<camunda:property name="nameEn" value="Check the information" />|<camunda:property name="nameEn" value="Check" /><camunda:property name="dueDays" value="250" />|checkI4c|VALUE|nothing
            i4cPreparation.bpmn|<camunda:property name="nameEn" value="Start" />|<camunda:property name="nameEn" value="Start" /><camunda:property name="dueDays" value="5" />|start|PROPERTY|ERROR
            scorecard.bpmn|candidateGroups="facilitator"|candidateGroups="focalPerson"|planScorecard|ROLE_BARRED|ERROR
            dissemination.bpmn|candidateGroups="facilitator"|candidateGroups="focalPerson"|planDissemination|ROLE_NOWHERE|ERROR
            monthlyMeeting.bpmn|timeDate xsi:type="bpmn:tFormalExpression">${monthOpens}|timeDate xsi:type="bpmn:tFormalExpression">2027-03-01|timeDate|TIMER_FIXED|WARNING
            monthlyMeeting.bpmn|timeDate xsi:type="bpmn:tFormalExpression">${monthOpens}</bpmn:timeDate>|timeDuration xsi:type="bpmn:tFormalExpression">P3Y</bpmn:timeDuration>|timeDuration|TIMER_TOO_LONG|ERROR
            dailyReminders.bpmn|${writeReminders}|${remindNow}|findWhomToRemind|ACTION_PROPERTY|ERROR
            dailyReminders.bpmn|${writeReminders}|${remindNow}|dailyReminders|STAGE|ERROR
            providerCycle.bpmn|calledElement="selfAssessment"|calledElement="scorecard"|selfAssessment.bpmn selfAssessment|UNUSED_MODEL|WARNING
            postI4c.form|"key": "postedOn"|"key": "putUpOn"|form|FORM_FIELD|ERROR
            postI4c.form|"type": "number"|"type": "textfield"|copies|FORM_TYPE|ERROR
            postI4c.form|"type": "number",|''|copies|FORM_TYPE|ERROR
            recordMonthlyMeeting.form|"path": "lines"|"path": "rows"|form|FORM_FIELD|ERROR
            adoptJaap.form|"value": "adopt"|"value": "accept"|councilDecision|FORM_CHOICE|ERROR
            adoptJaap.form|"label_en": "Members present, total"|"moreThanHalfOf": "members", "label_en": "Members present, total"|present|QUORUM|nothing
            adoptJaap.form|"label_en": "Members present, total"|"moreThanHalfOf": "reason", "label_en": "Members present, total"|present|QUORUM|ERROR
            adoptJaap.form|"label_en": "Members present, total"|"sheet": "/etc", "label_en": "Members present, total"|adoptJaap_present|VALUE|ERROR
            """)
    void aPlantedFlawIsFound(String file, String from, String to, String element, Reason why, String grave)
            throws IOException {
        String where = element.contains(" ") ? element.substring(0, element.indexOf(' ')) : file;
        String name = element.substring(element.indexOf(' ') + 1);
        List<Finding> findings = ModelRules.forFiles(Catalogue.shipped()).check(shipped(file, from, to)).stream()
                .filter(checked -> checked.name().equals(where))
                .findFirst()
                .orElseThrow()
                .findings()
                .stream()
                .filter(finding -> finding.why() == why && (finding.element() + "/").contains(name))
                .toList();
        if (grave.equals("nothing")) {
            assertThat(findings).isEmpty();
        } else {
            assertThat(findings).isNotEmpty();
            assertThat(findings.get(0).severity()).isEqualTo(Severity.valueOf(grave));
            assertThat(findings.get(0).reason()).doesNotContain("{");
        }
    }

    @Test
    void manySmallMistakesDoNotHideADangerousOne() {
        String model = new String(GoodModels.content("goodProcess.bpmn"), UTF_8);
        StringBuilder notes = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            notes.append("<bpmn:textAnnotation id=\"%d-\"><bpmn:text>x</bpmn:text></bpmn:textAnnotation>".formatted(i));
        }
        String bad = model.replaceFirst("<bpmn:textAnnotation", notes + "<bpmn:textAnnotation")
                .replace("${monthOpens}", "${monthOpens.getClass()}");
        CheckedFile checked = ModelRules.forFiles(GoodModels.catalogue())
                .check(new ModelFile("goodProcess.bpmn", bad.getBytes(UTF_8)));
        assertThat(checked.safe()).isFalse();
    }

    private static List<ModelFile> shipped(String changed, String from, String to) throws IOException {
        List<ModelFile> files = new ArrayList<>();
        for (Path folder : List.of(PROCESSES, FORMS)) {
            try (Stream<Path> all = Files.list(folder)) {
                for (Path path : all.sorted().toList()) {
                    String name = path.getFileName().toString();
                    String text = Files.readString(path);
                    if (name.equals(changed)) {
                        assertThat(text).contains(from);
                        int at = text.indexOf(from);
                        text = text.substring(0, at) + to + text.substring(at + from.length());
                    }
                    files.add(new ModelFile(name, text.getBytes(UTF_8)));
                }
            }
        }
        return files;
    }
}
