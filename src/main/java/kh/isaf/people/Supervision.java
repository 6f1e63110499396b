package kh.isaf.people;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;

/**
 * Who looks after whose entry in the register and whose account (assumed): the commune's clerk after the people of the
 * commune and its providers, the district's group after those and the clerks, the province's group after the districts,
 * NCDDS after everybody.
 */
public final class Supervision {

    private static final Set<Role> OF_CLERK =
            EnumSet.of(Role.CAF, Role.FOCAL_PERSON, Role.COMMITTEE_MEMBER, Role.COMMITTEE_CHAIR, Role.COUNCIL_MEMBER);
    private static final Set<Role> OF_DISTRICT = with(OF_CLERK, Role.CLERK, Role.CSO_STAFF, Role.OMBUDSMAN);
    private static final Set<Role> OF_PROVINCE = with(OF_DISTRICT, Role.DMK_GROUP, Role.READER);

    private Supervision() {}

    /** Whether the actor may give and end this role, and help whoever holds it. */
    public static boolean oversees(Actor actor, Grant held) {
        return actor.grants().stream()
                .anyMatch(grant -> below(grant.role()).contains(held.role())
                        && grant.providerCode() == null
                        && held.areaCode().startsWith(grant.areaCode()));
    }

    /** Whether the actor may change somebody who holds these roles: all of them must be within reach. */
    public static boolean overseesAll(Actor actor, Set<Grant> held) {
        return actor.holds(Role.NCDDS_ADMIN)
                || (!held.isEmpty() && held.stream().allMatch(grant -> oversees(actor, grant)));
    }

    /** Whether an area lies in one where the actor looks after people; empty is the nation. */
    public static boolean reaches(Actor actor, String areaCode) {
        return areas(actor).stream().anyMatch(areaCode::startsWith);
    }

    /** The same as a condition for SQL; its parameters are added. */
    public static String within(Actor actor, String areaColumn, Map<String, Object> parameters) {
        List<String> places = new ArrayList<>();
        for (String area : areas(actor)) {
            String name = "overseen" + places.size();
            parameters.put(name, area);
            places.add("starts_with(" + areaColumn + ", :" + name + ")");
        }
        return places.isEmpty() ? "false" : "(" + String.join(" or ", places) + ")";
    }

    /** The areas where the actor looks after people, the largest first. */
    public static List<String> areas(Actor actor) {
        return actor.grants().stream()
                .filter(grant ->
                        grant.providerCode() == null && !below(grant.role()).isEmpty())
                .map(Grant::areaCode)
                .distinct()
                .sorted(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** The roles that holders of this role look after, in their area. */
    public static Set<Role> below(Role role) {
        return switch (role) {
            case NCDDS_ADMIN -> EnumSet.allOf(Role.class);
            case CP_GROUP -> OF_PROVINCE;
            case DMK_GROUP -> OF_DISTRICT;
            case CLERK -> OF_CLERK;
            default -> Set.of();
        };
    }

    private static Set<Role> with(Set<Role> roles, Role... more) {
        EnumSet<Role> all = EnumSet.copyOf(roles);
        all.addAll(Set.of(more));
        return all;
    }
}
