package kh.isaf.people.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.people.Account;
import kh.isaf.people.Accounts;
import kh.isaf.people.ActingPerson;
import kh.isaf.people.QrCode;
import kh.isaf.people.SecondFactor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The second half of a sign-in: the code of the telephone, and taking a telephone over. Both pages serve people whose
 * password was right; the second also those who are in already.
 */
@Controller
class SecondFactorController {

    private static final String SECRET = "isaf.secondFactor";
    private static final String TO_SIGN_IN = "redirect:" + SecurityConfiguration.SIGN_IN;

    private final SecondFactor secondFactor;
    private final Accounts accounts;
    private final SignInSession session;

    SecondFactorController(SecondFactor secondFactor, Accounts accounts, SignInSession session) {
        this.secondFactor = secondFactor;
        this.accounts = accounts;
        this.session = session;
    }

    @GetMapping(SecurityConfiguration.CODE)
    @PreAuthorize("permitAll")
    String code(HttpServletRequest request) {
        return waiting(request).isEmpty() ? TO_SIGN_IN : "people/code";
    }

    @PostMapping(SecurityConfiguration.CODE)
    @PreAuthorize("permitAll")
    @Nullable
    String code(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws ServletException, IOException {
        ActingPerson person = waiting(request).orElse(null);
        if (person == null) {
            return TO_SIGN_IN;
        }
        Account account = account(person);
        if (account.open() && secondFactor.accept(account.personId(), code)) {
            accounts.succeeded(account.personId());
            session.open(SignedIn.withCode(account.personId()), request, response);
            return null;
        }
        accounts.failed(account.username(), "account.signIn.wrongCode");
        if (!account(person).open()) {
            request.getSession().invalidate();
            return TO_SIGN_IN + "?failed";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("failed", true);
        return "people/code";
    }

    /** The secret waits in the session until the telephone shows that it has it. */
    @GetMapping(SecurityConfiguration.FACTOR)
    @PreAuthorize("permitAll")
    String factor(HttpServletRequest request, Model model) {
        ActingPerson person = person(request).orElse(null);
        return person == null ? TO_SIGN_IN : show(person, null, request, model);
    }

    @PostMapping(SecurityConfiguration.FACTOR)
    @PreAuthorize("permitAll")
    String factor(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        ActingPerson person = person(request).orElse(null);
        if (person == null) {
            return TO_SIGN_IN;
        }
        boolean half = HalfSignedIn.of(request).isPresent();
        try {
            if (!half && !accounts.knows(person.actor().personId(), password)) {
                throw new Refusal("password", "people.password.wrong");
            }
            model.addAttribute("codes", secondFactor.confirm(person.actor(), secret(person, request), code));
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(person, refusal, request, model);
        }
        request.getSession().removeAttribute(key(person));
        Authentication complete = SignedIn.withCode(person.actor().personId());
        if (half) {
            accounts.succeeded(person.actor().personId());
            session.begin(complete, request, response);
        } else {
            session.remember(complete, request, response);
        }
        return "people/recovery-codes";
    }

    private String show(ActingPerson person, @Nullable Refusal refusal, HttpServletRequest request, Model model) {
        String secret = secret(person, request);
        model.addAttribute("half", HalfSignedIn.of(request).isPresent());
        model.addAttribute("secret", secret.replaceAll("(.{4})(?=.)", "$1 "));
        model.addAttribute("picture", QrCode.of(secondFactor.uri(account(person).username(), secret)));
        model.addAttribute("refusal", refusal);
        return "people/factor";
    }

    private String secret(ActingPerson person, HttpServletRequest request) {
        HttpSession kept = request.getSession();
        if (kept.getAttribute(key(person)) instanceof String secret) {
            return secret;
        }
        String secret = secondFactor.newSecret();
        kept.setAttribute(key(person), secret);
        return secret;
    }

    /** A session may pass from one person to the next, who must not get a secret the other has seen. */
    private static String key(ActingPerson person) {
        return SECRET + "." + person.getName();
    }

    private Account account(ActingPerson person) {
        return accounts.of(person.actor().personId()).orElseThrow(() -> new NotFound("account"));
    }

    /** Who has a telephone and has not given its code yet. */
    private static Optional<ActingPerson> waiting(HttpServletRequest request) {
        return HalfSignedIn.of(request).map(HalfSignedIn::person).filter(ActingPerson::secondFactor);
    }

    /** Who is in, or only lacks a telephone; whoever has one must give its code first. */
    private static Optional<ActingPerson> person(HttpServletRequest request) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof ActingPerson person
                ? Optional.of(person)
                : HalfSignedIn.of(request).map(HalfSignedIn::person).filter(person -> !person.secondFactor());
    }
}
