package kh.isaf.people;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How passwords are kept: BCrypt, with its name before the hash so that a stronger one can follow. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    SignInSettings.class,
    AccountSettings.class,
    ProductAddress.class,
    RegisterSettings.class
})
class PeopleConfiguration {

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }
}
