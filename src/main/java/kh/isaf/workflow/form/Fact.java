package kh.isaf.workflow.form;

import java.util.Locale;

/** Something a person must know before filling a form, shown above it: a label of the message files and its value. */
public record Fact(String labelKey, String valueKm, String valueEn) {

    public String value(Locale locale) {
        return locale.getLanguage().equals("km") ? valueKm : valueEn;
    }
}
