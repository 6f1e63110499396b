package kh.isaf.oversight;

import java.util.Arrays;
import java.util.Optional;

/** Where an owed meeting stands today; what a body still has to do comes first. */
public enum MeetingState {
    OWED("owed"),
    PLANNED("planned"),
    MISSED("missed"),
    COMING("coming"),
    HELD("held");

    private final String id;

    MeetingState(String id) {
        this.id = id;
    }

    /** Name in addresses and message keys. */
    public String id() {
        return id;
    }

    public static Optional<MeetingState> of(String id) {
        return Arrays.stream(values()).filter(state -> state.id.equals(id)).findFirst();
    }
}
