package kh.isaf.reminder.escalation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What a working group does about a late step. */
public enum Act {
    CALL("call"),
    VISIT("visit"),
    EXTEND("extend"),
    EXCUSE("excuse"),
    REASSIGN("reassign");

    private final String id;

    Act(String id) {
        this.id = id;
    }

    /** Name in the form, the database, the audit trail and message keys. */
    @JsonValue
    public String id() {
        return id;
    }

    static Act of(String id) {
        return Arrays.stream(values())
                .filter(act -> act.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no act " + id));
    }
}
