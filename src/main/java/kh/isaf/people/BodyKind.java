package kh.isaf.people;

import java.util.Arrays;
import java.util.Optional;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import org.jspecify.annotations.Nullable;

/** What kind of body it is: for which level it exists, and which role a seat in it carries. */
public enum BodyKind {
    JAAP_COMMITTEE("jaapCommittee"),
    COUNCIL("council"),
    DMK_GROUP("dmkGroup"),
    CP_GROUP("cpGroup"),
    DMK_NETWORK("dmkNetwork"),
    CP_NETWORK("cpNetwork"),
    STEERING_COMMITTEE("psc");

    private final String id;

    BodyKind(String id) {
        this.id = id;
    }

    /** Name in tables, files and message keys. */
    public String id() {
        return id;
    }

    public static Optional<BodyKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }

    /** Whether an area with a code of that length has such a body; a khan or district may run a cycle of its own. */
    boolean fits(String areaCode) {
        return switch (this) {
            case JAAP_COMMITTEE, COUNCIL -> areaCode.length() == 6 || areaCode.length() == 4;
            case DMK_GROUP, DMK_NETWORK -> areaCode.length() == 4;
            case CP_GROUP, CP_NETWORK -> areaCode.length() == 2;
            case STEERING_COMMITTEE -> areaCode.isEmpty();
        };
    }

    /** The role that a seat carries, as long as it is held; null where it carries none. */
    public @Nullable Role role(Position position) {
        return switch (this) {
            case JAAP_COMMITTEE -> position == Position.CHAIR ? Role.COMMITTEE_CHAIR : Role.COMMITTEE_MEMBER;
            case COUNCIL -> Role.COUNCIL_MEMBER;
            case DMK_GROUP -> Role.DMK_GROUP;
            case CP_GROUP -> Role.CP_GROUP;
            case DMK_NETWORK, CP_NETWORK, STEERING_COMMITTEE -> null;
        };
    }

    /** Stands for the right to keep such a body: whoever may give this role in its area may. */
    Grant keptLike(String areaCode) {
        return switch (this) {
            case JAAP_COMMITTEE -> new Grant(Role.COMMITTEE_CHAIR, areaCode);
            case COUNCIL -> new Grant(Role.COUNCIL_MEMBER, areaCode);
            case DMK_GROUP -> new Grant(Role.DMK_GROUP, areaCode);
            case DMK_NETWORK -> new Grant(Role.CSO_STAFF, areaCode);
            case CP_NETWORK -> new Grant(Role.DMK_GROUP, areaCode);
            case CP_GROUP -> new Grant(Role.CP_GROUP, areaCode);
            case STEERING_COMMITTEE -> new Grant(Role.NCDDS_ADMIN, "");
        };
    }
}
