package kh.isaf.access;

import java.util.Arrays;
import java.util.Optional;

/** What a person may be in the cycle; held for an area or for one service provider. */
public enum Role {
    CAF("caf"),
    CSO_STAFF("csoStaff"),
    FOCAL_PERSON("focalPerson"),
    CLERK("clerk"),
    COUNCIL_MEMBER("councilMember"),
    COMMITTEE_MEMBER("committeeMember"),
    COMMITTEE_CHAIR("committeeChair"),
    OMBUDSMAN("ombudsman"),
    DMK_GROUP("dmkGroup"),
    CP_GROUP("cpGroup"),
    NCDDS_ADMIN("ncddsAdmin"),
    READER("reader");

    private final String id;

    Role(String id) {
        this.id = id;
    }

    /** The name used in models, messages and the database. */
    public String id() {
        return id;
    }

    /** The role with this id, if there is one. */
    public static Optional<Role> of(String id) {
        return Arrays.stream(values()).filter(role -> role.id.equals(id)).findFirst();
    }
}
