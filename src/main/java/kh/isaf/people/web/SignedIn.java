package kh.isaf.people.web;

import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import kh.isaf.people.Account;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;

/** What the session remembers of a sign-in: who it was. What he or she may do is read anew on each request. */
record SignedIn(UUID personId) implements AuthenticatedPrincipal, Serializable {

    static Authentication with(Account account) {
        return UsernamePasswordAuthenticationToken.authenticated(new SignedIn(account.personId()), null, List.of());
    }

    @Override
    public String getName() {
        return personId.toString();
    }
}
