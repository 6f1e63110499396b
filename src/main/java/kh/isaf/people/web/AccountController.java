package kh.isaf.people.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditEntry;
import kh.isaf.access.AuditQuery;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Refusal;
import kh.isaf.people.AccountDesk;
import kh.isaf.people.AccountLine;
import kh.isaf.people.AccountLink;
import kh.isaf.people.Accounts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The account of one person, for those who look after him or her. */
@Controller
@RequestMapping("/accounts/{person}")
class AccountController {

    private static final int SIGN_INS = 20;

    private final AccountDesk desk;
    private final Accounts accounts;
    private final AuditTrail audit;
    private final Sessions sessions;
    private final CurrentActor currentActor;

    AccountController(
            AccountDesk desk, Accounts accounts, AuditTrail audit, Sessions sessions, CurrentActor currentActor) {
        this.desk = desk;
        this.accounts = accounts;
        this.audit = audit;
        this.sessions = sessions;
        this.currentActor = currentActor;
    }

    @GetMapping
    @PreAuthorize(AccountsController.OVERSEERS)
    String account(@PathVariable UUID person, HttpServletRequest request, Model model) {
        return show(person, null, request, model);
    }

    @PostMapping("/open")
    @PreAuthorize(AccountsController.OVERSEERS)
    String open(
            @PathVariable UUID person,
            @RequestParam(defaultValue = "") String username,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        model.addAttribute("username", username);
        return done(
                person,
                () -> desk.open(actor(), person, username),
                "accounts.did.opened",
                request,
                response,
                model,
                redirect);
    }

    /** Sends a link by e-mail: an invitation, or a new password to whoever has been in before. */
    @PostMapping("/mail")
    @PreAuthorize(AccountsController.OVERSEERS)
    String mail(
            @PathVariable UUID person,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return done(
                person,
                () -> desk.link(actor(), person, AccountLink.Way.MAIL),
                "accounts.did.mailed",
                request,
                response,
                model,
                redirect);
    }

    /** A link on paper; the answer is the only place where it ever stands. */
    @PostMapping("/print")
    @PreAuthorize(AccountsController.OVERSEERS)
    String print(@PathVariable UUID person, HttpServletRequest request, HttpServletResponse response, Model model) {
        try {
            model.addAttribute("slips", List.of(Slip.of(desk.link(actor(), person, AccountLink.Way.PRINT))));
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(person, refusal, request, model);
        }
        return "people/slips";
    }

    @PostMapping("/disable")
    @PreAuthorize(AccountsController.OVERSEERS)
    String disable(
            @PathVariable UUID person,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return done(
                person,
                () -> desk.disable(actor(), person, reason),
                "accounts.did.disabled",
                request,
                response,
                model,
                redirect);
    }

    @PostMapping("/enable")
    @PreAuthorize(AccountsController.OVERSEERS)
    String enable(
            @PathVariable UUID person,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return done(
                person,
                () -> desk.enable(actor(), person, reason),
                "accounts.did.enabled",
                request,
                response,
                model,
                redirect);
    }

    @PostMapping("/sign-out")
    @PreAuthorize(AccountsController.OVERSEERS)
    String signOut(
            @PathVariable UUID person,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return done(
                person,
                () -> desk.signOut(actor(), person),
                "accounts.did.signedOut",
                request,
                response,
                model,
                redirect);
    }

    @PostMapping("/unlock")
    @PreAuthorize(AccountsController.OVERSEERS)
    String unlock(
            @PathVariable UUID person,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return done(
                person,
                () -> desk.unlock(actor(), person),
                "accounts.did.unlocked",
                request,
                response,
                model,
                redirect);
    }

    @PostMapping("/remove-factor")
    @PreAuthorize(AccountsController.OVERSEERS)
    String removeFactor(
            @PathVariable UUID person,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return done(
                person,
                () -> desk.removeSecondFactor(actor(), person, reason),
                "accounts.did.factorRemoved",
                request,
                response,
                model,
                redirect);
    }

    private String done(
            UUID person,
            Runnable what,
            String message,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        try {
            what.run();
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(person, refusal, request, model);
        }
        redirect.addFlashAttribute("message", message);
        return "redirect:/accounts/" + person;
    }

    private String show(UUID personId, @Nullable Refusal refusal, HttpServletRequest request, Model model) {
        AccountLine line = desk.require(actor(), personId);
        model.addAttribute("line", line);
        model.addAttribute("account", accounts.of(personId).orElse(null));
        model.addAttribute("refusal", refusal);
        model.addAttribute("self", actor().personId().equals(personId));
        model.addAttribute("sessions", sessions.of(personId, request));
        model.addAttribute("signIns", signIns(personId));
        if (line.username() == null && !model.containsAttribute("username")) {
            model.addAttribute("username", desk.proposedName(line));
        }
        return "people/account";
    }

    private List<AuditEntry> signIns(UUID personId) {
        return audit.find(new AuditQuery("", "account.signIn", "person/" + personId, 0)).stream()
                .limit(SIGN_INS)
                .toList();
    }

    private Actor actor() {
        return currentActor.get();
    }
}
