package kh.isaf;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import tools.jackson.databind.json.JsonMapper;

/** A model, table or form written in one way, whatever the order of what has an id and the white space between. */
final class SameMeaning {

    private static final JsonMapper JSON = new JsonMapper();

    private SameMeaning() {}

    static String of(String file, byte[] content) {
        try {
            if (file.endsWith(".form")) {
                return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readValue(content, TreeMap.class));
            }
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            return element(factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(content))
                    .getDocumentElement());
        } catch (Exception e) {
            throw new IllegalArgumentException(file, e);
        }
    }

    private static String element(Element element) {
        TreeMap<String, String> attributes = new TreeMap<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            if (!"http://www.w3.org/2000/xmlns/".equals(attribute.getNamespaceURI())) {
                attributes.put(attribute.getName(), attribute.getValue());
            }
        }
        List<String> withId = new ArrayList<>();
        List<String> inOrder = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element part) {
                (part.hasAttribute("id") ? withId : inOrder).add(element(part));
            } else {
                text.append(child.getTextContent());
            }
        }
        withId.sort(null);
        String inside = String.join("\n", inOrder)
                + String.join("\n", withId)
                + text.toString().strip();
        return element.getLocalName() + attributes + "{" + inside.indent(1) + "}";
    }
}
