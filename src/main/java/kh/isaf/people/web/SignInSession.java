package kh.isaf.people.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import kh.isaf.people.Accounts;
import kh.isaf.people.ActingPeople;
import kh.isaf.people.Languages;
import kh.isaf.people.ParkedPost;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/**
 * What follows a successful sign-in: it is written down once it is complete, and the person goes where he or she wanted
 * to go.
 */
@Component
class SignInSession extends SavedRequestAwareAuthenticationSuccessHandler {

    private final ActingPeople people;
    private final Accounts accounts;
    private final SecondFactorGate gate;
    private final ParkedPost parkedPost;
    private final Languages languages;
    private final CsrfTokenRepository tokens;
    private final Duration timeout;

    /** @param timeout idle time after which one must sign in again (assumed) */
    SignInSession(
            ActingPeople people,
            Accounts accounts,
            SecondFactorGate gate,
            ParkedPost parkedPost,
            Languages languages,
            CsrfTokenRepository tokens,
            PageCache pages,
            @Value("${isaf.session-timeout:8h}") Duration timeout) {
        this.people = people;
        this.accounts = accounts;
        this.gate = gate;
        this.parkedPost = parkedPost;
        this.languages = languages;
        this.tokens = tokens;
        this.timeout = timeout;
        setRequestCache(pages);
    }

    /** Opens the session of somebody who has not come by the sign-in form, and leads on. */
    void open(Authentication authentication, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        begin(authentication, request, response);
        super.onAuthenticationSuccess(request, response, authentication);
    }

    /** The same without leading on: the answer to this request is a page. */
    void begin(Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        leaveOther(authentication, request);
        request.getSession();
        request.changeSessionId();
        tokens.saveToken(null, request, response);
        remember(authentication, request, response);
        signedIn(request, authentication);
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        signedIn(request, authentication);
        super.onAuthenticationSuccess(request, response, authentication);
    }

    /** Changes what the session remembers of the sign-in. */
    void remember(Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
    }

    private void signedIn(HttpServletRequest request, Authentication authentication) {
        HttpSession session = request.getSession();
        session.setMaxInactiveInterval((int) timeout.toSeconds());
        session.setAttribute(
                Sessions.DEVICE,
                Device.of(request.getHeader(HttpHeaders.USER_AGENT)).toString());
        if (authentication.getPrincipal() instanceof SignedIn signedIn) {
            parkedPost.keepFor(request, signedIn.personId());
            people.find(signedIn.personId())
                    .filter(person -> gate.lets(signedIn, person))
                    .ifPresent(person -> {
                        languages.keep(request, signedIn.personId());
                        accounts.entered(person.actor());
                    });
        }
    }

    /** Somebody else's session is not gone on with. */
    private static void leaveOther(Authentication authentication, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null
                && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                        instanceof SecurityContext before
                && before.getAuthentication() != null
                && !before.getAuthentication().getName().equals(authentication.getName())) {
            session.invalidate();
        }
    }
}
