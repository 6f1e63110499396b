package kh.isaf.people.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import kh.isaf.access.Refusal;
import kh.isaf.people.Account;
import kh.isaf.people.AccountLink;
import kh.isaf.people.AccountLinks;
import kh.isaf.people.ChosenPassword;
import kh.isaf.people.FirstAdministrator;
import kh.isaf.people.Languages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Where a link to an account leads: an invited person, or one who forgot the password, chooses a password and is in; the
 * first administrator says who he or she is.
 */
@Controller
class StartController {

    private final AccountLinks links;
    private final ChosenPassword chosenPassword;
    private final FirstAdministrator firstAdministrator;
    private final SignInSession session;
    private final Languages languages;

    StartController(
            AccountLinks links,
            ChosenPassword chosenPassword,
            FirstAdministrator firstAdministrator,
            SignInSession session,
            Languages languages) {
        this.links = links;
        this.chosenPassword = chosenPassword;
        this.firstAdministrator = firstAdministrator;
        this.session = session;
        this.languages = languages;
    }

    @GetMapping("/start/{token}")
    @PreAuthorize("permitAll")
    String start(
            @PathVariable String token,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        AccountLink link = links.find(token).orElse(null);
        if (link == null || !link.open()) {
            return gone(link, response, model);
        }
        Locale language = languages.suggest(request, link.language()).orElse(locale);
        return show(link, StartForm.empty(language), null, model);
    }

    @PostMapping("/start/{token}")
    @PreAuthorize("permitAll")
    @Nullable
    String start(
            @PathVariable String token,
            @ModelAttribute StartForm form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws ServletException, IOException {
        AccountLink link = links.find(token).orElse(null);
        if (link == null || !link.open()) {
            return gone(link, response, model);
        }
        Locale language = languages.of(form.language()).orElse(Languages.KHMER);
        Optional<Account> account;
        try {
            account = account(link, form, language);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(link, form, refusal, model);
        } catch (ChosenPassword.LinkGone overtaken) {
            account = Optional.empty();
        }
        if (account.isEmpty()) {
            return gone(links.find(token).orElse(null), response, model);
        }
        languages.remember(request, response, language);
        session.open(SignedIn.with(account.get()), request, response);
        return null;
    }

    private Optional<Account> account(AccountLink link, StartForm form, Locale language) {
        if (link.kind() != AccountLink.Kind.ADMIN) {
            return chosenPassword.byLink(link, form.password(), form.again(), language);
        }
        if (!form.password().equals(form.again())) {
            throw new Refusal("again", "people.password.again");
        }
        return firstAdministrator.make(
                link.id(),
                new FirstAdministrator.Candidate(
                        form.nameKm(),
                        form.nameLatin(),
                        form.username(),
                        form.email(),
                        form.phone(),
                        form.password(),
                        language.getLanguage()));
    }

    private static String show(AccountLink link, StartForm form, @Nullable Refusal refusal, Model model) {
        model.addAttribute("link", link);
        model.addAttribute("form", form);
        model.addAttribute("refusal", refusal);
        return link.kind() == AccountLink.Kind.ADMIN ? "people/first-administrator" : "people/start";
    }

    private static String gone(@Nullable AccountLink link, HttpServletResponse response, Model model) {
        response.setStatus(link == null ? HttpStatus.NOT_FOUND.value() : HttpStatus.GONE.value());
        model.addAttribute("link", link);
        return "people/link-gone";
    }
}
