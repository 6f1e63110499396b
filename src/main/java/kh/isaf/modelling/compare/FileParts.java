package kh.isaf.modelling.compare;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kh.isaf.workflow.model.xml.SafeXml;
import kh.isaf.workflow.model.xml.XmlRefused;
import org.w3c.dom.Element;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes a file apart; what it is shows from its content. */
final class FileParts {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FileParts() {}

    /** The parts by their ids, in the order of the file; one that has the id of another gets a number behind it. */
    static Map<String, Part> read(byte[] content, Answers answers) throws Unreadable {
        Map<String, Part> parts = new LinkedHashMap<>();
        for (Part part : list(content, answers)) {
            String id = part.id();
            for (int next = 2; parts.containsKey(id); next++) {
                id = part.id() + "#" + next;
            }
            parts.put(id, part);
        }
        return parts;
    }

    private static List<Part> list(byte[] content, Answers answers) throws Unreadable {
        try {
            String start = new String(content, StandardCharsets.UTF_8)
                    .replace("\uFEFF", "")
                    .stripLeading();
            if (start.startsWith("<")) {
                Element root = SafeXml.read(content).getDocumentElement();
                boolean process = ProcessParts.BPMN.equals(root.getNamespaceURI());
                return process ? ProcessParts.read(root, answers) : TableParts.read(root);
            }
            JsonNode root = JSON.readTree(content);
            if (root.isArray() || root.has("scenarios")) {
                return TextParts.scenarios(root);
            }
            return root.has("components") || root.has("schemaVersion") ? FormParts.read(root) : TextParts.texts(root);
        } catch (XmlRefused | JacksonException e) {
            throw new Unreadable(e);
        }
    }
}
