package kh.isaf.people.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import kh.isaf.access.AuditTrail;
import kh.isaf.people.Languages;
import kh.isaf.people.People;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/** What follows a successful sign-in: it is written down, and the person goes where he or she wanted to go. */
@Component
class SignInSession extends SavedRequestAwareAuthenticationSuccessHandler {

    private final People people;
    private final AuditTrail audit;
    private final Languages languages;
    private final CsrfTokenRepository tokens;
    private final Duration timeout;

    /** @param timeout idle time after which one must sign in again (assumed) */
    SignInSession(
            People people,
            AuditTrail audit,
            Languages languages,
            CsrfTokenRepository tokens,
            PageCache pages,
            @Value("${isaf.session-timeout:8h}") Duration timeout) {
        this.people = people;
        this.audit = audit;
        this.languages = languages;
        this.tokens = tokens;
        this.timeout = timeout;
        setRequestCache(pages);
    }

    /** Opens the session of somebody who has not come by the sign-in form. */
    void open(Authentication authentication, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.getSession();
        request.changeSessionId();
        tokens.saveToken(null, request, response);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
        onAuthenticationSuccess(request, response, authentication);
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        request.getSession().setMaxInactiveInterval((int) timeout.toSeconds());
        if (authentication.getPrincipal() instanceof SignedIn signedIn) {
            languages.keep(request, signedIn.personId());
            audit.record(
                    people.actor(signedIn.personId()),
                    "account.signIn",
                    "person/" + signedIn.personId(),
                    null,
                    null,
                    null);
        }
        super.onAuthenticationSuccess(request, response, authentication);
    }
}
