package kh.isaf.workflow.model;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import kh.isaf.workflow.model.feel.FeelRefused;
import kh.isaf.workflow.model.feel.FeelText;
import kh.isaf.workflow.model.xml.Places;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A decision: one table, in FEEL that ends, over plain values. */
final class DmnRules {

    private static final Set<String> TYPES = Set.of("string", "number", "integer", "long", "double", "boolean", "date");
    private static final Set<String> HIT_POLICIES = Set.of("", "UNIQUE", "FIRST", "ANY", "RULE ORDER");

    private DmnRules() {}

    static void check(Document document, boolean tagged, Findings findings) {
        XmlRules.check(document.getDocumentElement(), Vocabulary.DMN, findings);
        if (!findings.isEmpty()) {
            return;
        }
        Element definitions = document.getDocumentElement();
        List<Element> decisions =
                Places.children(definitions, Namespaces.DMN, "decision").toList();
        if (decisions.size() != 1) {
            findings.add(definitions, Reason.ONE_PROCESS, String.valueOf(decisions.size()));
            return;
        }
        Places.tree(definitions).forEach(element -> texts(element, findings));
        ids(definitions, findings);
        Element decision = decisions.get(0);
        if (!decision.getAttribute("id").matches("[a-z][A-Za-z0-9]{0,59}")) {
            findings.add(decision, Reason.ID, decision.getAttribute("id"));
        }
        ProfileRules.release(decision, Namespaces.CAMUNDA_DMN, tagged, findings);
        Element table = Places.child(decision, Namespaces.DMN, "decisionTable");
        if (table == null) {
            findings.add(decision, Reason.TABLE_SHAPE);
        } else {
            table(table, findings);
        }
        DrawingRules.numbers(definitions, findings);
    }

    private static void texts(Element element, Findings findings) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            if (Texts.expression(element.getAttributes().item(i).getNodeValue())) {
                findings.add(
                        element,
                        Reason.EXPRESSION_PLACE,
                        element.getAttributes().item(i).getNodeName());
            }
        }
        if (Texts.expression(Places.text(element))) {
            findings.add(element, Reason.EXPRESSION_PLACE, element.getTagName());
        }
        String language = Places.attribute(element, "expressionLanguage");
        if (language != null && !language.toLowerCase(Locale.ROOT).equals("feel")) {
            findings.add(element, Reason.LANGUAGE, language);
        }
        String type = Places.attribute(element, "typeRef");
        if (type != null && !TYPES.contains(type)) {
            findings.add(element, Reason.TYPE, type);
        }
    }

    private static void ids(Element definitions, Findings findings) {
        Set<String> seen = new HashSet<>();
        Places.tree(definitions)
                .filter(element -> element.hasAttribute("id"))
                .filter(element -> !seen.add(element.getAttribute("id")))
                .forEach(element -> findings.add(element, Reason.ID_TWICE, element.getAttribute("id")));
    }

    private static void table(Element table, Findings findings) {
        if (!HIT_POLICIES.contains(table.getAttribute("hitPolicy"))) {
            findings.add(table, Reason.VALUE, "hitPolicy", "UNIQUE, FIRST, ANY, RULE ORDER");
        }
        List<Element> inputs = Places.children(table, Namespaces.DMN, "input").toList();
        long outputs = Places.children(table, Namespaces.DMN, "output").count();
        Set<String> names = new HashSet<>();
        inputs.stream()
                .flatMap(input -> Places.children(input, Namespaces.DMN, "inputExpression"))
                .forEach(input -> names.addAll(feel(input, false, findings)));
        Places.tree(table)
                .filter(part -> part.getLocalName().matches("inputEntry|outputEntry|inputValues|outputValues"))
                .forEach(entry -> {
                    boolean tests = !entry.getLocalName().equals("outputEntry");
                    for (String name : feel(entry, tests, findings)) {
                        if (!names.contains(name)) {
                            int line = Places.line(Objects.requireNonNull(Places.child(entry, Namespaces.DMN, "text")));
                            findings.add(line, Places.name(entry), Reason.FEEL_NAME, name);
                        }
                    }
                });
        Places.children(table, Namespaces.DMN, "rule")
                .filter(rule -> Places.children(rule, Namespaces.DMN, "inputEntry")
                                        .count()
                                != inputs.size()
                        || Places.children(rule, Namespaces.DMN, "outputEntry").count() != outputs)
                .forEach(rule -> findings.add(rule, Reason.TABLE_SHAPE));
    }

    /** The names the element's text asks for; an empty cell asks for none. */
    private static Set<String> feel(Element owner, boolean tests, Findings findings) {
        Element text = Places.child(owner, Namespaces.DMN, "text");
        String feel = text == null ? "" : Places.text(text);
        if (text == null || feel.isEmpty()) {
            return Set.of();
        }
        try {
            return tests ? FeelText.namesInTests(feel) : FeelText.namesInExpression(feel);
        } catch (FeelRefused e) {
            findings.add(Places.line(text), Places.name(owner), Reason.of(e.problem()), e.part());
            return Set.of();
        }
    }
}
