package kh.isaf.people.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import kh.isaf.access.Grant;
import kh.isaf.people.ActingPeople;
import kh.isaf.people.ActingPerson;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Puts the person as he or she stands now in the place of what the session remembers. So a role that ended is gone at
 * once, a disabled account ends its session, and whose second factor is missing is nobody yet.
 */
class ActorFilter extends OncePerRequestFilter {

    private final ActingPeople people;
    private final SecondFactorGate gate;

    ActorFilter(ActingPeople people, SecondFactorGate gate) {
        this.people = people;
        this.gate = gate;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication remembered = SecurityContextHolder.getContext().getAuthentication();
        if (remembered != null && remembered.getPrincipal() instanceof SignedIn signedIn) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            ActingPerson person = people.find(signedIn.personId())
                    .filter(ActingPerson::enabled)
                    .orElse(null);
            if (person == null) {
                end(request);
            } else if (gate.lets(signedIn, person)) {
                context.setAuthentication(authenticated(person));
            } else {
                new HalfSignedIn(person).waitIn(request);
            }
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private static void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    private static Authentication authenticated(ActingPerson person) {
        List<SimpleGrantedAuthority> authorities = person.actor().grants().stream()
                .map(Grant::role)
                .distinct()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(person, null, authorities);
    }
}
