package kh.isaf.worklist.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.CurrentActor;
import kh.isaf.worklist.TaskCode;
import kh.isaf.worklist.TaskCodes;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Leads from the code on a printed form to its task; a mistyped one is told in words. */
@Controller
class TaskCodeController {

    private static final int LONGEST = 40;

    private final TaskCodes codes;
    private final CurrentActor current;

    TaskCodeController(TaskCodes codes, CurrentActor current) {
        this.codes = codes;
        this.current = current;
    }

    /** Where a form without script leads. */
    @GetMapping("/t")
    @PreAuthorize("isAuthenticated()")
    String typed(@RequestParam(defaultValue = "-") String code, RedirectAttributes redirect) {
        redirect.addAttribute("code", code.isBlank() ? "-" : code.replaceAll("[/\\\\;%]", "-"));
        return "redirect:/t/{code}";
    }

    @GetMapping("/t/{code}")
    @PreAuthorize("isAuthenticated()")
    String task(@PathVariable String code, Model model, HttpServletResponse response) {
        Optional<UUID> task = codes.visible(code, current.get());
        if (task.isPresent()) {
            return "redirect:/tasks/" + task.get();
        }
        response.setStatus(HttpStatus.NOT_FOUND.value());
        model.addAttribute("typed", code.length() > LONGEST ? code.substring(0, LONGEST) : code);
        model.addAttribute("mistyped", TaskCode.read(code).isEmpty());
        return "worklist/code";
    }
}
