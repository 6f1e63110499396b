package kh.isaf.people.web;

import jakarta.servlet.DispatcherType;
import kh.isaf.people.ActingPeople;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;

/** Who gets in: everybody signs in but for the static files; each handler says itself which roles it serves. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableWebSecurity
@EnableMethodSecurity
class SecurityConfiguration {

    static final String SIGN_IN = "/sign-in";
    static final String CODE = SIGN_IN + "/code";
    static final String FACTOR = SIGN_IN + "/factor";

    /** Nothing in a static file is a page: few headers, as every byte counts on a first visit. */
    @Bean
    @Order(1)
    SecurityFilterChain staticFiles(HttpSecurity http) {
        return http.securityMatcher("/assets/**", "/*.css", "/*.js")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .headers(headers -> headers.defaultsDisabled()
                        .contentTypeOptions(Customizer.withDefaults())
                        .contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'none'")))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(
            HttpSecurity http,
            ActingPeople people,
            SecondFactorGate gate,
            SignInSession signInSession,
            NotSignedIn notSignedIn,
            PageCache pageCache,
            CsrfTokenRepository tokens) {
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(
                                        SIGN_IN,
                                        SIGN_IN + "/demo",
                                        CODE,
                                        FACTOR,
                                        "/language",
                                        "/start/*",
                                        "/forgot",
                                        "/inbox/**")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .addFilterAfter(new ActorFilter(people, gate), SecurityContextHolderFilter.class)
                .formLogin(form ->
                        form.loginPage(SIGN_IN).failureUrl(SIGN_IN + "?failed").successHandler(signInSession))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl(SIGN_IN + "?signedOut"))
                .exceptionHandling(
                        answers -> answers.authenticationEntryPoint(notSignedIn).accessDeniedHandler(notSignedIn))
                .requestCache(cache -> cache.requestCache(pageCache))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens).csrfTokenRequestHandler(eagerTokens()))
                .headers(new SecurityHeaders())
                .httpBasic(basic -> basic.disable())
                .build();
    }

    /** The cookie must be set before a long page begins to flow. */
    private static XorCsrfTokenRequestAttributeHandler eagerTokens() {
        XorCsrfTokenRequestAttributeHandler handler = new XorCsrfTokenRequestAttributeHandler();
        handler.setCsrfRequestAttributeName(null);
        return handler;
    }
}
