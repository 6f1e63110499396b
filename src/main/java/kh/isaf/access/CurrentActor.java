package kh.isaf.access;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The person signed in on this request. */
@Component
public class CurrentActor {

    /** A principal that stands for a person. */
    public interface Principal {
        Actor actor();
    }

    public Actor get() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Principal principal) {
            return principal.actor();
        }
        throw new IllegalStateException("nobody is signed in");
    }
}
