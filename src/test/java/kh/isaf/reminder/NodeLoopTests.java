package kh.isaf.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A loop of a node goes on whatever goes wrong, and ends when it is told to, also while it waits. */
class NodeLoopTests {

    @Test
    void oneTurnThatFailsIsFollowedByTheNext() throws Exception {
        CountDownLatch third = new CountDownLatch(3);
        NodeLoop loop = loop(Duration.ofMillis(1), () -> {
            third.countDown();
            if (third.getCount() == 1) {
                throw new IllegalStateException("the database is away");
            }
            if (third.getCount() == 2) {
                throw new StackOverflowError();
            }
            return false;
        });
        loop.start();
        assertThat(third.await(10, TimeUnit.SECONDS)).isTrue();
        loop.stop();
    }

    @Test
    void itEndsWhileItWaits() throws Exception {
        AtomicInteger turns = new AtomicInteger();
        CountDownLatch first = new CountDownLatch(1);
        NodeLoop loop = loop(Duration.ofHours(1), () -> {
            turns.incrementAndGet();
            first.countDown();
            return false;
        });
        loop.start();
        assertThat(first.await(10, TimeUnit.SECONDS)).isTrue();
        long begin = System.nanoTime();
        loop.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
        assertThat(loop.isRunning()).isFalse();
        assertThat(turns).hasValue(1);
        assertThat(loop.getPhase()).isEqualTo(Integer.MAX_VALUE);
    }

    private interface Turn {

        boolean take();
    }

    private static NodeLoop loop(Duration pause, Turn turn) {
        return new NodeLoop("test", pause) {
            @Override
            protected boolean turn() {
                return turn.take();
            }
        };
    }
}
