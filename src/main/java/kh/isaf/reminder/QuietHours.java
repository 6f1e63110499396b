package kh.isaf.reminder;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Nights, Sundays and holidays, in which nobody is disturbed but for what is urgent. */
@Component
class QuietHours {

    private static final int LONGEST_HOURS = 24 * 14;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ReminderSettings settings;

    QuietHours(JdbcClient jdbc, Clock clock, ReminderSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    /** Whether it is quiet now in the whole country; closures of single areas are asked for by notice. */
    boolean now() {
        return at(LocalDateTime.now(clock));
    }

    /** How long it stays quiet, to the hour; nothing when it is not. */
    Duration left() {
        LocalDateTime now = LocalDateTime.now(clock);
        LocalDateTime time = now;
        for (int hours = 0; hours < LONGEST_HOURS && at(time); hours++) {
            time = now.truncatedTo(ChronoUnit.HOURS).plusHours(hours + 1);
        }
        return Duration.between(now, time);
    }

    private boolean at(LocalDateTime now) {
        return night(now.toLocalTime())
                || settings.quietDays().contains(now.getDayOfWeek())
                || jdbc.sql("select exists (select from holiday where day = ? and part = 'DAY' and area_code = '')")
                        .param(now.toLocalDate())
                        .query(Boolean.class)
                        .single();
    }

    private boolean night(LocalTime time) {
        LocalTime from = settings.quietFrom();
        LocalTime until = settings.quietUntil();
        return from.isAfter(until)
                ? !time.isBefore(from) || time.isBefore(until)
                : !time.isBefore(from) && time.isBefore(until);
    }
}
