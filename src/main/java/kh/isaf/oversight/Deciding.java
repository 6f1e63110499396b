package kh.isaf.oversight;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.oversight.Resolutions.Origin;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decisions of a meeting that was held, and what has to follow from a visit that was made. */
@Service
@Transactional
public class Deciding {

    private final Meetings meetings;
    private final Visits visits;
    private final Resolutions resolutions;

    Deciding(Meetings meetings, Visits visits, Resolutions resolutions) {
        this.meetings = meetings;
        this.visits = visits;
        this.resolutions = resolutions;
    }

    @Transactional(readOnly = true)
    public List<Resolutions.Resolution> of(OwedMeetings.Line meeting) {
        return meeting.id() == null ? List.of() : resolutions.of(origin(meeting));
    }

    @Transactional(readOnly = true)
    public List<Resolutions.Resolution> of(Visits.Visit visit) {
        return resolutions.of(origin(visit));
    }

    /** The meeting it was decided in, if the actor sees that meeting. */
    @Transactional(readOnly = true)
    public Optional<OwedMeetings.Line> meeting(Actor actor, Resolutions.Resolution resolution) {
        return Optional.ofNullable(resolution.meetingId()).flatMap(id -> meetings.find(actor, id));
    }

    /**
     * A decision as everybody may read it who sees its meeting or visit, serves its area, or has to do it.
     *
     * @throws NotFound for everybody else
     */
    @Transactional(readOnly = true)
    public Resolutions.Resolution visible(Actor actor, UUID id) {
        Resolutions.Resolution resolution = resolutions.get(id);
        UUID visit = resolution.visitId();
        boolean seen = visit == null
                ? meeting(actor, resolution).isPresent()
                : visits.find(actor, visit).isPresent();
        return seen ? resolution : resolutions.visible(actor, id);
    }

    public UUID decide(Actor actor, Meetings.Meant meant, Resolutions.New decided) {
        OwedMeetings.Line meeting = meetings.of(actor, meant);
        if (!meetings.mayKeep(actor, meeting)) {
            throw new AccessDeniedException("does not keep meeting " + meant);
        }
        if (meeting.heldOn() == null) {
            throw new Refusal("wording", "meeting.error.notHeld");
        }
        return resolutions.add(actor, origin(meeting), decided);
    }

    public UUID ask(Actor actor, UUID visitId, Resolutions.New wanted) {
        Visits.Visit visit = visits.kept(actor, visitId);
        if (visit.visitedOn() == null) {
            throw new Refusal("wording", "visit.error.notMade");
        }
        return resolutions.add(actor, origin(visit), wanted);
    }

    private static Origin origin(OwedMeetings.Line meeting) {
        return new Origin(meeting.id(), null, meeting.areaCode());
    }

    private static Origin origin(Visits.Visit visit) {
        return new Origin(null, visit.id(), visit.areaCode());
    }
}
