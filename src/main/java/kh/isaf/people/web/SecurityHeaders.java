package kh.isaf.people.web;

import java.util.List;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The headers of every answer: one content security policy, a little wider where models are drawn. */
final class SecurityHeaders implements Customizer<HeadersConfigurer<HttpSecurity>> {

    private static final String POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self'%s; img-src 'self' data:; font-src 'self' data:; "
                    + "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";
    /** Pages that draw models: the drawing libraries put their measures into style attributes. */
    private static final List<String> DRAWINGS = List.of(
            "/processes/**",
            "/releases/{release}/files/{file}",
            "/releases/{release}/play/{file}",
            "/releases/{release}/compare",
            "/releases/{release}/scenarios");

    private static final String NOT_NEEDED =
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

    @Override
    public void customize(HeadersConfigurer<HttpSecurity> headers) {
        RequestMatcher drawings = new OrRequestMatcher(DRAWINGS.stream()
                .map(pages -> (RequestMatcher)
                        PathPatternRequestMatcher.withDefaults().matcher(pages))
                .toList());
        headers.addHeaderWriter(policy(drawings, " 'unsafe-inline'"))
                .addHeaderWriter(policy(new NegatedRequestMatcher(drawings), ""))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy(NOT_NEEDED));
    }

    private static HeaderWriter policy(RequestMatcher pages, String styles) {
        return new DelegatingRequestMatcherHeaderWriter(
                pages, new ContentSecurityPolicyHeaderWriter(POLICY.formatted(styles)));
    }
}
