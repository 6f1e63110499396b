package kh.isaf.reminder;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When reminders go out, and how much one of them holds (the quiet hours are set, the other values are assumed).
 *
 * @param quietFrom from this time on nobody is disturbed
 * @param quietUntil until this time of the next morning
 * @param quietDays on which nobody is disturbed at all; holidays come on top
 * @param lines of a digest; what is more is only counted
 * @param people whose digests are written in one transaction
 */
@ConfigurationProperties("isaf.reminders")
public record ReminderSettings(
        @DefaultValue("19:00") LocalTime quietFrom,
        @DefaultValue("07:00") LocalTime quietUntil,
        @DefaultValue("SUNDAY") Set<DayOfWeek> quietDays,
        @DefaultValue("25") int lines,
        @DefaultValue("300") int people) {}
