package kh.isaf.jaap;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The committee's meeting of one of the twelve months, or why it was not held. */
@Entity
class MonthlyMeeting {

    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    private @Nullable UUID id;

    private String cycleKey = "";
    private int month;
    private boolean held;
    private @Nullable String reasonNotHeld;
    private @Nullable LocalDate heldOn;
    private @Nullable Integer present;
    private @Nullable Integer presentFemale;

    protected MonthlyMeeting() {}

    static MonthlyMeeting held(String cycleKey, int month, LocalDate heldOn, int present, int presentFemale) {
        MonthlyMeeting meeting = new MonthlyMeeting();
        meeting.cycleKey = cycleKey;
        meeting.month = month;
        meeting.held = true;
        meeting.heldOn = heldOn;
        meeting.present = present;
        meeting.presentFemale = presentFemale;
        return meeting;
    }

    static MonthlyMeeting notHeld(String cycleKey, int month, String reason) {
        MonthlyMeeting meeting = new MonthlyMeeting();
        meeting.cycleKey = cycleKey;
        meeting.month = month;
        meeting.reasonNotHeld = reason;
        return meeting;
    }

    String cycleKey() {
        return cycleKey;
    }

    MeetingOfMonth shown() {
        return new MeetingOfMonth(month, held, reasonNotHeld, heldOn, present, presentFemale);
    }
}
