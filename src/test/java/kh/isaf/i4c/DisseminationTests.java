package kh.isaf.i4c;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import kh.isaf.access.Refusal;
import kh.isaf.i4c.RecordDissemination.HeldRow;
import org.junit.jupiter.api.Test;

class DisseminationTests {

    private static final LocalDate DAY = LocalDate.of(2027, 3, 1);
    private static final UUID REPORT = UUID.randomUUID();

    @Test
    void everyReportAddsItsMeetings() {
        Dissemination dissemination = new Dissemination("2027-120801");
        dissemination.held(UUID.randomUUID(), List.of(meeting("Phum 1", 30, 26, 10)));
        dissemination.held(UUID.randomUUID(), List.of(meeting("Phum 2", 20, 10, 5), meeting("Phum 3", 1, 1, 0)));
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
        dissemination.held(UUID.randomUUID(), List.of(meeting("Phum 1", 30, 26, 0)));
        assertThat(dissemination.summary().outstanding()).containsExactly(second);
    }

    @Test
    void aGroupLargerThanTheMeetingIsRefusedAtItsField() {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> meeting("Phum 1", 3, 3, 7));
        assertThat(refusal.field()).isEqualTo("meetings[0].youth");
        assertThat(refusal.args()).containsExactly(6);
    }

    @Test
    void aReportToldAgainReplacesItsOwnMeetingsOnly() {
        Dissemination dissemination = new Dissemination("2027-120801");
        dissemination.held(UUID.randomUUID(), List.of(meeting(UUID.randomUUID(), "Phum 1", 30, 26, 10)));
        dissemination.held(REPORT, List.of(meeting("Phum 2", 20, 10, 5), meeting("Phum 3", 1, 1, 0)));
        dissemination.held(REPORT, List.of(meeting("Phum 2", 21, 10, 5)));
        assertThat(dissemination.summary().meetings()).isEqualTo(2);
        assertThat(dissemination.summary().people()).isEqualTo(new Headcount(51, 36, 0));
    }

    private static HeldMeeting meeting(String place, int women, int men, int youth) {
        return meeting(REPORT, place, women, men, youth);
    }

    private static HeldMeeting meeting(UUID report, String place, int women, int men, int youth) {
        return HeldMeeting.of(
                "meetings[0]",
                new HeldRow(DAY, "villageMeeting", place, women, men, null, youth, null, null, null, null, 50),
                report);
    }
}
