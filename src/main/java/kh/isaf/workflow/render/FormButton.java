package kh.isaf.workflow.render;

import java.util.List;
import java.util.Map;

/** What a person asked for by the button pressed; without a known button nothing is decided, the form is shown again. */
public enum FormButton {
    SUBMIT,
    DRAFT,
    LANGUAGE,
    REFRESH;

    /** The button in the posted parameters. A row to add or remove comes first, as it can never do harm. */
    public static FormButton of(Map<String, List<String>> parameters) {
        if (parameters.containsKey("_add") || parameters.containsKey("_remove") || parameters.containsKey("_refresh")) {
            return REFRESH;
        }
        if (parameters.containsKey("_lang")) {
            return LANGUAGE;
        }
        if (parameters.containsKey("_draft")) {
            return DRAFT;
        }
        return parameters.containsKey("_submit") ? SUBMIT : REFRESH;
    }
}
