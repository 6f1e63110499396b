package kh.isaf.modelling.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kh.isaf.workflow.model.ProcessOutline.Text;
import kh.isaf.workflow.model.xml.Places;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** The elements of a decision table: the table, its columns, its rows with their cells by column. */
final class TableParts {

    private final List<Part> parts = new ArrayList<>();

    private TableParts() {}

    static List<Part> read(Element definitions) {
        TableParts reading = new TableParts();
        named(definitions, "decision").forEach(reading::decision);
        return reading.parts;
    }

    private void decision(Element decision) {
        String id = decision.getAttribute("id");
        Map<Trait, Said> traits = new LinkedHashMap<>();
        put(traits, "name", decision.getAttribute("name"));
        String drawing = decision.getParentNode() instanceof Element file ? file.getAttribute("name") : "";
        put(traits, "drawingName", drawing);
        put(traits, "historyTimeToLive", attribute(decision, "historyTimeToLive"));
        put(traits, "description", text(decision, "description"));
        List<Element> tables = named(decision, "decisionTable");
        for (Element table : tables) {
            String hit = table.getAttribute("hitPolicy");
            put(traits, "hitPolicy", hit.isEmpty() ? "UNIQUE" : hit);
            put(traits, "aggregation", table.getAttribute("aggregation"));
        }
        for (Element child : Places.children(decision)) {
            if (!List.of("description", "decisionTable").contains(child.getLocalName())) {
                put(traits, "other", child.getTextContent().strip());
            }
        }
        parts.add(new Part(
                id, PartKind.TABLE, new Text(decision.getAttribute("name"), ""), "", 0, Map.copyOf(traits), ""));
        tables.forEach(table -> table(table, id));
    }

    private void table(Element table, String id) {
        List<Element> inputs = named(table, "input");
        List<Element> outputs = named(table, "output");
        columns(inputs, PartKind.INPUT, id);
        columns(outputs, PartKind.OUTPUT, id);
        int row = 0;
        for (Element rule : named(table, "rule")) {
            row++;
            Map<Trait, Said> traits = new LinkedHashMap<>();
            put(traits, "description", text(rule, "description"));
            cells(traits, named(rule, "inputEntry"), inputs);
            cells(traits, named(rule, "outputEntry"), outputs);
            String ruleId = rule.getAttribute("id").isEmpty() ? "row " + row : rule.getAttribute("id");
            parts.add(new Part(ruleId, PartKind.ROW, halves(text(rule, "description")), id, row, traits, ""));
        }
    }

    private void columns(List<Element> columns, PartKind kind, String table) {
        int place = 0;
        for (Element column : columns) {
            place++;
            Map<Trait, Said> traits = new LinkedHashMap<>();
            put(traits, "label", column.getAttribute("label"));
            put(traits, "columnName", column.getAttribute("name"));
            put(traits, "typeRef", column.getAttribute("typeRef"));
            for (Element child : Places.children(column)) {
                String of = child.getLocalName();
                put(traits, of.equals("inputExpression") ? "typeRef" : "other", child.getAttribute("typeRef"));
                put(traits, "expressionLanguage", child.getAttribute("expressionLanguage"));
                put(traits, of.equals("inputExpression") ? "expression" : "values", text(child, "text"));
            }
            parts.add(new Part(column.getAttribute("id"), kind, label(column), table, place, traits, ""));
        }
    }

    /** A cell that says "-" is one that says nothing: it fits all. */
    private static void cells(Map<Trait, Said> traits, List<Element> cells, List<Element> columns) {
        for (int place = 0; place < cells.size(); place++) {
            Element column = place < columns.size() ? columns.get(place) : null;
            String id = column == null ? String.valueOf(place + 1) : column.getAttribute("id");
            String value = text(cells.get(place), "text");
            if (!value.isEmpty() && !value.equals("-")) {
                traits.put(new Trait("cell", id), Said.of(value).about(label(column)));
            }
            String language = cells.get(place).getAttribute("expressionLanguage");
            if (!language.isEmpty()) {
                traits.put(
                        new Trait("expressionLanguage", id), Said.of(language).about(label(column)));
            }
        }
    }

    private static Text label(@Nullable Element column) {
        return column == null ? Said.NOTHING : new Text(column.getAttribute("label"), "");
    }

    /** Words in Khmer, a stroke, the same in English. */
    static Text halves(String text) {
        int stroke = text.indexOf('|');
        return stroke < 0
                ? new Text(text, "")
                : new Text(
                        text.substring(0, stroke).strip(),
                        text.substring(stroke + 1).strip());
    }

    private static void put(Map<Trait, Said> traits, String id, String value) {
        if (!value.isEmpty()) {
            traits.put(Trait.of(id), Said.of(value));
        }
    }

    private static List<Element> named(Element parent, String localName) {
        return Places.children(parent).stream()
                .filter(child -> localName.equals(child.getLocalName()))
                .toList();
    }

    private static String text(Element parent, String localName) {
        return named(parent, localName).stream().map(Places::text).findFirst().orElse("");
    }

    private static String attribute(Element element, String localName) {
        for (int place = 0; place < element.getAttributes().getLength(); place++) {
            if (localName.equals(element.getAttributes().item(place).getLocalName())) {
                return element.getAttributes().item(place).getNodeValue();
            }
        }
        return "";
    }
}
