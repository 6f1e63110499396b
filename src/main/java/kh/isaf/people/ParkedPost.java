package kh.isaf.people;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * Keeps what somebody typed into a task form when the sign-in had expired as it was sent. After the next sign-in the
 * form shows it again, but only to the person who typed it: the form itself says whose it was. Nothing is ever sent by
 * itself.
 */
@Component
public class ParkedPost {

    /** The field of a task form that says for whom the page was made. */
    public static final String WHO = "_who";

    private static final String ATTRIBUTE = "isaf.parked";
    private static final int LARGEST = 200 * 1024;
    private static final RequestMatcher TASK =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/tasks/{id}");

    /**
     * Parks the fields of a task form in the session.
     *
     * @return false for any other request, for one that is too large, and for one that does not say whose it is
     */
    public boolean park(HttpServletRequest request) {
        String who = request.getParameter(WHO);
        if (!TASK.matches(request) || who == null || who.isBlank()) {
            return false;
        }
        MultiValueMap<String, String> fields = fields(request);
        if (size(fields) > LARGEST) {
            return false;
        }
        BeforeSignIn.session(request).setAttribute(ATTRIBUTE, new Parked(who, path(request), fields));
        return true;
    }

    /** Whether something waits for the next sign-in. */
    public boolean waits(HttpServletRequest request) {
        return parked(request).isPresent();
    }

    /** Whoever is signed in now: what somebody else typed is gone. */
    public void keepFor(HttpServletRequest request, UUID personId) {
        parked(request)
                .filter(found -> !found.who().equals(personId.toString()))
                .ifPresent(found -> request.getSession().removeAttribute(ATTRIBUTE));
    }

    /** Hands out, once, what the person signed in has typed on this path. */
    public Optional<MultiValueMap<String, String>> take(HttpServletRequest request, String path) {
        Authentication reader = SecurityContextHolder.getContext().getAuthentication();
        Optional<Parked> parked = parked(request)
                .filter(found -> found.path().equals(path))
                .filter(found -> reader != null && found.who().equals(reader.getName()));
        parked.ifPresent(found -> request.getSession().removeAttribute(ATTRIBUTE));
        return parked.map(Parked::fields);
    }

    /** Path of the request within the application. */
    static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private static Optional<Parked> parked(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false)).map(session -> (Parked) session.getAttribute(ATTRIBUTE));
    }

    private static MultiValueMap<String, String> fields(HttpServletRequest request) {
        MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        for (Map.Entry<String, String[]> field : request.getParameterMap().entrySet()) {
            if (!field.getKey().equals("_csrf") && !field.getKey().equals(WHO)) {
                fields.addAll(field.getKey(), Arrays.asList(field.getValue()));
            }
        }
        return fields;
    }

    private static int size(MultiValueMap<String, String> fields) {
        return fields.entrySet().stream()
                .mapToInt(field -> field.getKey().length()
                        + field.getValue().stream().mapToInt(String::length).sum())
                .sum();
    }

    private record Parked(String who, String path, MultiValueMap<String, String> fields) implements Serializable {}
}
