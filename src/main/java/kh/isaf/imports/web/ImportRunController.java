package kh.isaf.imports.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Refusal;
import kh.isaf.imports.Faults;
import kh.isaf.imports.ImportRun;
import kh.isaf.imports.Imports;
import kh.isaf.imports.Register;
import kh.isaf.imports.RegisterTexts;
import kh.isaf.imports.Registers;
import kh.isaf.imports.TableWriter;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One import: what its check found, how far its run is, and its undo. */
@Controller
class ImportRunController {

    private static final int SHOWN = 200;
    private static final int REFRESH_SECONDS = 2;

    private final Imports imports;
    private final Registers registers;
    private final RegisterTexts texts;
    private final TableWriter writer;
    private final MessageSource messages;
    private final CurrentActor currentActor;

    ImportRunController(
            Imports imports,
            Registers registers,
            RegisterTexts texts,
            TableWriter writer,
            MessageSource messages,
            CurrentActor currentActor) {
        this.imports = imports;
        this.registers = registers;
        this.texts = texts;
        this.writer = writer;
        this.messages = messages;
        this.currentActor = currentActor;
    }

    @GetMapping("/imports/runs/{run}")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String run(@PathVariable UUID run, Model model, Locale locale) {
        ImportRun found = imports.get(run);
        Register register = registers.get(found.register());
        model.addAttribute("run", found);
        model.addAttribute("registerTitle", texts.title(register, locale));
        model.addAttribute("faultCount", String.valueOf(imports.faultCount(run)));
        model.addAttribute("faults", lines(imports.faults(run, SHOWN), register, locale));
        model.addAttribute("warnings", lines(imports.warnings(run, SHOWN), register, locale));
        model.addAttribute(
                "changes",
                imports.changes(run, SHOWN).stream()
                        .map(change -> ChangeLine.of(change, register, texts, locale))
                        .toList());
        if (found.status().underWay()) {
            model.addAttribute("refreshAfter", REFRESH_SECONDS);
        }
        return "imports/run";
    }

    @GetMapping("/imports/runs/{run}/faults.csv")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    ResponseEntity<byte[]> faults(@PathVariable UUID run, Locale locale) {
        Register register = registers.get(imports.get(run).register());
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("imports.line", "imports.column", "imports.reason").stream()
                .map(heading -> messages.getMessage(heading, null, locale))
                .toList());
        lines(imports.faults(run, Integer.MAX_VALUE), register, locale)
                .forEach(fault -> rows.add(List.of(String.valueOf(fault.line()), fault.column(), fault.sentence())));
        return TableController.csv(register.id() + "-faults.csv", writer.csv(rows));
    }

    /** Asks for the run; whoever asks twice changes nothing. */
    @PostMapping("/imports/runs/{run}/run")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    ModelAndView start(@PathVariable UUID run, Model model, Locale locale) {
        try {
            imports.request(currentActor.get(), run);
        } catch (Refusal refusal) {
            return again(run, refusal, model, locale);
        }
        return new ModelAndView("redirect:/imports/runs/" + run);
    }

    @PostMapping("/imports/runs/{run}/undo")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    ModelAndView undo(@PathVariable UUID run, Model model, Locale locale, RedirectAttributes redirect) {
        try {
            imports.undo(currentActor.get(), run);
        } catch (Refusal refusal) {
            return again(run, refusal, model, locale);
        }
        redirect.addFlashAttribute("message", "imports.undone");
        return new ModelAndView("redirect:/imports/runs/" + run);
    }

    private ModelAndView again(UUID run, Refusal refusal, Model model, Locale locale) {
        String view = run(run, model, locale);
        model.addAttribute("refusal", messages.getMessage(refusal.messageKey(), refusal.args(), locale));
        ModelAndView page = new ModelAndView(view, model.asMap());
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private List<FaultLine> lines(List<Faults.Fault> faults, Register register, Locale locale) {
        return faults.stream()
                .map(fault -> new FaultLine(
                        fault.line(),
                        fault.column().isEmpty() ? "" : texts.title(register, fault.column(), locale),
                        texts.sentence(fault, locale)))
                .toList();
    }
}
