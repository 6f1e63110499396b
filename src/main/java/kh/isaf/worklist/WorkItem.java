package kh.isaf.worklist;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import kh.isaf.cycle.Stage;
import org.jspecify.annotations.Nullable;

/**
 * One human task, as lists and pages show it: one of the cycle, or a loose one that belongs to no process and is done on
 * a page of its own.
 *
 * @param task id of the user task, of its form and of its command
 * @param cycleKey year and area, as {@code 2027-120801}; empty for a loose task
 * @param year 0 for a loose task
 * @param stage null for a loose task
 * @param month number of the monthly meeting, 1 to 12; null for other tasks
 * @param startsOn from this day on the task is expected; before, it is coming
 * @param dueOn last day on which it is on time
 * @param address of the page where a loose task is done, as {@code /cafs/6f1c…}; null for a task of the cycle
 * @param chases the late item that this one is about, when it belongs to an escalation
 * @param closedForName whom the one who closed it signed for as a deputy
 */
public record WorkItem(
        UUID id,
        String task,
        String cycleKey,
        int year,
        String areaCode,
        @Nullable String providerCode,
        @Nullable Stage stage,
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
        @Nullable String closedByName,
        @Nullable String address,
        @Nullable UUID chases,
        @Nullable String closedForName) {

    /** A task of the cycle. */
    public WorkItem(
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
        this(
                id,
                task,
                cycleKey,
                year,
                areaCode,
                providerCode,
                stage,
                month,
                nameKm,
                nameEn,
                startsOn,
                dueOn,
                status,
                assigneeId,
                assigneeName,
                claimedAt,
                createdAt,
                closedAt,
                closedByName,
                null,
                null,
                null);
    }

    /** A task outside any process, for whoever is named as its candidates. */
    public static WorkItem loose(
            String task,
            String address,
            String areaCode,
            String nameKm,
            String nameEn,
            LocalDate startsOn,
            LocalDate dueOn,
            OffsetDateTime createdAt) {
        return new WorkItem(
                UUID.randomUUID(),
                task,
                "",
                0,
                areaCode,
                null,
                null,
                null,
                nameKm,
                nameEn,
                startsOn,
                dueOn,
                Status.OPEN,
                null,
                null,
                null,
                createdAt,
                null,
                null,
                address,
                null,
                null);
    }

    /** The same, about this late item. */
    public WorkItem chasing(UUID late) {
        return new WorkItem(
                id,
                task,
                cycleKey,
                year,
                areaCode,
                providerCode,
                stage,
                month,
                nameKm,
                nameEn,
                startsOn,
                dueOn,
                status,
                assigneeId,
                assigneeName,
                claimedAt,
                createdAt,
                closedAt,
                closedByName,
                address,
                late,
                closedForName);
    }

    /** As if nobody had taken it. */
    WorkItem unheld() {
        return new WorkItem(
                id,
                task,
                cycleKey,
                year,
                areaCode,
                providerCode,
                stage,
                month,
                nameKm,
                nameEn,
                startsOn,
                dueOn,
                status,
                null,
                null,
                null,
                createdAt,
                closedAt,
                closedByName,
                address,
                chases,
                closedForName);
    }

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
