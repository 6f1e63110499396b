package kh.isaf.i4c;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The information packs of the year: entered by the provider, checked above it, put up for everybody. */
@Service
@Transactional
public class InformationPacks {

    private final PackRecords packs;
    private final Postings postings;
    private final AuditTrail audit;
    private final Clock clock;

    InformationPacks(PackRecords packs, Postings postings, AuditTrail audit, Clock clock) {
        this.packs = packs;
        this.postings = postings;
        this.audit = audit;
        this.clock = clock;
    }

    /** The provider's figures, for the first time or corrected. */
    public void enter(String cycleKey, String providerCode, EnterI4c entered, Actor actor) {
        if (entered.staffFemale() > entered.staffTotal()) {
            throw new Refusal("staffFemale", "i4c.error.moreThanTotal", entered.staffTotal());
        }
        InformationPack pack = packs.findByCycleKeyAndProviderCode(cycleKey, providerCode)
                .orElseGet(() -> new InformationPack(cycleKey, providerCode));
        pack.enter(entered);
        packs.save(pack);
        audit(actor, "i4c.enter", pack, null);
    }

    /** Accepts the pack for posting, or returns it to the provider with a reason. */
    public void check(String cycleKey, String providerCode, CheckI4c verdict, Actor actor) {
        InformationPack pack = pack(cycleKey, providerCode);
        if (verdict.returned()) {
            String reason = verdict.reason();
            if (reason == null || reason.isBlank()) {
                throw new Refusal("reason", "i4c.error.reasonMissing");
            }
            pack.returnBecause(reason);
        } else {
            pack.accept();
        }
        audit(actor, "i4c.check", pack, verdict.reason());
    }

    /** Keeps where the checked pack was put up. */
    public void post(String cycleKey, String providerCode, PostI4c posted, Actor actor) {
        CycleDates.of(cycleKey, clock).happened("postedOn", posted.postedOn());
        InformationPack pack = pack(cycleKey, providerCode);
        if (pack.status() != PackStatus.CHECKED && pack.status() != PackStatus.POSTED) {
            throw new Refusal(null, "i4c.error.notChecked");
        }
        Posting posting = postings.findById(pack.id()).orElseGet(() -> new Posting(pack.id()));
        posting.record(posted);
        postings.save(posting);
        pack.posted();
        audit(actor, "i4c.post", pack, null);
    }

    @Transactional(readOnly = true)
    public Optional<Pack> find(String cycleKey, String providerCode) {
        return packs.findByCycleKeyAndProviderCode(cycleKey, providerCode)
                .map(pack -> pack.view(postings.findById(pack.id()).orElse(null)));
    }

    /** Every pack of an area's year, by provider. */
    @Transactional(readOnly = true)
    public List<Pack> of(String cycleKey) {
        List<InformationPack> all = packs.findByCycleKeyOrderByProviderCode(cycleKey);
        Map<UUID, Posting> posted = postings
                .findAllById(all.stream().map(InformationPack::id).toList())
                .stream()
                .collect(Collectors.toMap(Posting::packId, Function.identity()));
        return all.stream().map(pack -> pack.view(posted.get(pack.id()))).toList();
    }

    private InformationPack pack(String cycleKey, String providerCode) {
        return packs.findByCycleKeyAndProviderCode(cycleKey, providerCode)
                .orElseThrow(() -> new NotFound("information pack " + cycleKey + " " + providerCode));
    }

    private void audit(Actor actor, String action, InformationPack pack, @Nullable String reason) {
        audit.record(
                actor,
                action,
                "information_pack/" + pack.id(),
                null,
                pack.status().id(),
                reason);
    }
}
