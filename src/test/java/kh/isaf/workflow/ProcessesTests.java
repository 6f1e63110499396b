package kh.isaf.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kh.isaf.ProductTest;
import kh.isaf.workflow.engine.ComputedName;
import kh.isaf.workflow.form.TaskForm;
import kh.isaf.workflow.model.Catalogue;
import kh.isaf.workflow.model.CheckedFile;
import kh.isaf.workflow.model.Finding;
import kh.isaf.workflow.model.ModelFile;
import kh.isaf.workflow.model.ModelRules;
import kh.isaf.workflow.render.Field;
import kh.isaf.workflow.render.FormSchema;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.StringUtils;

/** What is shipped belongs together: models, forms, the classes behind both, and the tests. */
class ProcessesTests extends ProductTest {

    /** For models that NCDDS makes itself. */
    private static final Set<String> OF_READY_BLOCKS = Set.of("remindNow", "escalateNow");

    private static final Path MODELS = Path.of("processes");
    private static final Path FORMS = Path.of("forms");

    @Autowired
    private Map<String, TaskForm<?>> taskForms;

    @Autowired
    private List<ComputedName> computedNames;

    @Test
    void everyModelAndFormObeysTheRules() {
        List<ModelFile> files = Stream.concat(files(MODELS), files(FORMS))
                .map(file -> new ModelFile(file.toString(), bytes(file)))
                .toList();
        List<Finding> findings = ModelRules.forFiles(Catalogue.shipped()).check(files).stream()
                .map(CheckedFile::findings)
                .flatMap(Collection::stream)
                .toList();

        assertThat(files).hasSizeGreaterThan(30);
        assertThat(findings).isEmpty();
    }

    @Test
    void everyModelHasATestClassOfItsName() {
        assertThat(files(MODELS).map(ProcessesTests::name)).allSatisfy(model -> assertThatCode(
                        () -> Class.forName("kh.isaf.workflow.process." + StringUtils.capitalize(model) + "Tests"))
                .doesNotThrowAnyException());
    }

    @Test
    void everyActionIsUsedByAModelOrAReadyBlock() {
        Set<String> used = elements(ServiceTask.class)
                .map(ServiceTask::getCamundaDelegateExpression)
                .map(expression -> expression.replaceAll("[${}]", ""))
                .collect(Collectors.toSet());

        used.addAll(OF_READY_BLOCKS);
        assertThat(Catalogue.shipped().actions()).isEqualTo(used);
    }

    @Test
    void everyUserTaskHasItsFormAndItsClassAndNoneIsLeftOver() {
        Set<String> tasks = elements(UserTask.class).map(UserTask::getId).collect(Collectors.toSet());

        assertThat(files(FORMS).map(ProcessesTests::name)).containsExactlyInAnyOrderElementsOf(tasks);
        assertThat(taskForms).containsOnlyKeys(tasks);
    }

    @Test
    void everyFormAsksForWhatItsCommandTakes() {
        assertThat(taskForms).allSatisfy((task, form) -> {
            FormSchema schema =
                    FormSchema.parse(new String(bytes(FORMS.resolve(task + ".form")), StandardCharsets.UTF_8));
            Map<String, RecordComponent> components = components(form.command());

            assertThat(schema.keys()).as(task).containsExactlyInAnyOrderElementsOf(components.keySet());
            lists(schema.fields()).forEach(list -> assertThat(schema.rowKeys(list))
                    .as(task + "." + list)
                    .containsExactlyInAnyOrderElementsOf(components(row(Objects.requireNonNull(components.get(list))))
                            .keySet()));
        });
    }

    @Test
    void everyComputedNameIsComputed() {
        assertThat(computedNames)
                .extracting(ComputedName::name)
                .containsExactlyInAnyOrderElementsOf(Catalogue.COMPUTED_NAMES);
    }

    private static Stream<String> lists(List<Field> fields) {
        return fields.stream().flatMap(field -> {
            if (field instanceof Field.Rows rows) {
                return Stream.of(rows.key());
            }
            return field instanceof Field.Group group ? lists(group.fields()) : Stream.of();
        });
    }

    private static Map<String, RecordComponent> components(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .collect(Collectors.toMap(RecordComponent::getName, component -> component, (a, b) -> a, TreeMap::new));
    }

    /** The record of a row, of a component that is a list of rows. */
    private static Class<?> row(RecordComponent list) {
        return (Class<?>) ((ParameterizedType) list.getGenericType()).getActualTypeArguments()[0];
    }

    private static <T extends FlowElement> Stream<T> elements(Class<T> type) {
        return files(MODELS).filter(file -> file.toString().endsWith(".bpmn")).flatMap(file -> {
            BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
            return model.getModelElementsByType(type).stream();
        });
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceAll("\\.\\w+$", "");
    }
}
