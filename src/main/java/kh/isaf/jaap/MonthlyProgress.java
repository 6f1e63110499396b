package kh.isaf.jaap;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far a line was at the meeting of one month. */
@Entity
class MonthlyProgress {

    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    private @Nullable UUID id;

    private UUID activityId = new UUID(0, 0);
    private String cycleKey = "";
    private int month;

    @Enumerated(EnumType.STRING)
    private LineStatus status = LineStatus.NOT_STARTED;

    private int percent;
    private @Nullable String remark;
    private @Nullable LocalDate newDate;

    protected MonthlyProgress() {}

    MonthlyProgress(String cycleKey, UUID activityId, ProgressOfMonth progress) {
        this.cycleKey = cycleKey;
        this.activityId = activityId;
        month = progress.month();
        status = progress.status();
        percent = progress.percent();
        remark = progress.remark();
        newDate = progress.newDate();
    }

    UUID activityId() {
        return activityId;
    }

    ProgressOfMonth shown() {
        return new ProgressOfMonth(month, status, percent, remark, newDate);
    }
}
