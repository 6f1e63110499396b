package kh.isaf.simulation;

import kh.isaf.cycle.Stage;
import org.jspecify.annotations.Nullable;

/**
 * What is simulated.
 *
 * @param communes a number of communes, {@code all}, or codes with commas between them
 * @param providersPerCommune how many providers are made up where the register has none, the administration included
 * @param threads how many made-up people work at once
 * @param latePercent share of the tasks that are done after their due date
 * @param seed the same seed makes the same people do the same things
 * @param until the last stage that is done; null for the whole year
 * @param reminders whether every morning comes, and with it what people are reminded of; otherwise the processes that
 *     begin by themselves at a time do not
 */
public record SimulationSettings(
        int year,
        String communes,
        int providersPerCommune,
        int threads,
        int latePercent,
        long seed,
        @Nullable Stage until,
        boolean reminders) {

    /** Whether tasks of this stage are done. */
    boolean includes(Stage stage) {
        return until == null || stage.ordinal() <= until.ordinal();
    }
}
