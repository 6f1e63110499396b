package kh.isaf.access;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person who acts now, with the roles he or she holds today.
 *
 * @param posts codes of the providers where the person has a post today, whatever roles he or she holds in the cycle
 * @param deputyships for whom the person does tasks today; no other right comes with it
 * @param signsFor whose task it is that the person is doing as a deputy; null while acting for himself or herself
 */
public record Actor(
        UUID personId,
        String name,
        Set<Grant> grants,
        Set<String> posts,
        List<Deputyship> deputyships,
        @Nullable Deputyship signsFor)
        implements Serializable {

    public Actor {
        grants = Set.copyOf(grants);
        posts = Set.copyOf(posts);
        deputyships = List.copyOf(deputyships);
    }

    public Actor(UUID personId, String name, Set<Grant> grants, Set<String> posts) {
        this(personId, name, grants, posts, List.of(), null);
    }

    public Actor(UUID personId, String name, Set<Grant> grants) {
        this(personId, name, grants, Set.of());
    }

    /** The product itself, where a command or a job changes something and nobody is signed in. */
    public static Actor system(String name) {
        return new Actor(new UUID(0, 0), name, Set.of());
    }

    /** The same person doing a task of somebody absent; null for one of his or her own. */
    public Actor signingFor(@Nullable Deputyship absent) {
        return new Actor(personId, name, grants, posts, deputyships, absent);
    }

    /** The same person with what is his or her own only. */
    public Actor withoutDeputyships() {
        return new Actor(personId, name, grants, posts);
    }

    /** Whether the area lies within one the actor holds any role for. */
    public boolean covers(String areaCode) {
        return grants.stream().anyMatch(grant -> grant.covers(areaCode));
    }

    /** As {@link #covers(String)}, or the actor holds a role for this very provider. */
    public boolean covers(String areaCode, @Nullable String providerCode) {
        return covers(areaCode)
                || (providerCode != null
                        && grants.stream().anyMatch(grant -> providerCode.equals(grant.providerCode())));
    }

    /** Whether the area is one of the actor's: it lies within one he serves, or is home to a provider he serves. */
    public boolean belongsTo(String areaCode) {
        return covers(areaCode)
                || grants.stream()
                        .anyMatch(grant ->
                                grant.providerCode() != null && grant.areaCode().equals(areaCode));
    }

    /** Whether the actor works for this provider, or speaks for it, also as a deputy: who does must not judge it. */
    public boolean hasPostAt(String providerCode) {
        return posts.contains(providerCode)
                || speakFor(grants, providerCode)
                || deputyships.stream().anyMatch(absent -> absent.speaksFor(providerCode));
    }

    static boolean speakFor(Set<Grant> grants, String providerCode) {
        return grants.stream()
                .anyMatch(grant -> grant.role() == Role.FOCAL_PERSON && providerCode.equals(grant.providerCode()));
    }

    public boolean holds(Role role) {
        return grants.stream().anyMatch(grant -> grant.role() == role);
    }

    /** Whether the actor holds the role for an area that contains this one. */
    public boolean may(Role role, String areaCode) {
        return grants.stream().anyMatch(grant -> grant.role() == role && grant.covers(areaCode));
    }
}
