package kh.isaf.people.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import kh.isaf.people.ParkedPost;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/**
 * Sends people to the sign-in page, or on to their second factor, and keeps what they typed into a task form when its sign-in had expired, or another
 * window has signed in anew since.
 */
@Component
class NotSignedIn implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ParkedPost parkedPost;
    private final AuthenticationEntryPoint toSignIn =
            new LoginUrlAuthenticationEntryPoint(SecurityConfiguration.SIGN_IN);
    private final AccessDeniedHandler forbidden = new AccessDeniedHandlerImpl();

    NotSignedIn(ParkedPost parkedPost) {
        this.parkedPost = parkedPost;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException, ServletException {
        if (parkedPost.park(request)) {
            response.sendRedirect(request.getRequestURI());
        } else if (HalfSignedIn.of(request).isPresent()) {
            response.sendRedirect(request.getContextPath()
                    + HalfSignedIn.of(request).orElseThrow().path());
        } else {
            toSignIn.commence(request, response, reason);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        boolean oldForm = denied instanceof CsrfException && fromOwnPage(request);
        if (oldForm && parkedPost.park(request)) {
            response.sendRedirect(request.getRequestURI());
        } else if (oldForm && request.getServletPath().startsWith(SecurityConfiguration.SIGN_IN)) {
            response.sendRedirect(request.getContextPath() + SecurityConfiguration.SIGN_IN);
        } else {
            forbidden.handle(request, response, denied);
        }
    }

    /** The browser itself says that the form is ours and only its token too old. */
    private static boolean fromOwnPage(HttpServletRequest request) {
        return "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
    }
}
