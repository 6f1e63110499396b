package kh.isaf.people.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** On which devices somebody is signed in. */
@Component
class Sessions {

    /** What a session remembers of its device. */
    static final String DEVICE = "isaf.device";

    private final ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> repository;
    private final Clock clock;

    Sessions(ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** The last seen first. */
    List<Line> of(UUID personId, HttpServletRequest request) {
        Map<String, ? extends Session> found = repository.getObject().findByPrincipalName(personId.toString());
        return found.values().stream()
                .filter(session -> !session.isExpired())
                .map(session -> line(session, session.getId().equals(current(request))))
                .sorted(Comparator.comparing(Line::seen).reversed())
                .toList();
    }

    /** Id of the session of this request; empty for none. */
    static String current(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? "" : session.getId();
    }

    private Line line(Session session, boolean current) {
        String device = session.getAttribute(DEVICE);
        return new Line(
                device == null ? "" : device,
                at(session.getCreationTime()),
                at(session.getLastAccessedTime()),
                current);
    }

    private ZonedDateTime at(Instant instant) {
        return instant.atZone(clock.getZone());
    }

    /**
     * One session.
     *
     * @param device empty where it is not known
     * @param current whether it is the one that looks
     */
    record Line(String device, ZonedDateTime since, ZonedDateTime seen, boolean current) {}
}
