package kh.isaf.simulation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.simulation.TimeMachine;
import kh.isaf.simulation.TrialOrder;
import kh.isaf.simulation.TrialOrder.Changed;
import kh.isaf.simulation.TrialOrder.Tables;
import kh.isaf.territory.Area;
import kh.isaf.territory.Territory;
import kh.isaf.workflow.model.Catalogue;
import kh.isaf.workflow.model.CheckedFile;
import kh.isaf.workflow.model.Finding;
import kh.isaf.workflow.model.ModelFile;
import kh.isaf.workflow.model.ModelRules;
import kh.isaf.workflow.rules.RuleTables;
import kh.isaf.workflow.rules.RuleVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Where NCDDS tries out what a year's reminders would be, before a changed table goes live. */
@Controller
class TimeMachineController {

    private static final Pattern DECISION =
            Pattern.compile("<(?:\\w+:)?decision\\s[^>]*\\bid\\s*=\\s*[\"'](reminderLadder|stageDeadlines)[\"']");

    private final TimeMachine timeMachine;
    private final RuleTables rules;
    private final Territory territory;
    private final CurrentActor current;
    private final Clock clock;

    TimeMachineController(
            TimeMachine timeMachine, RuleTables rules, Territory territory, CurrentActor current, Clock clock) {
        this.timeMachine = timeMachine;
        this.rules = rules;
        this.territory = territory;
        this.current = current;
        this.clock = clock;
    }

    @GetMapping("/time-machine")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String choose(@RequestParam(required = false) @Nullable UUID draft, Model model, Locale locale) {
        if (draft != null) {
            rules.draft(draft);
        }
        return page(TimeMachineForm.empty(LocalDate.now(clock).getYear(), draft), model, locale);
    }

    @PostMapping("/time-machine")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String start(
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String area,
            @RequestParam(defaultValue = "") String late,
            @RequestParam(defaultValue = "LIVE") String table,
            @RequestParam(defaultValue = "") String draft,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        TimeMachineForm form = new TimeMachineForm(year, area, late, table, draft);
        try {
            return "redirect:/time-machine/" + timeMachine.start(order(form, file, model), current.get());
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("refusal", refusal);
            return page(form, model, locale);
        }
    }

    private TrialOrder order(TimeMachineForm form, @Nullable MultipartFile file, Model model) throws IOException {
        int year = form.number("year", form.year(), "timeMachine.error.number");
        int late = form.number("late", form.late(), "timeMachine.error.late");
        return switch (form.table()) {
            case "FILE" -> {
                Changed changed = changed(file, model);
                yield new TrialOrder(year, form.area(), late, Tables.FILE, name(file), changed);
            }
            case "DRAFT" -> {
                RuleVersion draft = draft(form);
                yield new TrialOrder(
                        year,
                        form.area(),
                        late,
                        Tables.DRAFT,
                        draft.decision(),
                        new Changed(draft.decision(), draft.dmn()));
            }
            default -> new TrialOrder(year, form.area(), late, Tables.LIVE, null, null);
        };
    }

    private RuleVersion draft(TimeMachineForm form) {
        try {
            return rules.version(UUID.fromString(form.draft()));
        } catch (IllegalArgumentException | NotFound e) {
            throw new Refusal("table", "timeMachine.error.draft");
        }
    }

    private static String name(@Nullable MultipartFile file) {
        String sent = file == null ? "" : Objects.requireNonNullElse(file.getOriginalFilename(), "");
        String plain = sent.replaceAll("[\\p{Cntrl}]+", " ").strip();
        return plain.substring(0, Math.min(100, plain.length()));
    }

    /** The file's table, held against the rules of models; what they find is shown with the form. */
    private Changed changed(@Nullable MultipartFile file, Model model) throws IOException {
        if (file == null || file.isEmpty()) {
            throw new Refusal("file", "timeMachine.error.file");
        }
        byte[] dmn = file.getBytes();
        CheckedFile checked = ModelRules.forFiles(Catalogue.shipped()).check(new ModelFile("table.dmn", dmn));
        if (!checked.ok()) {
            List<Finding> findings = checked.findings();
            model.addAttribute("findings", findings);
            throw new Refusal("file", "timeMachine.error.findings", String.valueOf(findings.size()));
        }
        return new Changed(decision(dmn), dmn);
    }

    private static String decision(byte[] dmn) {
        Matcher decision = DECISION.matcher(new String(dmn, StandardCharsets.UTF_8));
        if (!decision.find()) {
            throw new Refusal("file", "timeMachine.error.otherTable");
        }
        return decision.group(1);
    }

    private String page(TimeMachineForm form, Model model, Locale locale) {
        model.addAttribute("form", form);
        model.addAttribute("trials", timeMachine.newest());
        model.addAttribute("areas", choices(null, locale));
        return "simulation/time-machine";
    }

    private List<AreaChoice> choices(@Nullable String above, Locale locale) {
        return territory.children(above).stream()
                .filter(area -> area.closedOn() == null)
                .map(area -> choice(area, locale))
                .toList();
    }

    private AreaChoice choice(Area area, Locale locale) {
        boolean province = area.parentCode() == null;
        return new AreaChoice(area.code(), area.name(locale), province ? choices(area.code(), locale) : List.of());
    }
}
