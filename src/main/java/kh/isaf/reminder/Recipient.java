package kh.isaf.reminder;

import java.util.Arrays;
import kh.isaf.access.Role;
import org.jspecify.annotations.Nullable;

/** Whom a step of the ladder reaches: who holds the task or may take it, then those above, one after the other. */
public enum Recipient {
    HOLDER("holder", null),
    CHAIR("chair", Role.COMMITTEE_CHAIR),
    DMK_GROUP("dmkGroup", Role.DMK_GROUP),
    CP_GROUP("cpGroup", Role.CP_GROUP),
    NCDDS_ADMIN("ncddsAdmin", Role.NCDDS_ADMIN);

    private final String id;
    private final @Nullable Role role;

    Recipient(String id, @Nullable Role role) {
        this.id = id;
        this.role = role;
    }

    /** Name in the decision table, the database and message keys. */
    public String id() {
        return id;
    }

    /** The role that is reached; null for the holder of the task. */
    public @Nullable Role role() {
        return role;
    }

    /** The same for a task of this area: a khan's own cycle has the capital above it. */
    public @Nullable Role role(String areaCode) {
        return this == DMK_GROUP && areaCode.length() <= 4 ? Role.CP_GROUP : role;
    }

    /** The area whose holders of the role are reached, for a task of this area. */
    public String scope(String areaCode) {
        return switch (this) {
            case HOLDER, CHAIR -> areaCode;
            case DMK_GROUP -> areaCode.length() <= 4 ? areaCode.substring(0, 2) : areaCode.substring(0, 4);
            case CP_GROUP -> areaCode.substring(0, Math.min(2, areaCode.length()));
            case NCDDS_ADMIN -> "";
        };
    }

    public static Recipient of(String id) {
        return Arrays.stream(values())
                .filter(recipient -> recipient.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no recipient " + id));
    }
}
