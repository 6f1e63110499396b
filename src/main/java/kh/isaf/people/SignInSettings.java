package kh.isaf.people;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When an account is locked, and who needs a second factor (all values assumed).
 *
 * @param maxFailures wrong passwords or codes in a row that lock it
 * @param lockMinutes how long it stays locked
 * @param secondFactorRoles ids of the roles that sign in with a code beside the password
 */
@ConfigurationProperties("isaf.sign-in")
public record SignInSettings(
        @DefaultValue("5") int maxFailures,
        @DefaultValue("15") int lockMinutes,
        @DefaultValue({"ncddsAdmin", "cpGroup", "dmkGroup"}) List<String> secondFactorRoles) {}
