package kh.isaf.workflow.model.xml;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** Which elements may stand in which others, with which attributes; all by namespace, never by prefix. */
public final class AllowList {

    private record Entry(Set<String> parents, Set<String> attributes) {}

    private final Map<String, Entry> entries = new HashMap<>();
    private final Map<String, String> namespaces;

    private AllowList(Map<String, String> namespaces) {
        this.namespaces = namespaces;
    }

    /** Reads lines of the form {@code element | parents | attributes}; a top element has the parent {@code -}. */
    public static AllowList of(Map<String, String> namespaces, String table) {
        AllowList list = new AllowList(namespaces);
        table.lines().filter(line -> !line.isBlank()).forEach(list::add);
        return list;
    }

    public boolean allows(Element element) {
        Entry entry = entries.get(qualified(element.getNamespaceURI(), element.getLocalName()));
        if (entry == null) {
            return false;
        }
        return element.getParentNode() instanceof Element parent
                ? entry.parents.contains(qualified(parent.getNamespaceURI(), parent.getLocalName()))
                : entry.parents.contains("-");
    }

    /** Whether the attribute may be on its element, which itself is allowed. */
    public boolean allows(Element element, Attr attribute) {
        Entry entry = entries.get(qualified(element.getNamespaceURI(), element.getLocalName()));
        return entry != null
                && entry.attributes.contains(qualified(attribute.getNamespaceURI(), attribute.getLocalName()));
    }

    private void add(String line) {
        String[] columns = line.split("\\|", -1);
        Entry entry = new Entry(names(columns[1]), names(columns[2]));
        for (String element : names(columns[0])) {
            entries.put(element, entry);
        }
    }

    private Set<String> names(String column) {
        return Arrays.stream(column.strip().split("\\s+"))
                .filter(name -> !name.isEmpty())
                .map(this::expanded)
                .collect(Collectors.toSet());
    }

    private String expanded(String name) {
        int colon = name.indexOf(':');
        if (colon < 0) {
            return name;
        }
        String namespace = namespaces.get(name.substring(0, colon));
        if (namespace == null) {
            throw new IllegalArgumentException(name);
        }
        return qualified(namespace, name.substring(colon + 1));
    }

    private static String qualified(@Nullable String namespace, String localName) {
        return namespace == null ? localName : "{" + namespace + "}" + localName;
    }
}
