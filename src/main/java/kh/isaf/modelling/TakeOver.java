package kh.isaf.modelling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.workflow.release.ModelRelease;
import kh.isaf.workflow.release.ReleaseFiles;
import kh.isaf.workflow.release.ReleaseState;
import kh.isaf.workflow.release.ReleaseStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings into a draft what changed elsewhere since it was begun: what became live, or what a new version of the product
 * ships. Where both changed a file, its author chooses; nobody's work is overwritten without a word.
 */
@Service
@Transactional
public class TakeOver {

    private final ReleaseStore store;
    private final LiveFiles live;
    private final ReleaseDrafts drafts;
    private final EditLocks locks;
    private final AuditTrail audit;

    TakeOver(ReleaseStore store, LiveFiles live, ReleaseDrafts drafts, EditLocks locks, AuditTrail audit) {
        this.store = store;
        this.live = live;
        this.drafts = drafts;
        this.locks = locks;
        this.audit = audit;
    }

    /** Which of two files a draft goes on with. */
    public enum Choice {
        MINE,
        THEIRS
    }

    /** What was done to a file on one side. */
    public enum Deed {
        CHANGED,
        ADDED,
        REMOVED,
        UNTOUCHED
    }

    /** A file that the other side changed, and what the draft did to it. */
    public record Meeting(String name, Deed mine, Deed theirs) {

        /** Whether somebody has to choose. */
        public boolean both() {
            return mine != Deed.UNTOUCHED;
        }
    }

    /**
     * What there is to take over.
     *
     * @param from the release whose changes these are
     * @param seen names the state of the other side that these lines show
     */
    public record Standing(ModelRelease from, boolean offered, String seen, List<Meeting> files) {}

    /**
     * What changed since the draft was begun.
     *
     * @param offer a release the product offers; null for what became live
     */
    @Transactional(readOnly = true)
    public Standing standing(UUID draft, @Nullable UUID offer) {
        store.get(draft);
        Sides sides = sides(draft, offer);
        List<Meeting> meetings = new ArrayList<>();
        for (String name : sides.theirs().differing(sides.base())) {
            byte[] base = sides.base().find(name).orElse(null);
            byte[] mine = sides.mine().find(name).orElse(null);
            byte[] theirs = sides.theirs().find(name).orElse(null);
            if (!Arrays.equals(mine, theirs)) {
                meetings.add(new Meeting(name, deed(base, mine), deed(base, theirs)));
            }
        }
        return new Standing(sides.from(), offer != null, sides.theirs().sha256(), meetings);
    }

    /** Whether something became live since the draft was begun. */
    @Transactional(readOnly = true)
    public boolean overtaken(ModelRelease draft) {
        return !live.release().equals(draft.basedOn())
                || !store.base(draft.id()).differing(live.files()).isEmpty();
    }

    /** The product's newest offer, if the draft has not taken it up. */
    @Transactional(readOnly = true)
    public @Nullable ModelRelease offer(UUID draft) {
        ModelRelease offered = store.offered().orElse(null);
        ModelRelease taken = store.product(draft).orElse(null);
        return offered == null
                        || (taken != null
                                && !taken.begun().at().isBefore(offered.begun().at()))
                ? null
                : offered;
    }

    /** A new draft from what is live, in which the product's offer can be taken up. */
    public UUID draftFor(Actor by, UUID offer) {
        if (!store.get(offer).is(ReleaseState.OFFERED)) {
            throw new Refusal(null, "takeOver.error.noOffer");
        }
        return drafts.begin(by);
    }

    /**
     * Takes all of it over.
     *
     * @param choices for each file that both sides changed
     */
    public void take(Actor by, UUID draft, @Nullable UUID offer, String seen, Map<String, Choice> choices) {
        if (!store.held(draft).is(ReleaseState.DRAFT)) {
            throw new Refusal(null, "release.error.notDraft");
        }
        Standing standing = standing(draft, offer);
        if (!standing.seen().equals(seen)) {
            throw new Refusal(null, "takeOver.error.moved");
        }
        standing.files().stream()
                .filter(meeting -> meeting.both() && !choices.containsKey(meeting.name()))
                .findFirst()
                .ifPresent(open -> {
                    throw new Refusal(open.name(), "takeOver.error.choose", open.name());
                });
        Sides sides = sides(draft, offer);
        for (Meeting meeting : standing.files()) {
            Choice choice = meeting.both() ? choices.getOrDefault(meeting.name(), Choice.MINE) : Choice.THEIRS;
            if (choice == Choice.THEIRS) {
                theirs(
                        by,
                        draft,
                        meeting.name(),
                        sides.theirs().find(meeting.name()).orElse(null));
            }
            audit.record(
                    by,
                    "release.takeOverFile",
                    "release/" + draft + "/" + meeting.name(),
                    sides.mine().find(meeting.name()).map(ReleaseFiles::sha256).orElse(null),
                    choice.name(),
                    "release/" + standing.from().id());
        }
        if (offer == null) {
            onLive(by, draft);
        } else {
            store.tookUp(draft, offer);
        }
        store.author(draft, by);
    }

    private void theirs(Actor by, UUID draft, String name, byte @Nullable [] theirs) {
        locks.holder(draft, name)
                .filter(lock -> !lock.holderId().equals(by.personId()))
                .ifPresent(lock -> {
                    throw new Refusal(name, "release.error.locked", name, lock.holder());
                });
        locks.end(draft, name);
        if (theirs == null) {
            store.remove(draft, name, by);
        } else {
            store.write(draft, name, theirs, by);
        }
    }

    /** From now on the draft is compared with what is live now. */
    private void onLive(Actor by, UUID draft) {
        ReleaseFiles now = live.files();
        ReleaseFiles mine = store.files(draft);
        TreeSet<String> names = new TreeSet<>(store.base(draft).names());
        names.addAll(now.names());
        for (String name : names) {
            byte[] content = now.find(name).orElse(null);
            if (content == null) {
                store.rebase(draft, name, null);
            } else {
                store.base(draft, name, content, by);
                if (mine.find(name).isEmpty()) {
                    store.remove(draft, name, by);
                }
            }
        }
        store.basedOn(draft, live.release());
    }

    private record Sides(ModelRelease from, ReleaseFiles base, ReleaseFiles mine, ReleaseFiles theirs) {}

    private Sides sides(UUID draft, @Nullable UUID offer) {
        ReleaseFiles mine = store.files(draft);
        if (offer == null) {
            return new Sides(store.get(live.release()), store.base(draft), mine, live.files());
        }
        ModelRelease offered = store.get(offer);
        if (!offered.is(ReleaseState.OFFERED)) {
            throw new NotFound("offer " + offer);
        }
        ReleaseFiles base = store.product(draft)
                .map(product -> store.files(product.id()))
                .orElseGet(() -> ReleaseFiles.of(Map.of()));
        return new Sides(offered, base, mine, store.files(offer));
    }

    private static Deed deed(byte @Nullable [] base, byte @Nullable [] now) {
        if (Arrays.equals(base, now)) {
            return Deed.UNTOUCHED;
        }
        return base == null ? Deed.ADDED : now == null ? Deed.REMOVED : Deed.CHANGED;
    }
}
