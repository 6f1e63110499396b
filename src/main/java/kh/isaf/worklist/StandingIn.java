package kh.isaf.worklist;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Deputyship;
import kh.isaf.access.Grant;

/**
 * Whether somebody may do an open item in his or her own name, or as a deputy for somebody absent. Only tasks of the
 * cycle pass to a deputy, and none that a post at the provider forbids to either of the two.
 */
final class StandingIn {

    private final WorkItem item;
    private final Actor actor;
    private final List<Candidate> candidates;

    StandingIn(WorkItem item, Actor actor, List<Candidate> candidates) {
        this.item = item;
        this.actor = actor;
        this.candidates = candidates;
    }

    boolean inOwnName() {
        return actor.grants().stream()
                .filter(this::named)
                .anyMatch(grant -> !Impartiality.forbids(item, actor, grant.role()));
    }

    boolean inAnyName() {
        return inOwnName() || actor.deputyships().stream().anyMatch(this::inNameOf);
    }

    /** Whether nothing but a post of the actor stands in the way. */
    boolean barredByPost() {
        return !inAnyName()
                && (actor.grants().stream().anyMatch(this::named)
                        || actor.deputyships().stream()
                                .filter(this::handedOver)
                                .anyMatch(absent -> absent.grants().stream()
                                        .filter(this::named)
                                        .anyMatch(grant -> !Impartiality.forbids(item, absent, grant.role()))));
    }

    /** Whether the actor, or somebody absent in whose place the actor does this item, holds it. */
    boolean holds() {
        UUID holder = item.assigneeId();
        return holder != null
                && (holder.equals(actor.personId())
                        || actor.deputyships().stream()
                                .anyMatch(absent -> holder.equals(absent.personId()) && inNameOf(absent)));
    }

    /** For whom the actor does the item: whoever holds it, or somebody absent when it is none of the actor's own. */
    Optional<Deputyship> signedFor() {
        UUID holder = item.assigneeId();
        boolean free = holder == null || holder.equals(actor.personId());
        if (free && inOwnName()) {
            return Optional.empty();
        }
        return actor.deputyships().stream()
                .filter(absent -> free || absent.personId().equals(holder))
                .filter(this::inNameOf)
                .findFirst();
    }

    private boolean inNameOf(Deputyship absent) {
        return handedOver(absent)
                && absent.grants().stream()
                        .filter(this::named)
                        .anyMatch(grant -> !Impartiality.forbids(item, actor, grant.role())
                                && !Impartiality.forbids(item, absent, grant.role()));
    }

    private boolean handedOver(Deputyship absent) {
        return item.address() == null
                && item.stage() != null
                && absent.of(item.stage().id());
    }

    private boolean named(Grant grant) {
        return candidates.contains(new Candidate(grant.role(), grant.scope()));
    }
}
