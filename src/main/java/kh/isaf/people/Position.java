package kh.isaf.people;

import java.util.Arrays;
import java.util.Optional;

/** What somebody is in a body. */
public enum Position {
    CHAIR("chair"),
    DEPUTY_CHAIR("deputyChair"),
    SECRETARY("secretary"),
    MEMBER("member"),
    FOCAL_PERSON("focalPerson"),
    DEPUTY_FOCAL_PERSON("deputyFocalPerson");

    private final String id;

    Position(String id) {
        this.id = id;
    }

    /** Name in tables and message keys. */
    public String id() {
        return id;
    }

    public static Optional<Position> of(String id) {
        return Arrays.stream(values())
                .filter(position -> position.id.equals(id))
                .findFirst();
    }
}
