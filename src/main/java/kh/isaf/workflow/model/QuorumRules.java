package kh.isaf.workflow.model;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A number that must be more than half of another one names a number that is asked for beside it. */
final class QuorumRules {

    static final String MORE_THAN_HALF_OF = "moreThanHalfOf";

    private QuorumRules() {}

    static void check(FormJson form, Findings findings) {
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
