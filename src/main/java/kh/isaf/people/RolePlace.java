package kh.isaf.people;

import java.time.LocalDate;
import kh.isaf.access.Grant;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.territory.AreaType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** For what kind of place each role is held: a commune, a provider, a district, a province, or the nation. */
@Component
class RolePlace {

    private final JdbcClient jdbc;

    RolePlace(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The role at a place by its code; the nation has none. */
    Grant grant(Role role, String place, LocalDate day) {
        if (role == Role.FOCAL_PERSON) {
            String area = jdbc.sql(
                            "select area_code from service_provider where code = ? and (closed_on is null or closed_on > ?)")
                    .params(place, day)
                    .query(String.class)
                    .optional()
                    .orElseThrow(() -> new Refusal("place", "people.error.noProvider"));
            return new Grant(role, area, place);
        }
        String type = place.isEmpty()
                ? null
                : jdbc.sql("select type from area where code = ?")
                        .param(place)
                        .query(String.class)
                        .optional()
                        .orElseThrow(() -> new Refusal("place", "people.error.noArea"));
        if (!fits(role, type == null ? null : AreaType.valueOf(type))) {
            throw new Refusal("place", "people.error.wrongPlace");
        }
        return new Grant(role, place);
    }

    /**
     * Whether the role is held for areas of this kind; a khan or district that runs a cycle of its own has the people of
     * a commune.
     *
     * @param type null for the nation
     */
    static boolean fits(Role role, @Nullable AreaType type) {
        int digits = type == null ? 0 : type.level().digits();
        return switch (role) {
            case CAF, CLERK, COUNCIL_MEMBER, COMMITTEE_MEMBER, COMMITTEE_CHAIR -> digits >= 4;
            case CSO_STAFF, OMBUDSMAN, DMK_GROUP -> digits == 4;
            case CP_GROUP -> digits == 2;
            case NCDDS_ADMIN -> digits == 0;
            case READER -> true;
            case FOCAL_PERSON -> false;
        };
    }
}
