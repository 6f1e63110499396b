package kh.isaf.simulation;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.Refusal;
import kh.isaf.cycle.BusinessClock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Moves the business clock of the demonstration forward, and remembers it over a restart. */
@Service
@ConditionalOnProperty("isaf.demonstration")
public class DemonstrationClock {

    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final int MOST_YEARS = 3;

    private final BusinessClock clock;
    private final JdbcClient jdbc;
    private final AuditTrail audit;

    DemonstrationClock(BusinessClock clock, JdbcClient jdbc, AuditTrail audit) {
        this.clock = clock;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Sets the clock as it was when the program stopped. */
    void restore() {
        jdbc.sql("select ahead_seconds from demonstration_clock")
                .query(Long.class)
                .optional()
                .ifPresent(seconds ->
                        clock.moveTo(clock.instant().minus(clock.offset()).plus(Duration.ofSeconds(seconds))));
    }

    /** Makes it the morning of this day; what was due by then happens. */
    @Transactional
    public void moveTo(LocalDate day, Actor actor) {
        LocalDate today = LocalDate.now(clock);
        if (!day.isAfter(today) || day.isAfter(today.plusYears(MOST_YEARS))) {
            throw new Refusal("to", "clock.onlyForward", today.plusDays(1), today.plusYears(MOST_YEARS));
        }
        clock.moveTo(day.atTime(MORNING).atZone(clock.getZone()).toInstant());
        jdbc.sql("delete from demonstration_clock").update();
        jdbc.sql("insert into demonstration_clock (ahead_seconds) values (?)")
                .param(clock.offset().toSeconds())
                .update();
        audit.record(actor, "clock.move", "clock", today.toString(), day.toString(), null);
    }
}
