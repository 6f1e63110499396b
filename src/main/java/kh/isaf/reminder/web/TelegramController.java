package kh.isaf.reminder.web;

import kh.isaf.access.CurrentActor;
import kh.isaf.access.Refusal;
import kh.isaf.reminder.telegram.TelegramChats;
import kh.isaf.reminder.telegram.TelegramSettings;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How a person joins the own Telegram account, and how groups of districts and provinces are joined. */
@Controller
class TelegramController {

    private static final String MINE = "redirect:/me/telegram";
    private static final String GROUPS = "redirect:/groups";

    private final TelegramChats chats;
    private final TelegramSettings settings;
    private final CurrentActor currentActor;

    TelegramController(TelegramChats chats, TelegramSettings settings, CurrentActor currentActor) {
        this.chats = chats;
        this.settings = settings;
        this.currentActor = currentActor;
    }

    @GetMapping("/me/telegram")
    @PreAuthorize("isAuthenticated()")
    String mine(Model model) {
        model.addAttribute("chat", chats.mine(currentActor.get()).orElse(null));
        bot(model);
        return "reminder/telegram";
    }

    @PostMapping("/me/telegram/code")
    @PreAuthorize("isAuthenticated()")
    String code(RedirectAttributes redirect) {
        try {
            redirect.addFlashAttribute("code", chats.code(currentActor.get()));
        } catch (Refusal refusal) {
            redirect.addFlashAttribute("message", "telegram.error.none");
        }
        return MINE;
    }

    @PostMapping("/me/telegram/leave")
    @PreAuthorize("isAuthenticated()")
    String leave(RedirectAttributes redirect) {
        chats.leave(currentActor.get());
        redirect.addFlashAttribute("message", "telegram.left");
        return MINE;
    }

    @GetMapping("/groups")
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP')")
    String groups(@RequestParam(defaultValue = "") String area, Model model) {
        model.addAttribute("groups", chats.groups(currentActor.get()));
        model.addAttribute("areas", chats.areas(currentActor.get()));
        model.addAttribute("area", area);
        bot(model);
        return "reminder/groups";
    }

    @PostMapping("/groups/code")
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP')")
    String groupCode(@RequestParam(defaultValue = "") String area, RedirectAttributes redirect) {
        try {
            redirect.addFlashAttribute("code", chats.groupCode(currentActor.get(), area));
            redirect.addFlashAttribute("codeArea", area);
        } catch (Refusal refusal) {
            redirect.addFlashAttribute("message", refusal.messageKey());
        }
        return GROUPS;
    }

    @PostMapping("/groups/remove")
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP')")
    String remove(@RequestParam String chat, RedirectAttributes redirect) {
        chats.remove(currentActor.get(), chat);
        redirect.addFlashAttribute("message", "groups.removed");
        return GROUPS;
    }

    private void bot(Model model) {
        model.addAttribute("configured", settings.configured());
        model.addAttribute("bot", settings.bot());
    }
}
