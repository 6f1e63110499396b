package kh.isaf.workflow.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import kh.isaf.cycle.Cycles;
import kh.isaf.cycle.WorkingCalendars;
import kh.isaf.people.AbsenceList;
import kh.isaf.territory.Area;
import kh.isaf.territory.Territory;
import kh.isaf.workflow.Guidance;
import kh.isaf.workflow.Guidances;
import kh.isaf.workflow.render.NoteLines;
import kh.isaf.workflow.web.TaskPage.GuidanceView;
import kh.isaf.workflow.web.TaskPage.Head;
import kh.isaf.worklist.TaskCodes;
import kh.isaf.worklist.WorkItem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says what a task is: its name, place, days and code, and what the person who does it is told. */
@Component
class TaskHeads {

    private final Territory territory;
    private final Cycles cycles;
    private final Guidances guidances;
    private final TaskCodes codes;
    private final AbsenceList absences;
    private final WorkingCalendars calendars;
    private final MessageSource messages;
    private final Clock clock;

    TaskHeads(
            Territory territory,
            Cycles cycles,
            Guidances guidances,
            TaskCodes codes,
            AbsenceList absences,
            WorkingCalendars calendars,
            MessageSource messages,
            Clock clock) {
        this.territory = territory;
        this.cycles = cycles;
        this.guidances = guidances;
        this.codes = codes;
        this.absences = absences;
        this.calendars = calendars;
        this.messages = messages;
        this.clock = clock;
    }

    Head of(WorkItem item, Locale locale) {
        String title = item.name(locale);
        if (item.month() != null) {
            title = text("taskPage.month", locale, title, item.month());
        }
        return new Head(
                title,
                area(item, locale),
                item.providerCode() == null
                        ? null
                        : territory.provider(item.providerCode()).name(locale),
                text("stage." + Objects.requireNonNull(item.stage()).id(), locale),
                item.startsOn(),
                item.dueOn(),
                item.open() ? calendars.of(item.areaCode()).closes(item.dueOn()) : null,
                item.overdue(LocalDate.now(clock)),
                item.status() == WorkItem.Status.DONE,
                assignee(item, locale),
                deputies(item, locale),
                item.open() ? guidance(item, locale) : null,
                codes.of(item.id()).shown(),
                "/tasks/" + item.id());
    }

    private @Nullable String assignee(WorkItem item, Locale locale) {
        String name = item.assigneeName();
        return name == null || item.closedForName() == null
                ? name
                : text("absence.signed", locale, name, item.closedForName());
    }

    private String deputies(WorkItem item, Locale locale) {
        return item.open() && item.assigneeId() != null
                ? absences.actingFor(item.assigneeId()).stream()
                        .filter(absence -> absence.covers(item.stage()))
                        .map(absence -> absence.deputy(locale))
                        .collect(Collectors.joining(", "))
                : "";
    }

    private GuidanceView guidance(WorkItem item, Locale locale) {
        String release = cycles.get(item.cycleKey()).release();
        return view(guidances.of(release, item.task()).in(locale.getLanguage()));
    }

    /** The texts cut into lines; every line of a checklist is an item. */
    static GuidanceView view(Guidance.Texts texts) {
        return new GuidanceView(
                NoteLines.of(texts.todo()),
                NoteLines.of(texts.checklist()),
                NoteLines.of(texts.sample()),
                NoteLines.of(texts.manual()),
                texts.more());
    }

    private String area(WorkItem item, Locale locale) {
        Area area = territory.area(item.areaCode());
        return text("areaType." + area.type().id(), locale) + " " + area.name(locale);
    }

    private String text(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
