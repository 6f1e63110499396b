package kh.isaf.people.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Refusal;
import kh.isaf.people.Accounts;
import kh.isaf.people.ChosenPassword;
import kh.isaf.people.Languages;
import kh.isaf.people.Profile;
import kh.isaf.people.Profiles;
import kh.isaf.people.SecondFactor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page everybody has of himself or herself: name, how to be reached, password, telephone, sessions. */
@Controller
class ProfileController {

    private static final String PAGE = "people/me";
    private static final String HERE = "redirect:/me";

    private final Profiles profiles;
    private final Accounts accounts;
    private final ChosenPassword chosenPassword;
    private final SecondFactor secondFactor;
    private final Sessions sessions;
    private final Languages languages;
    private final CurrentActor currentActor;

    ProfileController(
            Profiles profiles,
            Accounts accounts,
            ChosenPassword chosenPassword,
            SecondFactor secondFactor,
            Sessions sessions,
            Languages languages,
            CurrentActor currentActor) {
        this.profiles = profiles;
        this.accounts = accounts;
        this.chosenPassword = chosenPassword;
        this.secondFactor = secondFactor;
        this.sessions = sessions;
        this.languages = languages;
        this.currentActor = currentActor;
    }

    @GetMapping("/me")
    @PreAuthorize("isAuthenticated()")
    String me(HttpServletRequest request, Model model) {
        return show(null, null, request, model);
    }

    @PostMapping("/me")
    @PreAuthorize("isAuthenticated()")
    String change(
            @ModelAttribute ProfileForm form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Profiles.Typed typed = form.typed();
        try {
            profiles.change(currentActor.get(), typed);
        } catch (Refusal refusal) {
            return refused(refusal, typed, request, response, model);
        }
        languages.of(typed.language()).ifPresent(language -> languages.setLocale(request, response, language));
        redirect.addFlashAttribute("message", "me.changed");
        return HERE;
    }

    @PostMapping("/me/password")
    @PreAuthorize("isAuthenticated()")
    String password(
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Actor actor = currentActor.get();
        try {
            requirePassword(actor, old, "old");
            chosenPassword.bySelf(actor, password, again, Sessions.current(request));
        } catch (Refusal refusal) {
            return refused(refusal, null, request, response, model);
        }
        redirect.addFlashAttribute("message", "me.password.changed");
        return HERE;
    }

    @PostMapping("/me/second-factor/remove")
    @PreAuthorize("isAuthenticated()")
    String removeSecondFactor(
            @RequestParam(defaultValue = "") String old,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Actor actor = currentActor.get();
        if (secondFactor.requiredOf(actor)) {
            throw new AccessDeniedException("the second factor is required of " + actor.personId());
        }
        try {
            requirePassword(actor, old, "factorPassword");
        } catch (Refusal refusal) {
            return refused(refusal, null, request, response, model);
        }
        secondFactor.remove(actor, actor.personId(), "");
        redirect.addFlashAttribute("message", "me.factor.removed");
        return HERE;
    }

    @PostMapping("/me/sign-out-others")
    @PreAuthorize("isAuthenticated()")
    String signOutOthers(HttpServletRequest request, RedirectAttributes redirect) {
        Actor actor = currentActor.get();
        accounts.signOutElsewhere(actor, profiles.of(actor.personId()).personId(), Sessions.current(request));
        redirect.addFlashAttribute("message", "me.sessions.ended");
        return HERE;
    }

    private void requirePassword(Actor actor, String typed, String field) {
        if (!accounts.knows(actor.personId(), typed)) {
            throw new Refusal(field, "people.password.wrong");
        }
    }

    private String refused(
            Refusal refusal,
            Profiles.@Nullable Typed typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(refusal, typed, request, model);
    }

    private String show(
            @Nullable Refusal refusal, Profiles.@Nullable Typed typed, HttpServletRequest request, Model model) {
        Actor actor = currentActor.get();
        Profile profile = profiles.of(actor.personId());
        model.addAttribute("profile", profile);
        model.addAttribute("form", typed == null ? Profiles.Typed.of(profile) : typed);
        model.addAttribute("refusal", refusal);
        model.addAttribute("channels", Profiles.CHANNELS);
        model.addAttribute("rhythms", Profiles.RHYTHMS);
        model.addAttribute("required", secondFactor.requiredOf(actor));
        model.addAttribute("recoveryCodes", secondFactor.recoveryCodes(actor.personId()));
        model.addAttribute("sessions", sessions.of(actor.personId(), request));
        return PAGE;
    }
}
