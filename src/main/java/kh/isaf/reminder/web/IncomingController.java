package kh.isaf.reminder.web;

import kh.isaf.access.CurrentActor;
import kh.isaf.reminder.reply.IncomingList;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where one reads what people wrote to the product, and what came of it. */
@Controller
class IncomingController {

    private static final int LAST_PAGE = 10_000;

    private final IncomingList list;
    private final CurrentActor current;

    IncomingController(IncomingList list, CurrentActor current) {
        this.list = list;
        this.current = current;
    }

    @GetMapping("/incoming")
    @PreAuthorize("hasAnyRole('DMK_GROUP', 'CP_GROUP', 'NCDDS_ADMIN')")
    String incoming(@RequestParam(defaultValue = "1") int page, Model model) {
        int shown = Math.min(Math.max(1, page), LAST_PAGE);
        model.addAttribute("list", list);
        model.addAttribute("page", list.of(current.get(), shown));
        model.addAttribute("number", shown);
        return "reminder/incoming";
    }
}
