package kh.isaf.i4c;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import kh.isaf.access.Refusal;
import kh.isaf.i4c.RecordDissemination.HeldRow;
import org.junit.jupiter.api.Test;

class DisseminationTests {

    private static final LocalDate DAY = LocalDate.of(2027, 3, 1);

    @Test
    void everyReportAddsItsMeetings() {
        Dissemination dissemination = new Dissemination("2027-120801");
        dissemination.held(List.of(meeting("Phum 1", 30, 26, 10)));
        dissemination.held(List.of(meeting("Phum 2", 20, 10, 5), meeting("Phum 3", 1, 1, 0)));
        assertThat(dissemination.summary().meetings()).isEqualTo(3);
        assertThat(dissemination.summary().people()).isEqualTo(new Headcount(51, 37, 0));
        assertThat(dissemination.summary().youth()).isEqualTo(15);
    }

    @Test
    void aPlannedMeetingIsOutstandingUntilItsReportComes() {
        Dissemination dissemination = new Dissemination("2027-120801");
        MeetingPlan first = new MeetingPlan(DAY, "villageMeeting", "Phum 1");
        MeetingPlan second = new MeetingPlan(DAY, "villageMeeting", "Phum 2");
        dissemination.plan(List.of(first, second), 100);
        dissemination.held(List.of(meeting("Phum 1", 30, 26, 0)));
        assertThat(dissemination.summary().outstanding()).containsExactly(second);
    }

    @Test
    void aGroupLargerThanTheMeetingIsRefusedAtItsField() {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> meeting("Phum 1", 3, 3, 7));
        assertThat(refusal.field()).isEqualTo("meetings[0].youth");
        assertThat(refusal.args()).containsExactly(6);
    }

    private static HeldMeeting meeting(String place, int women, int men, int youth) {
        return HeldMeeting.of(
                "meetings[0]",
                new HeldRow(DAY, "villageMeeting", place, women, men, null, youth, null, null, null, null, 50));
    }
}
