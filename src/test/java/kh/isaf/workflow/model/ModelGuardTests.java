package kh.isaf.workflow.model;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each attack is planted alone into a model that is otherwise good, and is found where it was planted. */
class ModelGuardTests {

    private final ModelRules rules = ModelRules.forFiles(GoodModels.catalogue());

    @Test
    void theGoodModelsHaveNoFindings() {
        assertThat(rules.check(GoodModels.all()))
                .allSatisfy(file -> assertThat(file.findings()).as(file.name()).isEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void anAttackIsFoundWhereItWasPlanted(Attack attack) {
        List<Finding> findings = attacked(attack.file(), attack.attacked().getBytes(UTF_8));

        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.why()).isEqualTo(attack.reason());
            assertThat(finding.line()).isEqualTo(attack.line());
            assertThat(finding.element()).endsWith(attack.element());
            assertThat(finding.reason()).isNotBlank().isNotEqualTo(finding.code());
        });
    }

    static List<Attack> attacks() {
        return Attack.all().toList();
    }

    @Test
    void aFileOfTwoMegabytesIsNotEvenRead() {
        byte[] large = Arrays.copyOf(GoodModels.content("goodProcess.bpmn"), 2 * 1024 * 1024);

        assertThat(attacked("goodProcess.bpmn", large)).extracting(Finding::why).containsExactly(Reason.FILE_TOO_LARGE);
    }

    @Test
    void otherKindsOfFilesAreRefused() {
        for (String name : List.of("a.cmmn", "a.bpmn20.xml", "a.js", "a.groovy", "bpmn", "a.bpmn.jar")) {
            assertThat(rules.check(new ModelFile(name, GoodModels.content("goodProcess.bpmn")))
                            .findings())
                    .as(name)
                    .extracting(Finding::why)
                    .containsExactly(Reason.FILE_KIND);
        }
    }

    @Test
    void aCaseModelUnderAnotherNameIsRefused() {
        byte[] cases = "<cmmn:definitions xmlns:cmmn=\"http://www.omg.org/spec/CMMN/20151109/MODEL\"/>".getBytes(UTF_8);

        assertThat(attacked("goodProcess.bpmn", cases)).extracting(Finding::why).containsExactly(Reason.ELEMENT);
    }

    @Test
    void aFileInAnotherEncodingIsRefused() {
        byte[] utf16 = new String(GoodModels.content("goodProcess.bpmn"), UTF_8).getBytes(UTF_16);

        assertThat(attacked("goodProcess.bpmn", utf16)).extracting(Finding::why).containsExactly(Reason.NOT_UTF8);
    }

    @Test
    void twoProcessesThatCallEachOtherAreRefused() {
        String child = new String(GoodModels.content("goodChild.bpmn"), UTF_8)
                .replace(
                        "<bpmn:endEvent",
                        "<bpmn:callActivity id=\"back\" calledElement=\"goodProcess\" /><bpmn:endEvent");

        List<CheckedFile> files = rules.check(List.of(
                GoodModels.all().get(0),
                new ModelFile("goodChild.bpmn", child.getBytes(UTF_8)),
                GoodModels.all().get(3)));

        assertThat(files.get(0).findings()).extracting(Finding::why).containsOnly(Reason.CALLED_ITSELF);
        assertThat(files.get(1).findings()).extracting(Finding::why).contains(Reason.CALLED_ITSELF);
    }

    @Test
    void aWaitOfLessThanAnHourDoesNotMakeALoopHarmless() {
        String quick = new String(GoodModels.content("goodProcess.bpmn"), UTF_8)
                .replace(
                        "<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${monthOpens}</bpmn:timeDate>",
                        "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">PT1S</bpmn:timeDuration>")
                .replace("sourceRef=\"wait\" targetRef=\"callGood\"", "sourceRef=\"wait\" targetRef=\"decide\"");

        assertThat(attacked("goodProcess.bpmn", quick.getBytes(UTF_8)))
                .extracting(Finding::why)
                .containsExactlyInAnyOrder(Reason.LOOP, Reason.UNREACHED);
    }

    @Test
    void aReleaseMayWriteItsTagAndNobodyElse() {
        byte[] tagged = VersionTag.into(GoodModels.all().get(0), "2027-1");

        assertThat(attacked("goodProcess.bpmn", tagged))
                .extracting(Finding::why)
                .containsExactly(Reason.ATTRIBUTE);
        List<ModelFile> release = new ArrayList<>(GoodModels.all());
        release.set(0, new ModelFile("goodProcess.bpmn", tagged));
        assertThat(ModelRules.forDeployment(GoodModels.catalogue()).check(release))
                .allMatch(CheckedFile::ok);
    }

    @Test
    void whatWasCheckedIsWrittenAnewAndStillGood() {
        CheckedFile once = rules.check(GoodModels.all()).get(0);
        CheckedFile twice = rules.check(List.of(
                        new ModelFile(once.name(), once.content()),
                        GoodModels.all().get(1),
                        GoodModels.all().get(3)))
                .get(0);

        assertThat(twice.findings()).isEmpty();
        assertThat(new String(twice.content(), UTF_8)).isEqualTo(new String(once.content(), UTF_8));
    }

    @Test
    void everyReasonHasWordsInBothLanguages() throws IOException {
        for (String file : List.of("/messages_km.properties", "/messages_en.properties")) {
            Properties words = new Properties();
            try (var text = Objects.requireNonNull(getClass().getResourceAsStream(file))) {
                words.load(new InputStreamReader(text, UTF_8));
            }
            assertThat(Arrays.stream(Reason.values()).map(Reason::key)).as(file).allMatch(words::containsKey);
        }
    }

    private List<Finding> attacked(String name, byte[] content) {
        return rules
                .check(GoodModels.all().stream()
                        .map(file -> file.name().equals(name) ? new ModelFile(name, content) : file)
                        .toList())
                .stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow()
                .findings();
    }
}
