package kh.isaf.oversight.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.oversight.CaseFilter;
import kh.isaf.oversight.FlagKind;
import kh.isaf.oversight.Flags;
import kh.isaf.oversight.Sight;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What looks wrong in the data, for those who look after the area. */
@Controller
class FlagController {

    private final Flags flags;
    private final Sight sight;
    private final TableFile file;
    private final MessageSource messages;
    private final CurrentActor currentActor;

    FlagController(Flags flags, Sight sight, TableFile file, MessageSource messages, CurrentActor currentActor) {
        this.flags = flags;
        this.sight = sight;
        this.file = file;
        this.messages = messages;
        this.currentActor = currentActor;
    }

    @GetMapping("/quality")
    @PreAuthorize("hasAnyRole('DMK_GROUP', 'CP_GROUP', 'NCDDS_ADMIN')")
    String quality(
            @RequestParam @Nullable Integer year,
            @RequestParam @Nullable String area,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Actor actor = currentActor.get();
        Flags.Filter filter = filter(actor, year, area, kind, open);
        model.addAttribute("filter", CaseFilter.of(filter.year(), filter.area()));
        model.addAttribute("flags", filter);
        model.addAttribute("years", sight.years());
        model.addAttribute("path", sight.path(filter.area()));
        model.addAttribute("home", sight.area(actor, null));
        model.addAttribute("kinds", FlagKind.values());
        model.addAttribute("counts", flags.counts(actor, filter.year(), filter.area()));
        model.addAttribute("page", flags.page(actor, filter, page));
        return "oversight/quality";
    }

    @GetMapping({"/quality.csv", "/quality.xlsx"})
    @PreAuthorize("hasAnyRole('DMK_GROUP', 'CP_GROUP', 'NCDDS_ADMIN')")
    ResponseEntity<byte[]> table(
            @RequestParam @Nullable Integer year,
            @RequestParam @Nullable String area,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "false") boolean open,
            Locale locale,
            HttpServletRequest request) {
        Actor actor = currentActor.get();
        Flags.Filter filter = filter(actor, year, area, kind, open);
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                say("quality.kind", locale),
                say("cases.column.areaCode", locale),
                say("cases.column.area", locale),
                say("cases.column.provider", locale),
                say("cases.column.stage", locale),
                say("quality.day", locale),
                say("quality.detail", locale),
                say("quality.found", locale)));
        for (Flags.Line line : flags.all(actor, filter)) {
            rows.add(List.of(
                    say("quality.kind." + line.kind(), locale),
                    line.areaCode(),
                    line.area(locale),
                    Objects.toString(line.provider(locale), ""),
                    line.stage() == null ? "" : say("stage." + line.stage(), locale),
                    Objects.toString(line.onDay(), ""),
                    line.detail(),
                    Objects.toString(line.note(), "")));
        }
        return file.answer(
                request.getRequestURI(),
                TableFile.name("quality", filter.year(), filter.area()),
                "oversight.page.quality",
                rows,
                locale);
    }

    @PostMapping("/quality/looked")
    @PreAuthorize("hasAnyRole('DMK_GROUP', 'CP_GROUP', 'NCDDS_ADMIN')")
    String looked(
            @RequestParam @Nullable Integer year,
            @RequestParam @Nullable String area,
            @RequestParam String kind,
            @RequestParam String flag,
            @RequestParam(defaultValue = "") String note,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Actor actor = currentActor.get();
        Flags.Filter filter = filter(actor, year, area, kind, false);
        try {
            flags.looked(actor, filter, flag, note);
        } catch (Refusal refusal) {
            model.addAttribute("refusal", refusal);
            model.addAttribute("refused", kind + flag);
            model.addAttribute("note", note);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return quality(year, area, kind, false, 1, model);
        }
        redirect.addFlashAttribute("message", "quality.looked");
        return "redirect:/quality?year=" + filter.year() + "&area=" + filter.area();
    }

    private Flags.Filter filter(Actor actor, @Nullable Integer year, @Nullable String area, String kind, boolean open) {
        return new Flags.Filter(
                sight.year(year),
                sight.area(actor, area),
                kind.isEmpty() ? null : FlagKind.of(kind).orElseThrow(() -> new NotFound("kind " + kind)),
                open);
    }

    private String say(String key, Locale locale) {
        return Objects.requireNonNull(messages.getMessage(key, null, locale));
    }
}
