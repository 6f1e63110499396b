package kh.isaf.people.web;

import jakarta.servlet.DispatcherType;
import java.time.Duration;
import kh.isaf.people.ProductAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** Sign-in sessions live in the database: they survive a restart and are shared by all nodes. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableJdbcHttpSession
class SessionConfiguration {

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionTimeout(
            @Value("${isaf.session-timeout:8h}") Duration timeout) {
        SessionRepositoryCustomizer<JdbcIndexedSessionRepository> upserts =
                new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
        return sessions -> {
            upserts.customize(sessions);
            sessions.setDefaultMaxInactiveInterval(timeout);
        };
    }

    /** Behind a proxy that ends TLS the product itself is asked in plain HTTP. */
    @Bean
    CookieSerializer sessionCookie(ProductAddress address) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        if (address.secure()) {
            cookie.setUseSecureCookie(true);
        }
        return cookie;
    }

    /** Error pages too are shown to somebody who is signed in. */
    @Bean
    FilterRegistrationBean<SessionRepositoryFilter<?>> sessionFilter(SessionRepositoryFilter<?> filter) {
        FilterRegistrationBean<SessionRepositoryFilter<?>> registration = new FilterRegistrationBean<>(filter);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER);
        return registration;
    }
}
