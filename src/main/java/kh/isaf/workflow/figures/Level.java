package kh.isaf.workflow.figures;

import java.util.Arrays;
import java.util.Optional;

/** How much a check of figures weighs: an error is refused, a warning goes through with a reason. */
public enum Level {
    ERROR("error"),
    WARNING("warning");

    private final String id;

    Level(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    public static Optional<Level> of(String id) {
        return Arrays.stream(values()).filter(level -> level.id.equals(id)).findFirst();
    }
}
