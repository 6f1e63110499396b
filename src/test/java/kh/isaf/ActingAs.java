package kh.isaf;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.people.ActingPerson;
import kh.isaf.people.Languages;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** People for requests of tests: one for each role in Sangkat Tuek Thla or above it, and one who holds it elsewhere. */
final class ActingAs {

    private ActingAs() {}

    /** Serves Sangkat Tuek Thla, one of its schools, its khan, the capital, or the nation. */
    static Grant here(Role role) {
        return switch (role) {
            case FOCAL_PERSON -> new Grant(role, "120802", "120802-PS-01");
            case CAF, CLERK, COUNCIL_MEMBER, COMMITTEE_MEMBER, COMMITTEE_CHAIR -> new Grant(role, "120802");
            case CSO_STAFF, OMBUDSMAN, DMK_GROUP -> new Grant(role, "1208");
            case CP_GROUP, READER -> new Grant(role, "12");
            case NCDDS_ADMIN -> new Grant(role, "");
        };
    }

    /** The same role in the neighbourhood; NCDDS has none. */
    static Grant elsewhere(Role role) {
        return switch (role) {
            case FOCAL_PERSON -> new Grant(role, "120801", "120801-PS-01");
            case CAF, CLERK, COUNCIL_MEMBER, COMMITTEE_MEMBER, COMMITTEE_CHAIR -> new Grant(role, "120801");
            case CSO_STAFF, OMBUDSMAN, DMK_GROUP -> new Grant(role, "1207");
            case CP_GROUP, READER -> new Grant(role, "08");
            case NCDDS_ADMIN -> new Grant(role, "");
        };
    }

    /** Always the same person for the same grant. */
    static Actor actor(Grant grant) {
        UUID id = UUID.nameUUIDFromBytes(grant.toString().getBytes(StandardCharsets.UTF_8));
        return new Actor(id, grant.role().id() + " of " + grant.scope(), Set.of(grant));
    }

    static RequestPostProcessor signedIn(Grant grant) {
        return signedIn(grant, Languages.KHMER);
    }

    static RequestPostProcessor signedIn(Grant grant, Locale language) {
        return authentication(UsernamePasswordAuthenticationToken.authenticated(
                new ActingPerson(actor(grant), language, true),
                null,
                List.of(new SimpleGrantedAuthority("ROLE_" + grant.role().name()))));
    }
}
