package kh.isaf.workflow.model;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import kh.isaf.workflow.model.xml.Places;
import kh.isaf.workflow.model.xml.SafeXml;
import kh.isaf.workflow.model.xml.XmlRefused;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What other files may refer to in a file: a model with the models it calls, a form with its fields. */
final class FileFacts {

    private FileFacts() {}

    /** Adds the file's facts; a file that cannot be read adds none, its own check says why. */
    static void read(ModelFile file, Map<String, Set<String>> models, Map<String, Set<String>> forms) {
        if (file.content().length > ModelFile.LARGEST) {
            return;
        }
        try {
            switch (file.kind().orElse(FileKind.DMN)) {
                case BPMN -> process(SafeXml.read(file.content()), models);
                case FORM -> form(FormJson.read(file.content()), forms);
                case DMN -> {}
            }
        } catch (XmlRefused | FormRefused e) {
            return;
        }
    }

    /** The ids of the models that the process calls. */
    static Set<String> called(Element process) {
        return Places.tree(process)
                .filter(element -> Places.is(element, Namespaces.BPMN, "callActivity"))
                .map(call -> call.getAttribute("calledElement"))
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
    }

    private static void process(Document document, Map<String, Set<String>> models) {
        Places.children(document.getDocumentElement(), Namespaces.BPMN, "process")
                .filter(process -> process.hasAttribute("id"))
                .forEach(process -> models.put(process.getAttribute("id"), called(process)));
    }

    private static void form(FormJson form, Map<String, Set<String>> forms) {
        String id = form.string("id");
        if (id != null) {
            Set<String> fields = form.fields()
                    .map(component -> component.string("key"))
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
            forms.put(id, fields);
        }
    }
}
