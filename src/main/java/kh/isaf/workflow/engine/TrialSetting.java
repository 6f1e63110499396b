package kh.isaf.workflow.engine;

import java.util.List;
import java.util.Map;

/**
 * What holds while a case is tried.
 *
 * @param model with which the case begins
 * @param providers of the area, as kinds; a second one of a kind has a number behind it
 * @param values of variables and computed names: yes-no, whole numbers or words
 */
public record TrialSetting(String model, List<String> providers, Map<String, Object> values) {

    public TrialSetting {
        providers = List.copyOf(providers);
        values = Map.copyOf(values);
    }
}
