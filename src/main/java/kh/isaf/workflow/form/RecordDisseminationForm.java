package kh.isaf.workflow.form;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import kh.isaf.access.Actor;
import kh.isaf.cycle.TakingPart;
import kh.isaf.i4c.DisseminationSummary;
import kh.isaf.i4c.Disseminations;
import kh.isaf.i4c.InformationPacks;
import kh.isaf.i4c.MeetingPlan;
import kh.isaf.i4c.Pack;
import kh.isaf.i4c.PackStatus;
import kh.isaf.i4c.RecordDissemination;
import kh.isaf.territory.ServiceProvider;
import kh.isaf.worklist.WorkItem;
import org.springframework.stereotype.Component;

/** Facilitators tell which meetings took place; those planned up to today stand in the form already. */
@Component("recordDissemination")
class RecordDisseminationForm implements TaskForm<RecordDissemination> {

    private final Disseminations disseminations;
    private final InformationPacks packs;
    private final TakingPart takingPart;
    private final BothLanguages say;
    private final Clock clock;

    RecordDisseminationForm(
            Disseminations disseminations,
            InformationPacks packs,
            TakingPart takingPart,
            BothLanguages say,
            Clock clock) {
        this.disseminations = disseminations;
        this.packs = packs;
        this.takingPart = takingPart;
        this.say = say;
        this.clock = clock;
    }

    @Override
    public Class<RecordDissemination> command() {
        return RecordDissemination.class;
    }

    @Override
    public Map<String, Object> open(WorkItem item) {
        LocalDate today = LocalDate.now(clock);
        List<Map<String, Object>> due = disseminations.summary(item.cycleKey()).outstanding().stream()
                .filter(planned -> !planned.meetsOn().isAfter(today))
                .map(RecordDisseminationForm::row)
                .toList();
        return due.isEmpty() ? Map.of() : Map.of("meetings", due);
    }

    @Override
    public List<Fact> facts(WorkItem item) {
        Set<String> posted = packs.of(item.cycleKey()).stream()
                .filter(pack -> pack.status() == PackStatus.POSTED)
                .map(Pack::providerCode)
                .collect(Collectors.toSet());
        List<ServiceProvider> providers = takingPart.of(item.cycleKey());
        List<Fact> facts = new ArrayList<>();
        addNames(facts, "i4c.fact.posted", providers, provider -> posted.contains(provider.code()));
        addNames(facts, "i4c.fact.missing", providers, provider -> !posted.contains(provider.code()));
        DisseminationSummary summary = disseminations.summary(item.cycleKey());
        facts.add(say.fact(
                "i4c.fact.soFar",
                "i4c.soFar",
                summary.meetings(),
                summary.planned(),
                summary.people().total()));
        return facts;
    }

    /** The domain takes it again in place of what it was told before. */
    @Override
    public boolean correctable() {
        return true;
    }

    @Override
    public void submit(WorkItem item, RecordDissemination command, Actor actor) {
        disseminations.record(item.cycleKey(), item.id(), command, actor);
    }

    private static Map<String, Object> row(MeetingPlan planned) {
        return Map.of("heldOn", planned.meetsOn(), "kind", planned.kind(), "place", planned.place());
    }

    private static void addNames(
            List<Fact> facts, String labelKey, List<ServiceProvider> providers, Predicate<ServiceProvider> which) {
        List<ServiceProvider> those = providers.stream().filter(which).toList();
        if (!those.isEmpty()) {
            facts.add(new Fact(
                    labelKey,
                    those.stream().map(ServiceProvider::nameKm).collect(Collectors.joining(", ")),
                    those.stream().map(ServiceProvider::nameLatin).collect(Collectors.joining(", "))));
        }
    }
}
