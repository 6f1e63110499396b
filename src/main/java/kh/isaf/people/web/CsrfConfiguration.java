package kh.isaf.people.web;

import java.time.Duration;
import kh.isaf.people.ProductAddress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/** Form tokens are kept in a cookie, which outlives the session: so a form sent after it expired is still understood. */
@Configuration(proxyBeanMethods = false)
class CsrfConfiguration {

    private static final Duration KEPT = Duration.ofDays(30);

    @Bean
    CsrfTokenRepository csrfTokens(ProductAddress address) {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieCustomizer(cookie -> {
            cookie.maxAge(KEPT).sameSite("Lax").httpOnly(true);
            if (address.secure()) {
                cookie.secure(true);
            }
        });
        return tokens;
    }
}
