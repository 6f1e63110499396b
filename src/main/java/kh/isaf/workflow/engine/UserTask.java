package kh.isaf.workflow.engine;

import java.util.Locale;
import java.util.Set;

/**
 * A task of people as a model of a release names it.
 *
 * @param process id of the model
 * @param role the one role the model names for it
 * @param guidanceKm what the model tells the person who does it
 * @param conditionNames answers by which the process takes its way
 */
public record UserTask(
        String id,
        String process,
        String nameKm,
        String nameEn,
        String role,
        String guidanceKm,
        String guidanceEn,
        Set<String> conditionNames) {

    public String name(Locale locale) {
        return locale.getLanguage().equals("km") ? nameKm : nameEn;
    }

    public String guidance(String language) {
        return language.equals("km") ? guidanceKm : guidanceEn;
    }
}
