package kh.isaf.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;

/** The session of somebody who has not signed in yet: it is dropped soon when nobody does. */
final class BeforeSignIn {

    private static final Duration KEPT = Duration.ofMinutes(30);

    private BeforeSignIn() {}

    static HttpSession session(HttpServletRequest request) {
        boolean begins = request.getSession(false) == null;
        HttpSession session = request.getSession();
        if (begins) {
            session.setMaxInactiveInterval((int) KEPT.toSeconds());
        }
        return session;
    }
}
