package kh.isaf.reminder;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Nights, Sundays and holidays, in which nobody is disturbed but for what is urgent. */
@Component
class QuietHours {

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
        LocalDateTime now = LocalDateTime.now(clock);
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
