package kh.isaf.people.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import kh.isaf.people.ActingPerson;

/**
 * Somebody whose password was right and whose code is still missing: to all pages but that of the code a stranger.
 *
 * @param person who it is; with or without a second factor set up
 */
record HalfSignedIn(ActingPerson person) {

    private static final String ATTRIBUTE = HalfSignedIn.class.getName();

    static Optional<HalfSignedIn> of(HttpServletRequest request) {
        return Optional.ofNullable((HalfSignedIn) request.getAttribute(ATTRIBUTE));
    }

    void waitIn(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** Where the missing half is given. */
    String path() {
        return person.secondFactor() ? SecurityConfiguration.CODE : SecurityConfiguration.FACTOR;
    }
}
