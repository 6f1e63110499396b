package kh.isaf.reminder.reply;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import kh.isaf.access.Actor;

/** Does a task as it stands, for somebody who answers that it is done. */
public interface AnsweredTasks {

    /**
     * Sends the form of the task with what this person has kept of it, else with what it begins with, under the same
     * checks as on its page.
     *
     * @param key of this answer: the second time nothing happens
     * @throws NotDoneYet when the form as it stands is not accepted; the transaction must be rolled back
     */
    void done(UUID workItemId, UUID key, Actor actor, Locale locale);

    /** What is missing before the form can be sent. */
    class NotDoneYet extends RuntimeException {

        private final transient List<String> missing;

        public NotDoneYet(List<String> missing) {
            super("not complete");
            this.missing = List.copyOf(missing);
        }

        /** Names of questions, in the language asked for. */
        public List<String> missing() {
            return missing;
        }
    }
}
