package kh.isaf.workflow.model;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Properties of a form that the product acts on: a number that must be more than half of another one names a number that
 * is asked for beside it, and a sheet to print is one that there is.
 */
final class MeaningRules {

    private static final String MORE_THAN_HALF_OF = "moreThanHalfOf";
    private static final String SHEET = "sheet";
    private static final List<String> SHEETS = List.of("stage", "i4c", "scores", "jaap");

    private MeaningRules() {}

    static void check(FormJson form, Findings findings) {
        quorums(form, findings);
        form.components().forEach(part -> {
            if (part.value("properties") instanceof FormJson properties
                    && properties.value(SHEET) != null
                    && !SHEETS.contains(properties.string(SHEET))) {
                findings.add(
                        properties.line(SHEET),
                        String.valueOf(part.string("id")),
                        Reason.VALUE,
                        "properties." + SHEET,
                        String.join(", ", SHEETS));
            }
        });
    }

    private static void quorums(FormJson form, Findings findings) {
        Set<String> numbers = FormRules.inScope(form)
                .filter(part -> "number".equals(part.string("type")))
                .map(part -> String.valueOf(part.string("key")))
                .collect(Collectors.toSet());
        List<FormJson> top = FormRules.inScope(form).toList();
        form.components().forEach(part -> {
            if (part.value("properties") instanceof FormJson properties
                    && properties.value(MORE_THAN_HALF_OF) != null) {
                String other = String.valueOf(properties.string(MORE_THAN_HALF_OF));
                String key = String.valueOf(part.string("key"));
                if (!top.contains(part) || !numbers.contains(key) || !numbers.contains(other) || key.equals(other)) {
                    findings.add(properties.line(MORE_THAN_HALF_OF), key, Reason.QUORUM, other);
                }
            }
        });
    }
}
