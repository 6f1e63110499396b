package kh.isaf.worklist;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import kh.isaf.cycle.Stage;
import org.jspecify.annotations.Nullable;

/**
 * One human task of the cycle, as lists and pages show it.
 *
 * @param task id of the user task, of its form and of its command
 * @param cycleKey year and area, as {@code 2027-120801}
 * @param month number of the monthly meeting, 1 to 12; null for other tasks
 * @param startsOn from this day on the task is expected; before, it is coming
 * @param dueOn last day on which it is on time
 */
public record WorkItem(
        UUID id,
        String task,
        String cycleKey,
        int year,
        String areaCode,
        @Nullable String providerCode,
        Stage stage,
        @Nullable Integer month,
        String nameKm,
        String nameEn,
        LocalDate startsOn,
        LocalDate dueOn,
        Status status,
        @Nullable UUID assigneeId,
        @Nullable String assigneeName,
        @Nullable OffsetDateTime claimedAt,
        OffsetDateTime createdAt,
        @Nullable OffsetDateTime closedAt,
        @Nullable String closedByName) {

    /** Where a task stands; an excused one was taken away with its stage. */
    public enum Status {
        OPEN,
        DONE,
        EXCUSED
    }

    public String name(Locale locale) {
        return locale.getLanguage().equals("km") ? nameKm : nameEn;
    }

    public boolean open() {
        return status == Status.OPEN;
    }

    public boolean overdue(LocalDate today) {
        return open() && dueOn.isBefore(today);
    }

    public boolean coming(LocalDate today) {
        return open() && startsOn.isAfter(today);
    }
}
