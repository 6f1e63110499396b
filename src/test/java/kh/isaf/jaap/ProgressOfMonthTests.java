package kh.isaf.jaap;

import static kh.isaf.jaap.SittingTests.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProgressOfMonthTests {

    private static final ProgressOfMonth HALF = new ProgressOfMonth(3, LineStatus.ONGOING, 50, "walls stand", null);
    private static final ProgressOfMonth DONE = new ProgressOfMonth(3, LineStatus.DONE, 100, null, null);

    @Test
    void doneIsAllOfIt() {
        assertThat(HALF.next(4, row(LineStatus.DONE, null, null), "lines[0]").percent())
                .isEqualTo(100);
        assertThat(HALF.next(4, row(LineStatus.DONE, 100, null), "lines[0]").percent())
                .isEqualTo(100);
        refused(
                () -> HALF.next(4, row(LineStatus.DONE, 90, null), "lines[2]"),
                "lines[2].percent",
                "jaap.refusal.doneIsHundred");
    }

    @Test
    void notStartedIsNothingOfIt() {
        assertThat(HALF.next(4, row(LineStatus.NOT_STARTED, null, null), "lines[0]")
                        .percent())
                .isZero();
        refused(
                () -> HALF.next(4, row(LineStatus.NOT_STARTED, 5, null), "lines[0]"),
                "lines[0].percent",
                "jaap.refusal.notStartedIsZero");
    }

    @Test
    void withoutAFigureTheLastOneStays() {
        ProgressOfMonth next = HALF.next(4, row(LineStatus.ONGOING, null, null), "lines[0]");

        assertThat(next).isEqualTo(new ProgressOfMonth(4, LineStatus.ONGOING, 50, null, null));
    }

    @Test
    void whatIsDoneIsReopenedWithARemarkOnly() {
        refused(
                () -> DONE.next(4, row(LineStatus.ONGOING, 80, " "), "lines[1]"),
                "lines[1].remark",
                "jaap.refusal.reopened");
        assertThat(DONE.next(4, row(LineStatus.ONGOING, 80, "the roof leaks"), "lines[1]")
                        .status())
                .isEqualTo(LineStatus.ONGOING);
        assertThat(DONE.next(4, row(LineStatus.DONE, null, null), "lines[1]").percent())
                .isEqualTo(100);
    }

    private static RecordMonthlyMeeting.Line row(
            LineStatus status, @Nullable Integer percent, @Nullable String remark) {
        return new RecordMonthlyMeeting.Line("ka-1", status, percent, remark, null);
    }
}
