package kh.isaf.workflow.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kh.isaf.workflow.model.xml.Places;
import org.w3c.dom.Element;

/** Collects what the rules find in one file. */
final class Findings {

    private static final int MOST = 200;
    private static final int LONGEST_ARGUMENT = 80;

    private final List<Finding> found = new ArrayList<>();

    void add(Element element, Reason why, String... args) {
        add(Places.line(element), Places.name(element), why, args);
    }

    void add(int line, String element, Reason why, String... args) {
        // many small mistakes must not hide a dangerous one
        if (found.size() < (why.severity() == Severity.UNSAFE ? 2 * MOST : MOST)) {
            found.add(new Finding(
                    line,
                    oneLine(element),
                    why,
                    List.of(args).stream().map(Findings::oneLine).toList()));
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Finding> inOrder() {
        return found.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Finding::line))
                .toList();
    }

    /** What a stranger wrote is repeated short and without line breaks or control characters. */
    private static String oneLine(String text) {
        String plain = text.replaceAll("[\\p{Cntrl}\\s]+", " ");
        return plain.length() > LONGEST_ARGUMENT ? plain.substring(0, LONGEST_ARGUMENT) + "…" : plain;
    }
}
