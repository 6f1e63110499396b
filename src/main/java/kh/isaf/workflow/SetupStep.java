package kh.isaf.workflow;

import java.util.List;

/**
 * One line of the checklist: what a real year needs, how far it is, and where it is done.
 *
 * @param sentence end of the message key of the sentence that tells how far
 * @param figures what its sentence is filled with
 * @param link page on which it is done
 */
public record SetupStep(Subject subject, State state, String sentence, List<String> figures, String link) {

    SetupStep(Subject subject, State state, List<String> figures, String link) {
        this(subject, state, subject.id(), figures, link);
    }

    /** What there must be before a year can run. */
    public enum Subject {
        AREAS("areas"),
        PROVIDERS("providers"),
        PEOPLE("people"),
        ACCOUNTS("accounts"),
        VARIANTS("variants"),
        YEAR("year"),
        MAIL("mail");

        private final String id;

        Subject(String id) {
            this.id = id;
        }

        /** End of its message keys. */
        public String id() {
            return id;
        }
    }

    /** How far it is. */
    public enum State {
        NOTHING("nothing", "late"),
        PARTLY("partly", "open"),
        DONE("done", "done");

        private final String id;
        private final String style;

        State(String id, String style) {
            this.id = id;
            this.style = style;
        }

        /** End of its message key. */
        public String id() {
            return id;
        }

        /** Class of its badge. */
        public String style() {
            return style;
        }

        static State of(boolean none, boolean complete) {
            return none ? NOTHING : complete ? DONE : PARTLY;
        }
    }
}
