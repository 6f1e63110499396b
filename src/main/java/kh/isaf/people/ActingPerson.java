package kh.isaf.people;

import java.util.Locale;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * A person as he or she stands at this moment: roles in force today, language, and whether the account is open.
 *
 * @param enabled false where the account is disabled or there is none
 * @param secondFactor whether the account asks for a code after the password
 */
public record ActingPerson(Actor actor, Locale locale, boolean enabled, boolean secondFactor)
        implements CurrentActor.Principal, AuthenticatedPrincipal {

    public ActingPerson(Actor actor, Locale locale, boolean enabled) {
        this(actor, locale, enabled, false);
    }

    @Override
    public String getName() {
        return actor.personId().toString();
    }
}
