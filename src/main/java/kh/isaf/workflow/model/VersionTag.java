package kh.isaf.workflow.model;

import kh.isaf.workflow.model.xml.Places;
import kh.isaf.workflow.model.xml.SafeXml;
import kh.isaf.workflow.model.xml.XmlRefused;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes the release into a model on its way to the engine; in the file itself there is none. */
public final class VersionTag {

    private VersionTag() {}

    /** The checked process or decision, bound to the release; a form is returned as it is. */
    public static byte[] into(ModelFile checked, String release) {
        if (!valid(release)) {
            throw new IllegalArgumentException(release);
        }
        if (checked.kind().filter(kind -> kind != FileKind.FORM).isEmpty()) {
            return checked.content();
        }
        try {
            Document document = SafeXml.read(checked.content());
            Element definitions = document.getDocumentElement();
            Places.children(definitions, Namespaces.BPMN, "process")
                    .forEach(process -> tag(process, Namespaces.CAMUNDA, release));
            Places.children(definitions, Namespaces.DMN, "decision")
                    .forEach(decision -> tag(decision, Namespaces.CAMUNDA_DMN, release));
            return SafeXml.write(document);
        } catch (XmlRefused e) {
            throw new IllegalArgumentException(checked.name(), e);
        }
    }

    static boolean valid(String release) {
        return release.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    }

    private static void tag(Element definition, String namespace, String release) {
        definition.setAttributeNS(namespace, "camunda:versionTag", release);
    }
}
