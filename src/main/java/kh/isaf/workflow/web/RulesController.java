package kh.isaf.workflow.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.workflow.rules.CellFault;
import kh.isaf.workflow.rules.RuleSheet;
import kh.isaf.workflow.rules.RuleTable;
import kh.isaf.workflow.rules.RuleTables;
import kh.isaf.workflow.rules.RuleVersion;
import kh.isaf.workflow.rules.TableRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The tables of deadlines and reminders: everybody reads them, NCDDS begins to change them here. */
@Controller
class RulesController {

    private static final String PAGE = "workflow/rule-table";

    private final RuleTables tables;
    private final RulePages pages;
    private final CurrentActor current;

    RulesController(RuleTables tables, RulePages pages, CurrentActor current) {
        this.tables = tables;
        this.pages = pages;
        this.current = current;
    }

    /** One table in the list of tables. */
    public record Line(String id, @Nullable RuleVersion live, boolean shippedAnother) {}

    @GetMapping("/rules")
    @PreAuthorize("isAuthenticated()")
    String index(Model model) {
        model.addAttribute(
                "tables",
                Arrays.stream(RuleTable.values())
                        .map(table -> new Line(
                                table.id(), tables.liveVersion(table).orElse(null), tables.shippedAnother(table)))
                        .toList());
        return "workflow/rules";
    }

    @GetMapping("/rules/{decision}")
    @PreAuthorize("isAuthenticated()")
    String table(
            @PathVariable String decision,
            @RequestParam(required = false) @Nullable Integer version,
            Model model,
            Locale locale) {
        RuleTable table = find(decision);
        RuleSheet live = live(table);
        RuleSheet shown = version == null ? live : tables.sheet(table, tables.version(table, version));
        model.addAttribute("table", table);
        model.addAttribute("shown", version);
        model.addAttribute("rows", pages.rows(shown, live, List.of(), locale));
        model.addAttribute("live", tables.liveVersion(table).orElse(null));
        model.addAttribute("versions", tables.published(table));
        model.addAttribute("shippedAnother", tables.shippedAnother(table));
        boolean changes = current.get().holds(Role.NCDDS_ADMIN);
        model.addAttribute("changes", changes);
        model.addAttribute("drafts", changes ? tables.drafts(table) : List.of());
        return PAGE;
    }

    @GetMapping("/rules/{decision}/file")
    @PreAuthorize("isAuthenticated()")
    ResponseEntity<byte[]> file(
            @PathVariable String decision, @RequestParam(required = false) @Nullable Integer version) {
        RuleTable table = find(decision);
        return download(table.id(), version == null ? tables.live(table.id()) : tables.version(table, version));
    }

    static ResponseEntity<byte[]> download(String decision, byte[] dmn) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(decision + ".dmn")
                                .build()
                                .toString())
                .body(dmn);
    }

    @GetMapping("/rules/{decision}/edit")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String edit(
            @PathVariable String decision,
            @RequestParam(required = false) @Nullable UUID draft,
            Model model,
            Locale locale) {
        RuleTable table = find(decision);
        if (draft == null) {
            return form(new RuleSheetForm(live(table), liveId(table)), List.of(), model, locale);
        }
        RuleVersion found = tables.version(draft);
        if (!found.decision().equals(table.id())) {
            throw new NotFound("draft " + draft + " of " + decision);
        }
        return form(new RuleSheetForm(tables.sheet(table, found.dmn()), found.basedOn()), List.of(), model, locale);
    }

    /** Buttons of rows show the form again with what was typed; trying it keeps it as a draft. */
    @PostMapping("/rules/{decision}/edit")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String change(
            @PathVariable String decision,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        RuleTable table = find(decision);
        RuleSheetForm form = RuleSheetForm.posted(table, parameters);
        if (parameters.containsKey("_rebase")) {
            form = new RuleSheetForm(form.sheet(), liveId(table));
        }
        if (!parameters.containsKey("_try")) {
            return form(form.pressed(parameters), List.of(), model, locale);
        }
        try {
            UUID draft = tables.draft(current.get(), table, tables.written(form.sheet()), form.based());
            tables.tried(draft);
            return "redirect:/rules/drafts/" + draft;
        } catch (TableRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(form, refused.faults(), model, locale);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("refusal", refusal);
            return form(form, List.of(), model, locale);
        }
    }

    @PostMapping("/rules/{decision}/upload")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String upload(
            @PathVariable String decision,
            @RequestParam MultipartFile file,
            Model model,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        RuleTable table = find(decision);
        try {
            UUID draft = tables.draft(current.get(), table.id(), file.getBytes());
            tables.tried(draft);
            return "redirect:/rules/drafts/" + draft;
        } catch (TableRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("faults", pages.lines(refused.faults(), locale));
            return table(decision, null, model, locale);
        }
    }

    /** An earlier version, or the product's own, as a draft. */
    @PostMapping("/rules/{decision}/restore")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String restore(
            @PathVariable String decision,
            @RequestParam int version,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        RuleTable table = find(decision);
        try {
            UUID draft = tables.draft(current.get(), table.id(), tables.version(table, version));
            tables.tried(draft);
            return "redirect:/rules/drafts/" + draft;
        } catch (TableRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("faults", pages.lines(refused.faults(), locale));
            return table(decision, null, model, locale);
        }
    }

    private String form(RuleSheetForm form, List<CellFault> faults, Model model, Locale locale) {
        RuleTable table = form.sheet().table();
        model.addAttribute("table", table);
        model.addAttribute("rows", pages.rows(form.sheet(), live(table), faults, locale));
        model.addAttribute("faults", pages.lines(faults, locale));
        model.addAttribute("months", pages.months(locale));
        model.addAttribute("based", form.based());
        model.addAttribute("full", form.sheet().rows().size() >= RuleSheetForm.MOST_ROWS);
        RuleVersion live = tables.liveVersion(table).orElse(null);
        model.addAttribute("overtakenBy", Objects.equals(live == null ? null : live.id(), form.based()) ? null : live);
        return "workflow/rule-edit";
    }

    private RuleSheet live(RuleTable table) {
        return tables.sheet(table, tables.live(table.id()));
    }

    private @Nullable UUID liveId(RuleTable table) {
        return tables.liveVersion(table).map(RuleVersion::id).orElse(null);
    }

    static RuleTable find(String decision) {
        return RuleTable.of(decision).orElseThrow(() -> new NotFound("table " + decision));
    }
}
