package kh.isaf.people;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long links to an account are good for, and how often a new password may be asked for (all assumed, 2026-11-22).
 *
 * @param invitationDays of an invitation sent by e-mail
 * @param resetHours of a new password sent by e-mail
 * @param printedDays of a link on paper, which must reach a village first
 * @param administratorHours of the link that makes the first administrator
 * @param resetsAnHour links to a new password that one account gets by itself
 * @param requestsAnHour times one network address may ask for a new password
 */
@ConfigurationProperties("isaf.accounts")
public record AccountSettings(
        @DefaultValue("14") int invitationDays,
        @DefaultValue("24") int resetHours,
        @DefaultValue("30") int printedDays,
        @DefaultValue("24") int administratorHours,
        @DefaultValue("3") int resetsAnHour,
        @DefaultValue("20") int requestsAnHour) {}
