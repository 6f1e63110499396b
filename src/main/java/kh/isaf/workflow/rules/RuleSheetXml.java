package kh.isaf.workflow.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import kh.isaf.workflow.model.xml.Places;
import kh.isaf.workflow.model.xml.SafeXml;
import kh.isaf.workflow.model.xml.XmlRefused;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The rows of a decision table in its file: read from it, and written into it beside all that the file says else. */
final class RuleSheetXml {

    private static final String DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/";

    private final RuleTable table;
    private final Document document;
    private final Element decisionTable;

    private RuleSheetXml(RuleTable table, Document document, Element decisionTable) {
        this.table = table;
        this.document = document;
        this.decisionTable = decisionTable;
    }

    /** The file as this table, unless it is another one or has other columns. */
    static Optional<RuleSheetXml> read(RuleTable table, byte[] dmn) {
        try {
            Document document = SafeXml.read(dmn);
            Element decision = Places.child(document.getDocumentElement(), DMN, "decision");
            Element found = decision == null ? null : Places.child(decision, DMN, "decisionTable");
            if (decision == null
                    || found == null
                    || !decision.getAttribute("id").equals(table.id())) {
                return Optional.empty();
            }
            RuleSheetXml xml = new RuleSheetXml(table, document, found);
            return xml.fits() ? Optional.of(xml) : Optional.empty();
        } catch (XmlRefused e) {
            return Optional.empty();
        }
    }

    private boolean fits() {
        List<String> inputs = parts("input").stream()
                .map(input -> Places.child(input, DMN, "inputExpression"))
                .map(expression -> expression == null ? "" : text(expression))
                .toList();
        List<String> outputs = parts("output").stream()
                .map(output -> output.getAttribute("name"))
                .toList();
        return decisionTable.getAttribute("hitPolicy").equals(table.hitPolicy())
                && inputs.equals(table.inputs().stream().map(RuleColumn::id).toList())
                && outputs.equals(table.outputs().stream().map(RuleColumn::id).toList())
                && parts("rule").stream()
                        .allMatch(rule -> cells(rule).size() == table.columns().size());
    }

    RuleSheet sheet() {
        List<RuleSheet.Row> rows = new ArrayList<>();
        for (Element rule : parts("rule")) {
            List<String> cells = new ArrayList<>();
            List<Element> entries = cells(rule);
            for (int at = 0; at < entries.size(); at++) {
                cells.add(CellText.typed(table.columns().get(at), text(entries.get(at))));
            }
            Element note = Places.child(rule, DMN, "description");
            rows.add(new RuleSheet.Row(note == null ? "" : Places.text(note), cells));
        }
        return new RuleSheet(table, rows);
    }

    /** The values a column may have, in the order of the table's own list; empty where it has none. */
    List<String> choices(RuleColumn column) {
        Element owner = column.input()
                ? parts("input").get(table.inputs().indexOf(column))
                : parts("output").get(table.outputs().indexOf(column));
        Element values = Places.child(owner, DMN, column.input() ? "inputValues" : "outputValues");
        return values == null ? List.of() : CellText.words(text(values));
    }

    /** Where each cell stands, by its id in the file: row from 1 and column. */
    Map<String, CellFault> places() {
        Map<String, CellFault> places = new LinkedHashMap<>();
        int row = 0;
        for (Element rule : parts("rule")) {
            row++;
            places.put(rule.getAttribute("id"), CellFault.of(row, "", ""));
            List<Element> entries = cells(rule);
            for (int at = 0; at < entries.size(); at++) {
                String column = table.columns().get(at).id();
                places.put(entries.get(at).getAttribute("id"), CellFault.of(row, column, ""));
            }
        }
        return places;
    }

    /** The same file with these rows in the place of its own. */
    byte[] with(RuleSheet sheet, Map<String, List<String>> choices) {
        parts("rule").forEach(decisionTable::removeChild);
        int number = 0;
        for (RuleSheet.Row row : sheet.rows()) {
            number++;
            Element rule = element("rule", "row" + number);
            Element note = element("description", null);
            note.setTextContent(row.note());
            rule.appendChild(note);
            for (RuleColumn column : table.columns()) {
                Element entry = element(
                        column.input() ? "inputEntry" : "outputEntry",
                        "row" + number + column.id().substring(0, 1).toUpperCase(Locale.ROOT)
                                + column.id().substring(1));
                Element text = element("text", null);
                text.setTextContent(CellText.feel(
                        column,
                        choices.getOrDefault(column.id(), List.of()),
                        row.cells().get(table.columns().indexOf(column))));
                entry.appendChild(text);
                rule.appendChild(entry);
            }
            decisionTable.appendChild(rule);
        }
        return SafeXml.write(document);
    }

    private Element element(String name, @Nullable String id) {
        String prefix = decisionTable.getPrefix();
        Element element = document.createElementNS(DMN, prefix == null ? name : prefix + ":" + name);
        if (id != null) {
            element.setAttribute("id", id);
        }
        return element;
    }

    private List<Element> parts(String name) {
        return Places.children(decisionTable, DMN, name).toList();
    }

    private static List<Element> cells(Element rule) {
        return Places.children(rule).stream()
                .filter(part ->
                        Objects.requireNonNullElse(part.getLocalName(), "").matches("(input|output)Entry"))
                .toList();
    }

    private static String text(Element owner) {
        Element text = Places.child(owner, DMN, "text");
        return text == null ? "" : Places.text(text);
    }
}
