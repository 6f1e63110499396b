package kh.isaf.workflow.model;

import java.util.List;

/** One thing in a model that may not be so: the line, the element, and why. */
public record Finding(int line, String element, Reason why, List<String> args) {

    public Finding {
        args = List.copyOf(args);
    }

    public String code() {
        return why.code();
    }

    public Severity severity() {
        return why.severity();
    }

    /** The message key under which pages find the reason in the reader's language; it takes {@link #args()}. */
    public String messageKey() {
        return why.key();
    }

    /** The reason in English, for the command line and the log. */
    public String reason() {
        return EnglishReasons.say(why, args);
    }

    @Override
    public String toString() {
        return line + " " + element + ": " + (severity() == Severity.WARNING ? "warning: " : "") + reason();
    }
}
