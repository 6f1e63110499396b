package kh.isaf.workflow.model;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a person reads in a form: Khmer and English, and plain text only. */
final class TextRules {

    /** The member that a component is introduced by; others need no words. */
    private static final Map<String, String> WORDS = Map.of("text", "text", "separator", "");

    private static final Set<String> OPTION_MEMBERS = Set.of("label", "value");

    private TextRules() {}

    static void check(FormJson component, String type, String name, Findings findings) {
        FormJson english = component.value("properties") instanceof FormJson given ? given : null;
        properties(english, name, findings);
        String words = WORDS.getOrDefault(type, "label");
        if (type.equals("datetime") && component.string("label") == null) {
            words = "dateLabel";
        }
        if (!words.isEmpty()) {
            twoLanguages(component, english, words, words.equals("text") ? "text_en" : "label_en", name, findings);
        }
        if (component.string("description") != null) {
            twoLanguages(component, english, "description", "description_en", name, findings);
        }
        component.objects("values").forEach(option -> option(option, english, name, findings));
    }

    /** Refuses text that could be markup, a template or an expression. */
    static void plain(FormJson owner, String property, String name, Findings findings) {
        if (owner.value(property) instanceof String text && !Texts.plain(text)) {
            findings.add(owner.line(property), name, Reason.PLAIN_TEXT, property);
        }
    }

    private static void properties(@Nullable FormJson english, String name, Findings findings) {
        if (english == null) {
            return;
        }
        for (String property : english.names()) {
            if (english.string(property) == null || !property.matches("[A-Za-z][A-Za-z0-9_.-]{0,79}")) {
                findings.add(english.line(property), name, Reason.COMPONENT_PROPERTY, "properties." + property);
            }
            plain(english, property, name, findings);
        }
    }

    private static void twoLanguages(
            FormJson component,
            @Nullable FormJson english,
            String khmerName,
            String englishName,
            String name,
            Findings findings) {
        String khmer = component.string(khmerName);
        if (khmer == null || !Texts.khmer(khmer)) {
            findings.add(component.line(khmerName), name, Reason.NAME_KHMER, khmerName);
        }
        if (blank(english, englishName)) {
            findings.add(component.line(), name, Reason.NAME_ENGLISH, "properties." + englishName);
        }
        doubt(english, englishName, name, findings);
    }

    private static void option(FormJson option, @Nullable FormJson english, String name, Findings findings) {
        String value = option.string("value");
        String label = option.string("label");
        if (value == null || label == null || !OPTION_MEMBERS.containsAll(option.names())) {
            findings.add(option.line(), name, Reason.OPTIONS);
            return;
        }
        if (!value.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,59}")) {
            findings.add(option.line("value"), name, Reason.VALUE, "value", "a-z A-Z 0-9 _ . -");
        }
        plain(option, "label", name, findings);
        if (!Texts.khmer(label) && !Texts.neutral(label)) {
            findings.add(option.line("label"), name, Reason.NAME_KHMER, "label");
        }
        if (blank(english, "option_" + value + "_en")) {
            findings.add(option.line(), name, Reason.OPTION_ENGLISH, "properties.option_" + value + "_en");
        }
        doubt(english, "option_" + value + "_en", name, findings);
    }

    private static void doubt(@Nullable FormJson english, String property, String name, Findings findings) {
        String text = english == null ? null : english.string(property);
        if (english != null && text != null && Texts.mostlyKhmer(text)) {
            findings.add(english.line(property), name, Reason.ENGLISH_IN_KHMER, "properties." + property);
        }
    }

    private static boolean blank(@Nullable FormJson english, String property) {
        String text = english == null ? null : english.string(property);
        return text == null || text.isBlank();
    }
}
