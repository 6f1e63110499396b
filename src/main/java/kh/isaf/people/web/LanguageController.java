package kh.isaf.people.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import kh.isaf.access.NotFound;
import kh.isaf.people.Languages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Switches between Khmer and English, and goes back to the page one came from. */
@Controller
class LanguageController {

    private final Languages languages;

    LanguageController(Languages languages) {
        this.languages = languages;
    }

    @PostMapping("/language")
    @PreAuthorize("permitAll")
    String choose(
            @RequestParam String to,
            @RequestHeader(name = HttpHeaders.REFERER, required = false) @Nullable String referer,
            HttpServletRequest request,
            HttpServletResponse response) {
        languages.setLocale(request, response, languages.of(to).orElseThrow(() -> new NotFound("language")));
        return "redirect:" + pathOf(referer, request);
    }

    /** Only the path is taken over, and only from this host: nobody is led elsewhere. */
    private static String pathOf(@Nullable String referer, HttpServletRequest request) {
        try {
            URI from = URI.create(referer == null ? "" : referer);
            String path = from.getRawPath();
            String context = request.getContextPath();
            if (!request.getServerName().equals(from.getHost()) || !path.startsWith(context + "/")) {
                return "/";
            }
            String within = path.substring(context.length()).replaceFirst("^/+", "/");
            return from.getRawQuery() == null ? within : within + "?" + from.getRawQuery();
        } catch (IllegalArgumentException notAnAddress) {
            return "/";
        }
    }
}
