package kh.isaf.workflow.process;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.people.NewPerson;
import kh.isaf.people.People;
import kh.isaf.people.Sex;
import org.springframework.beans.factory.BeanFactory;

/** The people of a made-up rural commune, in the register: they act with what the register says of them that day. */
public final class Townspeople {

    private static final LocalDate SINCE = LocalDate.of(2020, 1, 1);

    private final People people;
    private final Map<Grant, UUID> persons = new LinkedHashMap<>();

    public Townspeople(BeanFactory beans, Commune commune) {
        people = beans.getBean(People.class);
        String area = commune.code();
        String district = area.substring(0, 4);
        List<Grant> roles = new ArrayList<>();
        for (Role role :
                List.of(Role.CAF, Role.CLERK, Role.COMMITTEE_CHAIR, Role.COMMITTEE_MEMBER, Role.COUNCIL_MEMBER)) {
            roles.add(new Grant(role, area));
        }
        roles.add(new Grant(Role.CSO_STAFF, district));
        roles.add(new Grant(Role.DMK_GROUP, district));
        roles.add(new Grant(Role.CP_GROUP, area.substring(0, 2)));
        commune.providers().forEach(provider -> roles.add(new Grant(Role.FOCAL_PERSON, area, provider)));
        List<UUID> ids = people.registerAll(
                Actor.system("test"), roles.stream().map(Townspeople::person).toList());
        for (int i = 0; i < ids.size(); i++) {
            persons.put(roles.get(i), ids.get(i));
        }
    }

    /** Who holds this role for the commune, or for the district or province above it. */
    public Actor the(Role role) {
        return actor(role, "");
    }

    /** Who answers for this service. */
    public Actor focalPersonOf(String provider) {
        return actor(Role.FOCAL_PERSON, provider);
    }

    private Actor actor(Role role, String provider) {
        return persons.entrySet().stream()
                .filter(person -> person.getKey().role() == role)
                .filter(person ->
                        provider.isEmpty() || provider.equals(person.getKey().providerCode()))
                .map(person -> people.actor(person.getValue()))
                .findFirst()
                .orElseThrow();
    }

    private static NewPerson person(Grant grant) {
        String name = grant.role().id() + " " + grant.scope();
        return new NewPerson(name, name, null, Sex.FEMALE, "km", null, List.of(grant), SINCE);
    }
}
