package kh.isaf.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.stream.Stream;
import kh.isaf.cycle.BusinessClock;
import kh.isaf.reminder.OutboxReading;
import kh.isaf.workflow.engine.EngineTimers;
import org.springframework.stereotype.Component;

/**
 * Takes the business clock forward as real days would: no morning and no timer is jumped over, and at each stop what it
 * sets off comes to its end first, so that a reminder bears the date of its day.
 */
@Component
class Mornings {

    /** When reminders are written. */
    static final LocalTime FIRST_HOUR = LocalTime.of(7, 0);

    /** When people are at work. */
    static final LocalTime AT_WORK = LocalTime.of(8, 0);

    private static final Duration JOBS = Duration.ofMinutes(2);

    /** So long without a letter that leaves, and nobody waits for the others. */
    private static final Duration LETTER = Duration.ofSeconds(5);

    private static final long POLL_MILLIS = 10;

    private final BusinessClock clock;
    private final EngineTimers timers;
    private final OutboxReading outbox;

    Mornings(BusinessClock clock, EngineTimers timers, OutboxReading outbox) {
        this.clock = clock;
        this.timers = timers;
        this.outbox = outbox;
    }

    /** The next moment at which something may happen by itself: a timer, or the first hour of a day. */
    Instant next() {
        Instant now = clock.instant();
        return Stream.concat(timers.nextAfter(now).stream(), Stream.of(firstHourAfter(now)))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Instant firstHourAfter(Instant moment) {
        ZonedDateTime now = moment.atZone(clock.getZone());
        LocalDate day = now.toLocalTime().isBefore(FIRST_HOUR)
                ? now.toLocalDate()
                : now.toLocalDate().plusDays(1);
        return at(day, FIRST_HOUR);
    }

    Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(clock.getZone()).toInstant();
    }

    /**
     * Goes on to the next stop on the way to this moment, and waits for what happens there. Where no jobs are run,
     * nothing is waited for.
     *
     * @return false when the jobs of this stop did not come to an end
     */
    boolean step(Instant target) throws InterruptedException {
        boolean jobs = timers.running();
        if (jobs && !quiet()) {
            return false;
        }
        Instant next = next();
        clock.moveTo(next.isBefore(target) ? next : target);
        return !jobs || quiet();
    }

    private boolean quiet() throws InterruptedException {
        if (!timers.awaitQuiet(JOBS)) {
            return false;
        }
        awaitLetters();
        return true;
    }

    /** Whether this node still runs jobs: at the end of the program it stops doing so first. */
    boolean running() {
        return timers.running();
    }

    private void awaitLetters() throws InterruptedException {
        long left = outbox.due();
        long end = System.nanoTime() + LETTER.toNanos();
        while (left > 0 && System.nanoTime() < end) {
            Thread.sleep(POLL_MILLIS);
            long now = outbox.due();
            if (now < left) {
                end = System.nanoTime() + LETTER.toNanos();
            }
            left = now;
        }
    }
}
