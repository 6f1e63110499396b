package kh.isaf.people;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * Keeps what somebody typed into a task form when the sign-in had expired as it was sent. After the next sign-in the
 * form shows it again; nothing is ever sent by itself.
 */
@Component
public class ParkedPost {

    private static final String ATTRIBUTE = "isaf.parkedPost";
    private static final int LARGEST = 200 * 1024;
    private static final RequestMatcher TASK =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/tasks/{id}");

    /**
     * Parks the fields of a task form in the session.
     *
     * @return false for any other request, and for one that is too large
     */
    public boolean park(HttpServletRequest request) {
        if (!TASK.matches(request)) {
            return false;
        }
        MultiValueMap<String, String> fields = fields(request);
        if (size(fields) > LARGEST) {
            return false;
        }
        BeforeSignIn.session(request).setAttribute(ATTRIBUTE, new Parked(path(request), fields));
        return true;
    }

    /** Whether something waits for the next sign-in. */
    public boolean waits(HttpServletRequest request) {
        return parked(request).isPresent();
    }

    /** Hands out what was typed on this path, once. */
    public Optional<MultiValueMap<String, String>> take(HttpServletRequest request, String path) {
        Optional<Parked> parked = parked(request).filter(found -> found.path().equals(path));
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
            if (!field.getKey().equals("_csrf")) {
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

    private record Parked(String path, MultiValueMap<String, String> fields) implements Serializable {}
}
