package kh.isaf.simulation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The way of the demonstration's clock from one day to a later one.
 *
 * @param reached the day it is now
 */
public record Journey(LocalDate from, LocalDate to, LocalDate reached, State state) {

    /** How a journey stands. */
    public enum State {
        UNDER_WAY,
        ARRIVED,
        STOPPED,
        /** What a morning set off did not come to an end. */
        STUCK
    }

    Journey at(LocalDate day, State newState) {
        return new Journey(from, to, day, newState);
    }

    public boolean underWay() {
        return state == State.UNDER_WAY;
    }

    /** Days in all. */
    public long days() {
        return from.until(to, ChronoUnit.DAYS);
    }

    /** Days that have passed. */
    public long passed() {
        return from.until(reached, ChronoUnit.DAYS);
    }
}
