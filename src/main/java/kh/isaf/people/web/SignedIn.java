package kh.isaf.people.web;

import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import kh.isaf.people.Account;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;

/**
 * What the session remembers of a sign-in: who it was, and how. What he or she may do is read anew on each request.
 *
 * @param codeGiven whether the code of the second factor was given
 * @param oneClick an account of the demonstration, which is entered without password and code
 */
record SignedIn(UUID personId, boolean codeGiven, boolean oneClick) implements AuthenticatedPrincipal, Serializable {

    static Authentication with(Account account) {
        return of(new SignedIn(account.personId(), false, false));
    }

    static Authentication withCode(UUID personId) {
        return of(new SignedIn(personId, true, false));
    }

    static Authentication withOneClick(Account account) {
        return of(new SignedIn(account.personId(), false, true));
    }

    private static Authentication of(SignedIn signedIn) {
        return UsernamePasswordAuthenticationToken.authenticated(signedIn, null, List.of());
    }

    @Override
    public String getName() {
        return personId.toString();
    }
}
