package kh.isaf.reminder.escalation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How late steps are followed up (all values assumed).
 *
 * @param followUpDays working days a working group has to do something about a late step
 * @param checkDays working days after which it looks again when it names no day
 * @param latestCheckDays working days ahead of which the day it names must lie
 * @param piece how many are opened in one transaction
 */
@ConfigurationProperties("isaf.escalation")
public record EscalationSettings(
        @DefaultValue("3") int followUpDays,
        @DefaultValue("5") int checkDays,
        @DefaultValue("40") int latestCheckDays,
        @DefaultValue("250") int piece) {}
