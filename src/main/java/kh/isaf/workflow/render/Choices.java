package kh.isaf.workflow.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the answers of a choice come from: written in the form, or given by the task under {@code valuesKey}. */
public record Choices(List<Option> fixed, @Nullable String valuesKey) {

    public Choices {
        fixed = List.copyOf(fixed);
    }

    /** The options for this task; {@code data} holds maps of value, label and label_en under the key. */
    public List<Option> in(Map<String, ?> data) {
        if (valuesKey == null) {
            return fixed;
        }
        List<Option> options = new ArrayList<>();
        if (data.get(valuesKey) instanceof Iterable<?> given) {
            for (Object each : given) {
                if (each instanceof Map<?, ?> entry && entry.get("value") != null) {
                    options.add(option(entry));
                }
            }
        }
        return options;
    }

    private static Option option(Map<?, ?> entry) {
        String value = String.valueOf(entry.get("value"));
        Object km = entry.get("label");
        Object en = entry.get("label_en");
        return new Option(value, new Wording(km == null ? value : km.toString(), en == null ? "" : en.toString()));
    }
}
