package kh.isaf.imports.web;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import kh.isaf.access.CurrentActor;
import kh.isaf.imports.ImportRun;
import kh.isaf.imports.Imports;
import kh.isaf.imports.Register;
import kh.isaf.imports.RegisterTexts;
import kh.isaf.imports.Registers;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Where national administrators choose a register and send a table for it; the check of the table follows at once. */
@Controller
class ImportsController {

    private static final int SHOWN = 20;

    private final Imports imports;
    private final Registers registers;
    private final RegisterTexts texts;
    private final CurrentActor currentActor;

    ImportsController(Imports imports, Registers registers, RegisterTexts texts, CurrentActor currentActor) {
        this.imports = imports;
        this.registers = registers;
        this.texts = texts;
        this.currentActor = currentActor;
    }

    @GetMapping("/imports")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String registers(Model model, Locale locale) {
        model.addAttribute(
                "registers",
                registers.all().stream()
                        .map(register -> new RegisterLine(
                                register.id(),
                                texts.title(register, locale),
                                register.keys().size()))
                        .toList());
        model.addAttribute("runs", lines(imports.newest("", SHOWN), locale));
        return "imports/registers";
    }

    @GetMapping("/imports/{register}")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String register(@PathVariable String register, Model model, Locale locale) {
        Register chosen = registers.get(register);
        model.addAttribute("id", chosen.id());
        model.addAttribute("registerTitle", texts.title(chosen, locale));
        model.addAttribute("columns", columns(chosen, locale));
        model.addAttribute("runs", lines(imports.newest(chosen.id(), SHOWN), locale));
        return "imports/register";
    }

    @PostMapping("/imports/{register}")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    ModelAndView take(@PathVariable String register, @RequestParam MultipartFile file, Model model, Locale locale)
            throws IOException {
        Register chosen = registers.get(register);
        if (file.isEmpty()) {
            model.addAttribute("fileError", true);
            ModelAndView again = new ModelAndView(register(register, model, locale), model.asMap());
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        UUID id = imports.take(currentActor.get(), chosen.id(), name, file.getBytes());
        return new ModelAndView("redirect:/imports/runs/" + id);
    }

    private List<ImportLine> lines(List<ImportRun> runs, Locale locale) {
        return runs.stream()
                .map(run -> new ImportLine(run, texts.title(registers.get(run.register()), locale)))
                .toList();
    }

    /** The columns with their titles. */
    private List<ColumnLine> columns(Register register, Locale locale) {
        return register.columns().stream()
                .map(column -> new ColumnLine(
                        column.name(),
                        texts.title(register, column.name(), locale),
                        column.required(),
                        texts.explained(register, column, locale),
                        column.example()))
                .toList();
    }
}
