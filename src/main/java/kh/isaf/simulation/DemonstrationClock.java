package kh.isaf.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.Refusal;
import kh.isaf.cycle.BusinessClock;
import kh.isaf.simulation.Journey.State;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Moves the business clock of the demonstration forward, morning by morning and in the background, one journey at a
 * time; a restart finds it where it was, and on its way.
 */
@Service
@ConditionalOnProperty("isaf.demonstration")
public class DemonstrationClock implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(DemonstrationClock.class);
    private static final int MOST_YEARS = 3;
    private static final long PATIENCE_MILLIS = 5_000;

    private final BusinessClock clock;
    private final Mornings mornings;
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final TransactionOperations transaction;
    private volatile @Nullable Journey journey;
    private volatile boolean stopped;
    private @Nullable Thread traveller;

    DemonstrationClock(
            BusinessClock clock,
            Mornings mornings,
            JdbcClient jdbc,
            AuditTrail audit,
            TransactionOperations transaction) {
        this.clock = clock;
        this.mornings = mornings;
        this.jdbc = jdbc;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Sets the clock as it was when the program stopped, and lets it go on where it was under way. */
    void restore() {
        jdbc.sql("select ahead_seconds, on_way_to from demonstration_clock")
                .query(Kept.class)
                .optional()
                .ifPresent(kept -> {
                    clock.moveTo(realTime().plusSeconds(kept.aheadSeconds()));
                    LocalDate to = kept.onWayTo();
                    if (to != null) {
                        travel(to);
                    }
                });
    }

    /** Makes it this day at once; for a database in which nothing has begun yet. */
    @Transactional
    void begin(LocalDate day, Actor actor) {
        LocalDate today = LocalDate.now(clock);
        clock.moveTo(mornings.at(day, Mornings.AT_WORK));
        keep(null);
        audit.record(actor, "clock.move", "clock", today.toString(), day.toString(), null);
    }

    /** Sends the clock to the morning of this day; all that is due until then happens on its day. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public synchronized void moveTo(LocalDate day, Actor actor) {
        LocalDate today = LocalDate.now(clock);
        if (!day.isAfter(today) || day.isAfter(today.plusYears(MOST_YEARS))) {
            throw new Refusal("to", "clock.onlyForward", today.plusDays(1), today.plusYears(MOST_YEARS));
        }
        if (journey().filter(Journey::underWay).isPresent()) {
            throw new Refusal("to", "clock.underWay");
        }
        transaction.executeWithoutResult(status -> {
            keep(day);
            audit.record(actor, "clock.move", "clock", today.toString(), day.toString(), null);
        });
        travel(day);
    }

    /** The newest journey since the program started. */
    public Optional<Journey> journey() {
        return Optional.ofNullable(journey);
    }

    /** Has the clock stay at the day it has come to. */
    public void stop(Actor actor) {
        Journey current = journey;
        if (current != null && current.underWay()) {
            stopped = true;
            audit.record(
                    actor,
                    "clock.stop",
                    "clock",
                    current.to().toString(),
                    current.reached().toString(),
                    null);
        }
    }

    /** Waits until the clock has come to where it goes, but no longer than this. */
    public void awaitArrival(Duration longest) {
        Thread underWay = traveller;
        try {
            if (underWay != null) {
                underWay.join(longest.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void travel(LocalDate to) {
        LocalDate today = LocalDate.now(clock);
        stopped = false;
        Journey begun = new Journey(today, to, today, State.UNDER_WAY);
        journey = begun;
        Thread thread = new Thread(() -> pass(begun), "demonstration-clock");
        thread.setDaemon(true);
        traveller = thread;
        thread.start();
    }

    private void pass(Journey begun) {
        Instant target = mornings.at(begun.to(), Mornings.AT_WORK);
        boolean withJobs = mornings.running();
        State end = State.ARRIVED;
        try {
            while (end == State.ARRIVED && clock.instant().isBefore(target)) {
                if (stopped) {
                    end = State.STOPPED;
                } else if (!mornings.step(target)) {
                    end = State.STUCK;
                } else {
                    keep(begun.to());
                    journey = begun.at(LocalDate.now(clock), State.UNDER_WAY);
                }
                if (withJobs && !mornings.running()) {
                    // the program ends: its next start goes on from the last stop that was kept
                    return;
                }
            }
        } catch (InterruptedException e) {
            return;
        } catch (RuntimeException e) {
            if (withJobs && !mornings.running()) {
                return;
            }
            LOG.error("The clock stands still on {}", LocalDate.now(clock), e);
            end = State.STUCK;
        }
        keep(null);
        journey = begun.at(LocalDate.now(clock), end);
    }

    private void keep(@Nullable LocalDate onWayTo) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("delete from demonstration_clock").update();
            jdbc.sql("insert into demonstration_clock (ahead_seconds, on_way_to) values (:ahead, cast(:to as date))")
                    .param("ahead", clock.offset().toSeconds())
                    .param("to", onWayTo)
                    .update();
        });
    }

    private Instant realTime() {
        return clock.instant().minus(clock.offset());
    }

    @Override
    public void destroy() throws InterruptedException {
        Thread underWay = traveller;
        if (underWay != null) {
            underWay.interrupt();
            underWay.join(PATIENCE_MILLIS);
        }
    }

    /** How far the clock was ahead, and where it was going. */
    record Kept(long aheadSeconds, @Nullable LocalDate onWayTo) {}
}
