package kh.isaf.reminder;

import kh.isaf.cycle.Stage;

/**
 * One step of the ladder of reminders in a district: so many working days after a task is due, somebody hears of it.
 *
 * @param districtCode 4 digits; its communes and its own cycle use the same ladder
 * @param position place among the steps of this stage and district, from 1
 * @param workingDays after the due day; before it where negative
 * @param urgent goes out in quiet hours too
 * @param channel {@code chosen} by the person, {@code email}, or {@code inApp} only
 */
public record LadderStep(
        int year,
        Stage stage,
        String districtCode,
        int position,
        int workingDays,
        Recipient recipient,
        boolean urgent,
        String channel) {}
