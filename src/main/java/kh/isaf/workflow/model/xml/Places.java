package kh.isaf.workflow.model.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Where an element stands (its line, the name a reader finds it by) and what is around it. */
public final class Places {

    private static final String LINE = "line";

    private Places() {}

    static void setLine(Element element, int line) {
        element.setUserData(LINE, line, null);
    }

    public static int line(Element element) {
        return element.getUserData(LINE) instanceof Integer line ? line : 1;
    }

    /** The element's own id, or its tag behind the id of the nearest element around it that has one. */
    public static String name(Element element) {
        String id = element.getAttribute("id");
        if (!id.isEmpty()) {
            return id;
        }
        Node around = element.getParentNode();
        while (around instanceof Element parent && parent.getAttribute("id").isEmpty()) {
            around = parent.getParentNode();
        }
        return around instanceof Element parent
                ? parent.getAttribute("id") + "/" + element.getTagName()
                : element.getTagName();
    }

    public static boolean is(Element element, String namespace, String localName) {
        return namespace.equals(element.getNamespaceURI()) && localName.equals(element.getLocalName());
    }

    public static List<Element> children(Node parent) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    public static Stream<Element> children(Node parent, String namespace, String localName) {
        return children(parent).stream().filter(child -> is(child, namespace, localName));
    }

    public static @Nullable Element child(Node parent, String namespace, String localName) {
        return children(parent, namespace, localName).findFirst().orElse(null);
    }

    /** The element itself and everything in it. */
    public static Stream<Element> tree(Element element) {
        List<Element> all = new ArrayList<>();
        collect(element, all);
        return all.stream();
    }

    private static void collect(Element element, List<Element> all) {
        all.add(element);
        children(element).forEach(child -> collect(child, all));
    }

    /** The attribute, or null where it is not written. */
    public static @Nullable String attribute(Element element, String name) {
        return element.hasAttribute(name) ? element.getAttribute(name) : null;
    }

    public static @Nullable String attribute(Element element, String namespace, String name) {
        return element.hasAttributeNS(namespace, name) ? element.getAttributeNS(namespace, name) : null;
    }

    /** The element's own text, without that of its children. */
    public static String text(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE) {
                text.append(child.getNodeValue());
            }
        }
        return text.toString().strip();
    }
}
