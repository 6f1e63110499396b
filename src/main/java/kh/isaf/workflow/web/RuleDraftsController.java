package kh.isaf.workflow.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Refusal;
import kh.isaf.workflow.rules.Preview;
import kh.isaf.workflow.rules.RuleSheet;
import kh.isaf.workflow.rules.RuleTable;
import kh.isaf.workflow.rules.RuleTables;
import kh.isaf.workflow.rules.RuleVersion;
import kh.isaf.workflow.rules.TableRefused;
import kh.isaf.workflow.rules.YearEffect;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A draft of a decision table: what would change, and the button that puts it into force. */
@Controller
class RuleDraftsController {

    private static final String BACK = "redirect:/rules/";

    private final RuleTables tables;
    private final RulePages pages;
    private final CurrentActor current;

    RuleDraftsController(RuleTables tables, RulePages pages, CurrentActor current) {
        this.tables = tables;
        this.pages = pages;
        this.current = current;
    }

    @GetMapping("/rules/drafts/{draft}")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String draft(@PathVariable UUID draft, Model model, Locale locale) {
        RuleVersion version = tables.version(draft);
        RuleTable table = RulesController.find(version.decision());
        if (!version.draft()) {
            return BACK + table.id() + "?version=" + version.version();
        }
        RuleSheet sheet = tables.sheet(table, version.dmn());
        RuleSheet live = tables.sheet(table, tables.live(table.id()));
        model.addAttribute("table", table);
        model.addAttribute("draft", version);
        model.addAttribute("rows", pages.rows(sheet, live, List.of(), locale));
        model.addAttribute(
                "gone",
                pages.rows(live, sheet, List.of(), locale).stream()
                        .filter(RuleRowView::fresh)
                        .toList());
        model.addAttribute("preview", tables.lastPreview(draft));
        RuleVersion newest = tables.liveVersion(table).orElse(null);
        boolean stale = newest != null && !newest.id().equals(version.basedOn());
        model.addAttribute("overtakenBy", stale ? newest : null);
        return "workflow/rule-draft";
    }

    @GetMapping("/rules/drafts/{draft}/file")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    ResponseEntity<byte[]> file(@PathVariable UUID draft) {
        RuleVersion version = tables.version(draft);
        return RulesController.download(version.decision(), version.dmn());
    }

    @PostMapping("/rules/drafts/{draft}/preview")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String preview(@PathVariable UUID draft) {
        tables.tried(draft);
        return "redirect:/rules/drafts/" + draft;
    }

    @PostMapping("/rules/drafts/{draft}/publish")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String publish(
            @PathVariable UUID draft,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        try {
            Preview changed = tables.publish(current.get(), draft, reason);
            redirect.addFlashAttribute("message", "rules.published");
            redirect.addFlashAttribute("messageArgs", new String[] {
                sum(changed.years().stream().mapToInt(YearEffect::stages).sum()),
                sum(changed.years().stream().mapToInt(YearEffect::tasks).sum())
            });
            return BACK + tables.version(draft).decision();
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("refusal", refusal);
            model.addAttribute("reason", reason);
            if (refusal instanceof TableRefused refused) {
                model.addAttribute("faults", pages.lines(refused.faults(), locale));
            }
            return draft(draft, model, locale);
        }
    }

    @PostMapping("/rules/drafts/{draft}/discard")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String discard(@PathVariable UUID draft, RedirectAttributes redirect) {
        String decision = tables.version(draft).decision();
        tables.discard(current.get(), draft);
        redirect.addFlashAttribute("message", "rules.discarded");
        return BACK + decision;
    }

    private static String sum(int number) {
        return String.valueOf(number);
    }
}
