package kh.isaf.cycle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The clock the cycle lives by, in Cambodian time. It runs with real time; a test, a simulation or the demonstration
 * may move it.
 */
public class BusinessClock extends Clock {

    public static final ZoneId CAMBODIA = ZoneId.of("Asia/Phnom_Penh");

    private final ZoneId zone;
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();
    private volatile Duration offset = Duration.ZERO;
    private volatile @Nullable Instant standing;

    public BusinessClock() {
        this(CAMBODIA);
    }

    private BusinessClock(ZoneId zone) {
        this.zone = zone;
    }

    /** Makes it this instant now; time goes on from there, unless it stands still. */
    public void moveTo(Instant instant) {
        offset = Duration.between(Clock.systemUTC().instant(), instant);
        if (standing != null) {
            standing = instant;
        }
        followers.forEach(Runnable::run);
    }

    /** From now on time passes by {@link #moveTo} only, so that what takes a while still happens at one moment. */
    public void standStill() {
        standing = instant();
        followers.forEach(Runnable::run);
    }

    public boolean standsStill() {
        return standing != null;
    }

    /** Has this done each time the clock is moved. */
    public void onMove(Runnable follower) {
        followers.add(follower);
    }

    /** How far it is ahead of real time. */
    public Duration offset() {
        return offset;
    }

    @Override
    public Instant instant() {
        Instant still = standing;
        return still != null ? still : Clock.systemUTC().instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        BusinessClock clock = new BusinessClock(other);
        clock.offset = offset;
        clock.standing = standing;
        return clock;
    }
}
