package kh.isaf.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What waited through a long stop goes only when somebody has decided so. */
class BacklogTests extends OutboxTest {

    @Test
    void afterALongStopNothingIsSentUntilSomebodyDecides() throws Exception {
        put("old");
        assertThat(stopForAnHour()).isZero();
        assertThat(state("old")).isEqualTo("READY");
        assertThat(backlog.waiting())
                .hasValueSatisfying(waiting -> assertThat(waiting.messages()).isEqualTo(1));
        put("new");
        assertThat(sender().sendDue()).isZero();

        assertThat(backlog.decide(Backlog.Decision.RELEASE, OPERATOR)).isTrue();
        assertThat(backlog.decide(Backlog.Decision.DISCARD, OPERATOR))
                .as("decided already")
                .isFalse();
        assertThat(sender().sendDue()).isEqualTo(2);
    }

    @Test
    void aBacklogEndsAsTooLateOrIsDiscarded() throws Exception {
        put("old");
        stopForAnHour();
        put("new");
        backlog.decide(Backlog.Decision.EXPIRE, OPERATOR);
        assertThat(state("old")).isEqualTo("EXPIRED");
        assertThat(sender().sendDue()).as("what came after the stop").isEqualTo(1);

        put(message("secret", true, null, null));
        stopForAnHour();
        backlog.decide(Backlog.Decision.DISCARD, OPERATOR);
        assertThat(state("secret")).isEqualTo("WITHDRAWN");
        assertThat(body("secret")).isNull();
        assertThat(sender().sendDue()).isZero();
    }

    @Test
    void aLongStopWithNothingWaitingIsNone() throws Exception {
        stopForAnHour();
        assertThat(backlog.waiting()).isEmpty();
    }

    private int stopForAnHour() throws Exception {
        jdbc.sql("update outbox_state set heartbeat_at = now() - interval '1 hour'")
                .update();
        return sender().sendDue();
    }
}
