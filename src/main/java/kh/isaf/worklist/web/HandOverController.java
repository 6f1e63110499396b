package kh.isaf.worklist.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Refusal;
import kh.isaf.people.Accounts;
import kh.isaf.people.Period;
import kh.isaf.people.PersonEntries;
import kh.isaf.people.PersonEntry;
import kh.isaf.people.PersonList;
import kh.isaf.people.RoleLine;
import kh.isaf.worklist.HandOver;
import kh.isaf.worklist.HandOvers;
import kh.isaf.worklist.Succession;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Somebody leaves: what he or she held is handed over line by line. */
@Controller
@RequestMapping("/hand-overs")
class HandOverController {

    private final HandOvers handOvers;
    private final Succession succession;
    private final PersonEntries entries;
    private final PersonList list;
    private final Accounts accounts;
    private final CurrentActor currentActor;
    private final Clock clock;

    HandOverController(
            HandOvers handOvers,
            Succession succession,
            PersonEntries entries,
            PersonList list,
            Accounts accounts,
            CurrentActor currentActor,
            Clock clock) {
        this.handOvers = handOvers;
        this.succession = succession;
        this.entries = entries;
        this.list = list;
        this.accounts = accounts;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @GetMapping("/of/{person}")
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP', 'CLERK')")
    String form(@PathVariable UUID person, Model model) {
        Actor actor = currentActor.get();
        PersonEntry entry = entries.visible(actor, person);
        Optional<UUID> begun = handOvers.openOf(person);
        if (begun.isPresent()) {
            return "redirect:/hand-overs/" + begun.get();
        }
        model.addAttribute("person", entry);
        model.addAttribute("ending", handOvers.ending(actor, entry));
        return "worklist/leaving";
    }

    @PostMapping("/of/{person}")
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP', 'CLERK')")
    String start(
            @PathVariable UUID person,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response) {
        Actor actor = currentActor.get();
        PersonEntry entry = entries.visible(actor, person);
        List<Long> roles = entry.roles().stream()
                .map(RoleLine::id)
                .filter(id -> typed.containsKey("role" + id))
                .toList();
        try {
            UUID id = handOvers.start(
                    actor, person, day(typed.getOrDefault("to", "")), typed.getOrDefault("reason", ""), roles);
            return "redirect:/hand-overs/" + id;
        } catch (Refusal refusal) {
            refused(refusal, "leaving", typed, model, response);
            return form(person, model);
        }
    }

    @GetMapping("/{handOver}")
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP', 'CLERK')")
    String handOver(@PathVariable UUID handOver, Model model) {
        Actor actor = currentActor.get();
        HandOver found = handOvers.visible(actor, handOver);
        PersonEntry person = entries.find(found.personId()).orElseThrow();
        LocalDate today = LocalDate.now(clock);
        model.addAttribute("handOver", found);
        model.addAttribute("person", person);
        model.addAttribute(
                "people",
                list.find(actor, new PersonList.Filter("", null, found.areaCode(), false, 1), today).lines().stream()
                        .filter(line -> !line.id().equals(found.personId()))
                        .toList());
        model.addAttribute("mayDisable", mayDisable(actor, found, person));
        return "worklist/hand-over";
    }

    @PostMapping("/{handOver}/lines/{line}")
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP', 'CLERK')")
    String settle(
            @PathVariable UUID handOver,
            @PathVariable long line,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Actor actor = currentActor.get();
        handOvers.visible(actor, handOver);
        try {
            succession.settle(actor, handOver, line, typed.containsKey("nobody") ? null : successor(actor, typed));
        } catch (Refusal refusal) {
            refused(refusal, "line" + line, typed, model, response);
            return handOver(handOver, model);
        }
        redirect.addFlashAttribute("message", "handOver.settled");
        return "redirect:/hand-overs/" + handOver;
    }

    /** Nobody needs the account any more. */
    @PostMapping("/{handOver}/account")
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP', 'CLERK')")
    String disable(@PathVariable UUID handOver, RedirectAttributes redirect) {
        Actor actor = currentActor.get();
        HandOver found = handOvers.visible(actor, handOver);
        PersonEntry person = entries.find(found.personId()).orElseThrow();
        String username = person.username();
        if (username == null || !mayDisable(actor, found, person)) {
            throw new AccessDeniedException("the account is needed still, or not looked after by the actor");
        }
        accounts.disable(actor, username, found.reason());
        redirect.addFlashAttribute("message", "handOver.disabled");
        return "redirect:/hand-overs/" + handOver;
    }

    /** Whether all is settled, no role is left after the last day, and the account is open still. */
    private boolean mayDisable(Actor actor, HandOver handOver, PersonEntry person) {
        LocalDate today = LocalDate.now(clock);
        LocalDate day =
                today.isAfter(handOver.leavesOn()) ? today : handOver.leavesOn().plusDays(1);
        return handOver.done()
                && person.accountEnabled()
                && today.isAfter(handOver.leavesOn().minusDays(1))
                && entries.mayChange(actor, person)
                && person.roles().stream().allMatch(role -> role.period().state(day) == Period.State.OVER);
    }

    private UUID successor(Actor actor, Map<String, String> typed) {
        String who = typed.getOrDefault("who", "").strip();
        if (!who.isEmpty()) {
            return entries.visibleBy(actor, who)
                    .map(PersonEntry::id)
                    .orElseThrow(() -> new Refusal("who", "people.error.noPerson"));
        }
        try {
            return UUID.fromString(typed.getOrDefault("person", ""));
        } catch (IllegalArgumentException e) {
            throw new Refusal("who", "handOver.error.nobody");
        }
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new Refusal("to", "people.error.date");
        }
    }

    private static void refused(
            Refusal refusal, String form, Map<String, String> typed, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("refusal", refusal);
        model.addAttribute("shown", form);
        model.addAttribute("typed", typed);
    }
}
