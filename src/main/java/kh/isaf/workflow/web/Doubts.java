package kh.isaf.workflow.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kh.isaf.workflow.figures.DoubtfulFigures;
import kh.isaf.workflow.figures.Hit;
import kh.isaf.workflow.render.CleanText;
import kh.isaf.workflow.render.FieldError;
import kh.isaf.workflow.render.FormView;
import kh.isaf.workflow.web.TaskPage.Doubt;

/** Figures that a check doubts, as the form shows them again: each beside its field, a warning with a place for a reason. */
record Doubts(List<Hit> errors, List<Hit> warnings, Map<String, String> reasons) {

    static final Doubts NONE = new Doubts(List.of(), List.of(), Map.of());

    private static final String PREFIX = "_why.";
    private static final int LONGEST = 500;

    static Doubts of(DoubtfulFigures doubtful, Map<String, String> reasons) {
        return new Doubts(doubtful.errors(), doubtful.warnings(), reasons);
    }

    /** The reasons in a post, by the key of the warning. */
    static Map<String, String> reasons(Map<String, List<String>> parameters) {
        Map<String, String> reasons = new HashMap<>();
        parameters.forEach((name, values) -> {
            if (name.startsWith(PREFIX) && !values.isEmpty()) {
                reasons.put(name.substring(PREFIX.length()), CleanText.of(values.get(0), false, LONGEST));
            }
        });
        return reasons;
    }

    List<FieldError> fieldErrors(String language) {
        List<FieldError> all = new ArrayList<>();
        errors.forEach(hit -> all.add(said(hit, language)));
        warnings.forEach(hit -> all.add(said(hit, language)));
        if (!warnings.isEmpty()) {
            all.add(FieldError.at(null, "figures.sayWhy"));
        }
        return all;
    }

    /** The warnings, with the places they have in a form that was built with {@link #fieldErrors}. */
    List<Doubt> views(FormView view) {
        List<Doubt> views = new ArrayList<>();
        for (int i = 0; i < warnings.size(); i++) {
            String key = warnings.get(i).key();
            views.add(new Doubt(view.errors().get(errors.size() + i), PREFIX + key, reasons.getOrDefault(key, "")));
        }
        return views;
    }

    private static FieldError said(Hit hit, String language) {
        return FieldError.at(hit.path(), "figures.said", hit.check().message(language));
    }
}
