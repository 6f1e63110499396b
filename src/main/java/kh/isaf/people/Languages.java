package kh.isaf.people;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** The language of the reader: chosen on this page, or the person's own, or the browser's last choice, or Khmer. */
@Component("localeResolver")
public class Languages implements LocaleResolver {

    public static final Locale KHMER = Locale.forLanguageTag("km");

    private static final List<Locale> SUPPORTED = List.of(KHMER, Locale.ENGLISH);
    private static final String COOKIE = "lang";
    private static final String CHOSEN = Languages.class.getName();
    private static final Duration KEPT = Duration.ofDays(365);

    private final Accounts accounts;

    Languages(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The supported language of this name. */
    public Optional<Locale> of(String language) {
        return SUPPORTED.stream()
                .filter(locale -> locale.getLanguage().equals(language))
                .findFirst();
    }

    /** Answers from now on, this request included, in that language, also after the next sign-in; none is Khmer. */
    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale chosen) {
        Locale locale = chosen == null ? KHMER : chosen;
        Optional<ActingPerson> person = person();
        if (person.isPresent()) {
            accounts.chooseLanguage(person.get().actor().personId(), locale);
        } else {
            BeforeSignIn.session(request).setAttribute(CHOSEN, locale);
        }
        if (response != null) {
            response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, locale).toString());
        }
        request.setAttribute(CHOSEN, locale);
        LocaleContextHolder.setLocale(locale);
    }

    /** A stranger goes on in this language, which the sign-in will keep. */
    public void remember(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        BeforeSignIn.session(request).setAttribute(CHOSEN, locale);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, locale).toString());
    }

    /** The language of a page for somebody we know although he or she has not signed in; a choice of before counts. */
    public Optional<Locale> suggest(HttpServletRequest request, @Nullable String language) {
        if (language == null || person().isPresent() || fromCookie(request).isPresent()) {
            return Optional.empty();
        }
        Optional<Locale> suggested = of(language);
        suggested.ifPresent(locale -> {
            request.setAttribute(CHOSEN, locale);
            LocaleContextHolder.setLocale(locale);
        });
        return suggested;
    }

    /** Who chose a language on the sign-in page goes on in it. */
    public void keep(HttpServletRequest request, UUID personId) {
        HttpSession session = request.getSession();
        if (session.getAttribute(CHOSEN) instanceof Locale chosen) {
            session.removeAttribute(CHOSEN);
            accounts.chooseLanguage(personId, chosen);
        }
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        if (request.getAttribute(CHOSEN) instanceof Locale chosen) {
            return chosen;
        }
        return person().map(ActingPerson::locale).or(() -> fromCookie(request)).orElse(KHMER);
    }

    private static ResponseCookie cookie(HttpServletRequest request, Locale locale) {
        return ResponseCookie.from(COOKIE, locale.getLanguage())
                .path(request.getContextPath() + "/")
                .maxAge(KEPT)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
    }

    private Optional<Locale> fromCookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .findFirst()
                        .flatMap(cookie -> of(cookie.getValue()));
    }

    private static Optional<ActingPerson> person() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof ActingPerson person
                ? Optional.of(person)
                : Optional.empty();
    }
}
