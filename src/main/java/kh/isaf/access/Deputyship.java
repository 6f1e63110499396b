package kh.isaf.access;

import java.io.Serializable;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody absent, for whom an actor does the work today: with those roles that lie within the actor's own area.
 *
 * @param posts codes of the providers where the absent person has a post
 * @param stages ids of the stages whose tasks are handed over; empty for all
 */
public record Deputyship(UUID personId, String name, Set<Grant> grants, Set<String> posts, Set<String> stages)
        implements Serializable {

    public Deputyship {
        grants = Set.copyOf(grants);
        posts = Set.copyOf(posts);
        stages = Set.copyOf(stages);
    }

    /** Whether tasks of this stage are handed over. */
    public boolean of(String stage) {
        return stages.isEmpty() || stages.contains(stage);
    }

    /** Whether the absent person speaks for this provider, and so the deputy does. */
    public boolean speaksFor(String providerCode) {
        return Actor.speakFor(grants, providerCode);
    }

    /** Whether the absent person works for this provider or speaks for it: then neither may judge it. */
    public boolean hasPostAt(String providerCode) {
        return posts.contains(providerCode) || speaksFor(providerCode);
    }
}
