package kh.isaf.workflow.web;

import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.NotFound;
import kh.isaf.people.ProductAddress;
import kh.isaf.people.QrCode;
import kh.isaf.workflow.TaskDesk;
import kh.isaf.workflow.render.BlankForm;
import kh.isaf.workflow.render.FieldView.OnlyIf;
import kh.isaf.workflow.web.TaskPage.Head;
import kh.isaf.worklist.WorkItem;
import kh.isaf.worklist.WorkItems;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The form of a task on paper, for a meeting without a network; its code leads back to the task. */
@Controller
class BlankFormController {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy");
    private static final List<String> WORDS = List.of(
            "blank.back",
            "blank.howToPrint",
            "blank.scan",
            "blank.number",
            "blank.day",
            "blank.month",
            "blank.yearOfDate",
            "blank.required",
            "blank.filledBy",
            "blank.signature",
            "blank.date",
            "blank.noNames",
            "taskPage.place",
            "taskPage.stage",
            "taskPage.due",
            "taskPage.code");

    private final WorkItems workItems;
    private final TaskDesk desk;
    private final TaskHeads heads;
    private final CurrentActor current;
    private final MessageSource messages;
    private final ProductAddress address;

    BlankFormController(
            WorkItems workItems,
            TaskDesk desk,
            TaskHeads heads,
            CurrentActor current,
            MessageSource messages,
            ProductAddress address) {
        this.workItems = workItems;
        this.desk = desk;
        this.heads = heads;
        this.current = current;
        this.messages = messages;
        this.address = address;
    }

    @GetMapping("/tasks/{id}/blank")
    @PreAuthorize("isAuthenticated()")
    String blank(@PathVariable UUID id, @RequestParam(defaultValue = "km") String lang, Model model) {
        WorkItem item = workItems.visible(id, current.get());
        if (item.address() != null) {
            throw new NotFound("form of task " + id);
        }
        Locale locale = lang.equals("en") ? Locale.ENGLISH : Locale.forLanguageTag("km");
        Head head = heads.of(item, locale);
        Map<String, String> words = new LinkedHashMap<>();
        WORDS.forEach(key -> words.put(key.substring(key.indexOf('.') + 1), text(key, locale)));
        String link = address.of("/t/" + head.code());
        words.put("qr", text("blank.qr", locale, link));
        words.put("other", text("app.language.otherName", locale));
        words.put("title", text("blank.title", locale, head.title()));
        model.addAttribute(
                "page",
                new BlankPage(
                        locale.getLanguage(),
                        head.title(),
                        head.area(),
                        head.provider(),
                        head.stage(),
                        text("blank.year", locale, String.valueOf(item.year())),
                        DAY.withLocale(locale).format(item.dueOn()),
                        head.code(),
                        QrCode.of(link),
                        BlankForm.of(desk.form(item), desk.open(item), locale.getLanguage()),
                        words,
                        head.address()));
        model.addAttribute("said", new Said(messages, locale));
        return "workflow/blank";
    }

    /** Says sentences with a place to fill in the language of the paper. */
    public record Said(MessageSource messages, Locale locale) {

        public String onlyIf(OnlyIf onlyIf) {
            return messages.getMessage(onlyIf.messageKey(), new Object[] {onlyIf.label(), onlyIf.words()}, locale);
        }

        public String choices(String label) {
            return messages.getMessage("blank.choices", new Object[] {label}, locale);
        }
    }

    private String text(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
