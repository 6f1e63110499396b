package kh.isaf.people;

import java.util.List;
import java.util.UUID;
import kh.isaf.access.Actor;

/** Roles of these people as facilitators began, ended or got another last day. */
public record TermsChanged(Actor by, List<UUID> personIds) {

    public TermsChanged {
        personIds = List.copyOf(personIds);
    }
}
