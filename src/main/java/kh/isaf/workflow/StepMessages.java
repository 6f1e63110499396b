package kh.isaf.workflow;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import kh.isaf.cycle.AreaCycle;
import kh.isaf.cycle.Cycles;
import kh.isaf.cycle.TakingPart;
import kh.isaf.people.Holder;
import kh.isaf.people.People;
import kh.isaf.reminder.Telling;
import kh.isaf.territory.ServiceProvider;
import kh.isaf.territory.Territory;
import kh.isaf.workflow.engine.CandidateRoles;
import kh.isaf.workflow.engine.CurrentStep;
import kh.isaf.worklist.Candidate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Messages that a model sends by itself: to all who hold a role at its place, in the language of each. */
@Service
public class StepMessages {

    private final Cycles cycles;
    private final CandidateRoles roles;
    private final TakingPart takingPart;
    private final Territory territory;
    private final People people;
    private final Telling telling;
    private final Clock clock;

    StepMessages(
            Cycles cycles,
            CandidateRoles roles,
            TakingPart takingPart,
            Territory territory,
            People people,
            Telling telling,
            Clock clock) {
        this.cycles = cycles;
        this.roles = roles;
        this.takingPart = takingPart;
        this.territory = territory;
        this.people = people;
        this.telling = telling;
        this.clock = clock;
    }

    /** Puts it into the outbox, in the transaction of the step. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(CurrentStep step) {
        AreaCycle cycle = cycles.get(step.cycleKey());
        candidates(step, cycle)
                .flatMap(
                        candidate -> people.holders(candidate.role(), candidate.scope(), LocalDate.now(clock)).stream())
                .map(Holder::personId)
                .distinct()
                .forEach(person -> tell(person, step, cycle));
    }

    /** In a step of the whole commune a role at providers is held at each of them. */
    private Stream<Candidate> candidates(CurrentStep step, AreaCycle cycle) {
        List<String> providers =
                takingPart.of(cycle.key()).stream().map(ServiceProvider::code).toList();
        return step.provider() == null
                ? Stream.concat(
                        roles.candidates(step.property("role"), cycle, null).stream(),
                        providers.stream()
                                .flatMap(provider -> roles.candidates(step.property("role"), cycle, provider).stream()))
                : roles.candidates(step.property("role"), cycle, step.provider()).stream();
    }

    private void tell(UUID person, CurrentStep step, AreaCycle cycle) {
        telling.tell(
                person,
                "step/" + step.pass() + "/" + person,
                locale -> english(locale) ? step.property("nameEn") : step.nameKm(),
                locale -> (english(locale) ? step.property("messageEn") : step.property("message")) + "\n"
                        + place(step, cycle, locale));
    }

    /** Somebody may serve many places. */
    private String place(CurrentStep step, AreaCycle cycle, Locale locale) {
        String area = territory.area(cycle.areaCode()).name(locale) + ", " + cycle.year();
        return takingPart.of(cycle.key()).stream()
                .filter(provider -> provider.code().equals(step.provider()))
                .map(provider -> provider.name(locale) + " · " + area)
                .findFirst()
                .orElse(area);
    }

    private static boolean english(Locale locale) {
        return locale.getLanguage().equals("en");
    }
}
