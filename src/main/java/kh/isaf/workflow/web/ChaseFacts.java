package kh.isaf.workflow.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.cycle.WorkingCalendars;
import kh.isaf.people.Holder;
import kh.isaf.people.People;
import kh.isaf.people.Supervision;
import kh.isaf.reminder.escalation.ActDone;
import kh.isaf.reminder.escalation.Acts;
import kh.isaf.workflow.web.TaskPage.FactLine;
import kh.isaf.worklist.Candidate;
import kh.isaf.worklist.WorkItem;
import kh.isaf.worklist.WorkItems;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What a working group must know of the late step it follows up: how late, who has it and under which number to call,
 * what was done so far. Telephone numbers are for those who look after these people.
 */
@Component
class ChaseFacts {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy");

    private final WorkItems workItems;
    private final People people;
    private final Acts acts;
    private final WorkingCalendars calendars;
    private final MessageSource messages;
    private final Clock clock;

    ChaseFacts(
            WorkItems workItems,
            People people,
            Acts acts,
            WorkingCalendars calendars,
            MessageSource messages,
            Clock clock) {
        this.workItems = workItems;
        this.people = people;
        this.acts = acts;
        this.calendars = calendars;
        this.messages = messages;
        this.clock = clock;
    }

    /** Empty for a task that follows up none. */
    List<FactLine> of(WorkItem item, Actor actor, Locale locale) {
        UUID id = item.chases();
        if (id == null) {
            return List.of();
        }
        WorkItem late = workItems.get(id);
        List<FactLine> facts = new ArrayList<>();
        String step = text("escalation.step", locale);
        facts.add(new FactLine(step, name(late, locale), "/tasks/" + id));
        if (late.open()) {
            facts.add(new FactLine(step, text("escalation.ladder", locale), "/tasks/" + id + "/ladder"));
            facts.add(new FactLine(text("escalation.lateness", locale), lateness(late, locale)));
            who(late, actor, locale, facts);
        }
        acts.of(id).forEach(act -> facts.add(new FactLine(text("escalation.acts", locale), said(act, locale))));
        return facts;
    }

    private String name(WorkItem late, Locale locale) {
        String name = late.name(locale);
        return late.month() == null ? name : text("taskPage.month", locale, name, late.month());
    }

    private String lateness(WorkItem late, Locale locale) {
        LocalDate today = LocalDate.now(clock);
        int days = calendars.of(late.areaCode(), today).between(late.dueOn(), today);
        return text("escalation.days", locale, String.valueOf(days), day(late.dueOn(), locale));
    }

    /** Whoever has taken it stands first and alone; else all who may. */
    private void who(WorkItem late, Actor actor, Locale locale, List<FactLine> facts) {
        List<FactLine> lines = new ArrayList<>();
        for (Candidate candidate : workItems.candidates(late.id())) {
            for (Holder holder : people.holders(candidate.role(), candidate.scope(), LocalDate.now(clock))) {
                if (late.assigneeId() == null || late.assigneeId().equals(holder.personId())) {
                    lines.add(person(late, candidate, holder, actor, locale));
                }
            }
        }
        String label = text(late.assigneeId() == null ? "escalation.candidates" : "escalation.holder", locale);
        if (lines.isEmpty()) {
            lines.add(new FactLine(
                    label, late.assigneeName() == null ? text("escalation.nobody", locale) : late.assigneeName()));
        }
        lines.stream().distinct().forEach(facts::add);
    }

    private FactLine person(WorkItem late, Candidate candidate, Holder holder, Actor actor, Locale locale) {
        String label = text(late.assigneeId() == null ? "escalation.candidates" : "escalation.holder", locale);
        String name =
                holder.name(locale) + " · " + text("role." + candidate.role().id(), locale);
        String phone = holder.phone();
        return phone == null || !Supervision.oversees(actor, grant(late, candidate))
                ? new FactLine(label, name)
                : new FactLine(label, name + " · " + phone, "tel:" + phone);
    }

    private static Grant grant(WorkItem late, Candidate candidate) {
        return candidate.role() == Role.FOCAL_PERSON
                ? new Grant(candidate.role(), late.areaCode(), candidate.scope())
                : new Grant(candidate.role(), candidate.scope());
    }

    private String said(ActDone act, Locale locale) {
        LocalDate on = LocalDate.ofInstant(act.at().toInstant(), clock.getZone());
        return text(
                "escalation.act." + act.act().id(),
                locale,
                day(on, locale),
                act.personName(),
                act.note(),
                act.workingDays() == null ? "" : String.valueOf(act.workingDays()),
                act.givenToName() == null ? "" : act.givenToName());
    }

    private static String day(LocalDate day, Locale locale) {
        return DAY.withLocale(locale).format(day);
    }

    private String text(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
