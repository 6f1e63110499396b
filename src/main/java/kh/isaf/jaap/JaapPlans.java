package kh.isaf.jaap;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.Refusal;
import kh.isaf.assessment.AgreedAction;
import kh.isaf.assessment.InterfaceMeetings;
import kh.isaf.cycle.AreaCycle;
import kh.isaf.cycle.Cycles;
import kh.isaf.cycle.TakingPart;
import kh.isaf.territory.ServiceProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the clerk writes the plan: first from what was agreed, again when it came back. */
@Service
@Transactional
public class JaapPlans {

    private final Jaaps jaaps;
    private final JaapActivities activities;
    private final Fundings fundings;
    private final InterfaceMeetings meetings;
    private final Cycles cycles;
    private final TakingPart takingPart;
    private final AuditTrail audit;
    private final Clock clock;

    JaapPlans(
            Jaaps jaaps,
            JaapActivities activities,
            Fundings fundings,
            InterfaceMeetings meetings,
            Cycles cycles,
            TakingPart takingPart,
            AuditTrail audit,
            Clock clock) {
        this.jaaps = jaaps;
        this.activities = activities;
        this.fundings = fundings;
        this.meetings = meetings;
        this.cycles = cycles;
        this.takingPart = takingPart;
        this.audit = audit;
        this.clock = clock;
    }

    /** Writes the plan down for the first time. */
    public void draft(String cycleKey, DraftJaap command, Actor actor) {
        if (jaaps.existsById(cycleKey)) {
            throw new Refusal(null, "jaap.refusal.otherStatus");
        }
        requireSound(cycleKey, command.lines());
        jaaps.save(new Jaap(cycleKey, LocalDate.now(clock)));
        keep(cycleKey, command.lines());
        audit.record(
                actor, "jaap.draft", "jaap/" + cycleKey, null, command.lines().size() + " lines", null);
    }

    /** Replaces the lines of a plan that was sent back. */
    public void revise(String cycleKey, ReviseJaap command, Actor actor) {
        Jaap jaap = jaaps.findById(cycleKey).orElseThrow(() -> new Refusal(null, "jaap.refusal.noPlan"));
        requireSound(cycleKey, command.lines());
        String why = jaap.returnedReason();
        jaap.revise(LocalDate.now(clock));
        List<JaapActivity> former = activities.findByCycleKeyOrderByPartAscNumberAsc(cycleKey);
        fundings.deleteAllInBatch(fundings.findByCycleKey(cycleKey));
        activities.deleteAllInBatch(former);
        keep(cycleKey, command.lines());
        audit.record(
                actor,
                "jaap.revise",
                "jaap/" + cycleKey,
                former.size() + " lines",
                command.lines().size() + " lines",
                why);
    }

    private void keep(String cycleKey, List<JaapLine> lines) {
        Map<UUID, AgreedAction> agreed = meetings.agreedActions(cycleKey).stream()
                .collect(Collectors.toMap(AgreedAction::id, Function.identity()));
        Map<Part, Integer> numbers = new EnumMap<>(Part.class);
        List<JaapActivity> rows = new ArrayList<>();
        for (JaapLine line : lines) {
            int number = numbers.merge(line.part(), 1, Integer::sum);
            UUID action = line.agreedAction();
            rows.add(new JaapActivity(cycleKey, number, line, action == null ? null : agreed.get(action)));
        }
        activities.saveAll(rows);
        List<Funding> pledges = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            FundingSource source = lines.get(i).fundingSource();
            if (source != null) {
                pledges.add(new Funding(
                        rows.get(i).id(), cycleKey, source, lines.get(i).cost()));
            }
        }
        fundings.saveAll(pledges);
    }

    private void requireSound(String cycleKey, List<JaapLine> lines) {
        if (lines.isEmpty()) {
            throw new Refusal("lines", "jaap.refusal.noLines");
        }
        AreaCycle cycle = cycles.get(cycleKey);
        Set<String> providers =
                takingPart.of(cycle.key()).stream().map(ServiceProvider::code).collect(Collectors.toSet());
        for (int i = 0; i < lines.size(); i++) {
            String path = "lines[" + i + "]";
            lines.get(i).requireSound(path);
            String provider = lines.get(i).provider();
            if (provider != null && !providers.contains(provider)) {
                throw new Refusal(path + ".provider", "jaap.refusal.otherArea");
            }
        }
    }
}
