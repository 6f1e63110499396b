package kh.isaf.workflow.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Deputyship;
import kh.isaf.cycle.Stage;
import kh.isaf.workflow.CycleProgress;
import kh.isaf.workflow.Submission;
import kh.isaf.workflow.TaskDesk;
import kh.isaf.workflow.render.FieldError;
import kh.isaf.workflow.render.FormPost;
import kh.isaf.workflow.render.FormView;
import kh.isaf.workflow.web.TaskPage.Answered;
import kh.isaf.workflow.web.TaskPage.Asked;
import kh.isaf.workflow.web.TaskPage.Claim;
import kh.isaf.workflow.web.TaskPage.Doubt;
import kh.isaf.workflow.web.TaskPage.FactLine;
import kh.isaf.workflow.web.TaskPage.FormPart;
import kh.isaf.workflow.web.TaskPage.HistoryLine;
import kh.isaf.workflow.web.TaskPage.Notice;
import kh.isaf.worklist.Drafts;
import kh.isaf.worklist.Drafts.Draft;
import kh.isaf.worklist.Taken;
import kh.isaf.worklist.WorkHistory;
import kh.isaf.worklist.WorkItem;
import kh.isaf.worklist.WorkItems;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts the page of a task together for one reader. */
@Component
class TaskPages {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm");

    private static final Map<Stage, String> SHEETS = Map.of(
            Stage.I4C_PREPARATION, "i4c",
            Stage.DISSEMINATION, "i4c",
            Stage.SCORECARD, "scores",
            Stage.SELF_ASSESSMENT, "scores",
            Stage.SECTOR_INTERFACE_MEETING, "scores",
            Stage.INTERFACE_MEETING, "scores");

    private final TaskDesk desk;
    private final WorkItems workItems;
    private final WorkHistory history;
    private final Drafts drafts;
    private final AnsweredPages answered;
    private final TaskHeads heads;
    private final ChaseFacts chase;
    private final ReplyFacts replies;
    private final CycleProgress progress;
    private final MessageSource messages;
    private final Clock clock;

    TaskPages(
            TaskDesk desk,
            WorkItems workItems,
            WorkHistory history,
            Drafts drafts,
            AnsweredPages answered,
            TaskHeads heads,
            ChaseFacts chase,
            ReplyFacts replies,
            CycleProgress progress,
            MessageSource messages,
            Clock clock) {
        this.desk = desk;
        this.workItems = workItems;
        this.history = history;
        this.drafts = drafts;
        this.answered = answered;
        this.heads = heads;
        this.chase = chase;
        this.replies = replies;
        this.progress = progress;
        this.messages = messages;
        this.clock = clock;
    }

    /** As it opens: with the draft of this person, or with what is known. */
    TaskPage open(WorkItem item, Actor actor, Locale locale) {
        if (!item.open()) {
            return answered(item, actor, locale);
        }
        if (!doable(item, actor)) {
            Notice barred = workItems.barredByPost(item, actor) ? new Notice("taskPage.barredByPost", List.of()) : null;
            return page(item, actor, null, List.of(), null, barred, locale);
        }
        Optional<Draft> draft = drafts.of(item.id(), actor);
        Map<String, Object> answers = draft.map(Draft::answers).orElse(Map.of());
        FormView view = FormView.open(desk.form(item), desk.open(item), answers, locale.getLanguage());
        LocalDateTime savedAt = draft.map(one -> local(one.savedAt())).orElse(null);
        return page(item, actor, part(view, item, true, UUID.randomUUID(), savedAt), List.of(), null, null, locale);
    }

    /** With what was typed, and what is wrong with it. */
    TaskPage again(
            WorkItem item,
            Actor actor,
            FormPost post,
            List<FieldError> errors,
            Doubts doubts,
            UUID key,
            @Nullable String noticeKey,
            Locale locale) {
        if (!doable(item, actor)) {
            return open(item, actor, locale);
        }
        List<FieldError> all = new ArrayList<>(doubts.fieldErrors(locale.getLanguage()));
        all.addAll(errors);
        FormView view = FormView.again(desk.form(item), post, desk.open(item), all, locale.getLanguage());
        Notice notice = noticeKey == null ? null : new Notice(noticeKey, List.of());
        return page(item, actor, part(view, item, true, key, null), doubts.views(view), null, notice, locale);
    }

    /** For somebody who was too late: who was faster and when, and what he or she had typed, to read. */
    TaskPage lost(Taken taken, Actor actor, FormPost post, Locale locale) {
        WorkItem item = taken.item();
        FormView typed = FormView.toRead(desk.form(item), post.typed(), desk.open(item), locale.getLanguage());
        Notice notice = item.status() == WorkItem.Status.EXCUSED
                ? new Notice(
                        item.chases() == null ? "taskPage.excusedMeanwhile" : "taskPage.settledMeanwhile", List.of())
                : new Notice("taskPage.lost", List.of(taken(taken, locale)));
        return page(item, actor, part(typed, item, false, UUID.randomUUID(), null), List.of(), null, notice, locale);
    }

    /** Who was faster, and when. */
    Object[] taken(Taken taken, Locale locale) {
        OffsetDateTime at = taken.at();
        return new Object[] {
            taken.by() == null ? "" : taken.by(),
            at == null ? "" : MINUTE.withLocale(locale).format(at.atZoneSameInstant(clock.getZone()))
        };
    }

    private TaskPage answered(WorkItem item, Actor actor, Locale locale) {
        List<Submission> sent = desk.answers(item, actor);
        if (sent.isEmpty()) {
            Notice settled = item.chases() == null ? null : new Notice("taskPage.settled", List.of());
            return page(item, actor, null, List.of(), null, settled, locale);
        }
        String language = locale.getLanguage();
        Map<String, Object> data = desk.open(item);
        FormView view = answered.read(item, sent.get(0), data, language);
        FormPart part = part(view, item, false, UUID.randomUUID(), null);
        Answered after = answered.of(item, actor, sent, data, language);
        return page(item, actor, part, List.of(), after, null, locale);
    }

    private boolean doable(WorkItem item, Actor actor) {
        return workItems.mayDo(item, actor) && (item.assigneeId() == null || workItems.holds(item, actor));
    }

    private static FormPart part(
            FormView view, WorkItem item, boolean editable, UUID key, @Nullable LocalDateTime savedAt) {
        return new FormPart(
                view, editable, editable && item.assigneeId() == null, "/tasks/" + item.id(), key.toString(), savedAt);
    }

    private TaskPage page(
            WorkItem item,
            Actor actor,
            @Nullable FormPart part,
            List<Doubt> doubts,
            @Nullable Answered after,
            @Nullable Notice notice,
            Locale locale) {
        boolean doable = doable(item, actor);
        String address = "/tasks/" + item.id();
        Claim claim = new Claim(
                doable && item.assigneeId() == null ? address + "/claim" : null,
                doable && item.assigneeId() != null ? address + "/release" : null);
        List<FactLine> facts = new ArrayList<>(chase.of(item, actor, locale));
        if (item.open()) {
            desk.form(item).sheet().map(sheet -> sheet(item, sheet, locale)).ifPresent(facts::add);
            desk.facts(item)
                    .forEach(fact -> facts.add(new FactLine(text(fact.labelKey(), locale), fact.value(locale))));
        }
        Asked asked = replies.of(item, actor, locale, facts);
        Deputyship absent = doable ? workItems.signing(item, actor).signsFor() : null;
        return new TaskPage(
                heads.of(item, locale),
                absent == null ? null : absent.name(),
                notice,
                facts,
                claim,
                part,
                doubts,
                after,
                lines(item, locale),
                progress.of(item.cycleKey(), LocalDate.now(clock)).steps(),
                asked);
    }

    /** Where the sheet stands that the task asks to print. */
    private FactLine sheet(WorkItem item, String sheet, Locale locale) {
        String page = sheet.equals("stage") ? SHEETS.getOrDefault(item.stage(), "jaap") : sheet;
        return new FactLine(text("taskPage.sheet." + page, locale), "/cycles/" + item.cycleKey() + "/" + page);
    }

    private List<HistoryLine> lines(WorkItem item, Locale locale) {
        return history.of(item).stream()
                .map(entry -> new HistoryLine(
                        local(entry.at()),
                        signed(entry, locale),
                        text("history." + entry.what(), locale, entry.name(locale))))
                .toList();
    }

    private String signed(WorkHistory.Entry entry, Locale locale) {
        String who = entry.who() == null ? "" : entry.who();
        return entry.forName() == null ? who : text("absence.signed", locale, who, entry.forName());
    }

    private LocalDateTime local(OffsetDateTime time) {
        return LocalDateTime.ofInstant(time.toInstant(), clock.getZone());
    }

    private String text(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
