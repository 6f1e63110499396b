package kh.isaf.people;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When an account is locked (both values assumed).
 *
 * @param maxFailures wrong passwords in a row that lock it
 * @param lockMinutes how long it stays locked
 */
@ConfigurationProperties("isaf.sign-in")
public record SignInSettings(
        @DefaultValue("5") int maxFailures,
        @DefaultValue("15") int lockMinutes) {}
