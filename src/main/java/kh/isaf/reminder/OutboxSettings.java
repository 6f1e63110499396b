package kh.isaf.reminder;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages leave (all values assumed but pauseAfter and expiry).
 *
 * @param threads that send, on each node
 * @param poll how often one looks for what is due
 * @param lease how long a sender may take over one message before it counts as lost
 * @param expiry how long a message is worth sending when it does not say itself
 * @param retries waits after the first, second … try that did not succeed; the last one for all further tries
 * @param pause how long a channel rests when the other side asks for it, and at first when it cannot be reached
 * @param pauseAfter silence of all senders after which an operator decides about what waits
 */
@ConfigurationProperties("isaf.outbox")
public record OutboxSettings(
        @DefaultValue("1") int threads,
        @DefaultValue("5s") Duration poll,
        @DefaultValue("5m") Duration lease,
        @DefaultValue("24h") Duration expiry,
        @DefaultValue({"1m", "5m", "15m", "60m"}) List<Duration> retries,
        @DefaultValue("10s") Duration pause,
        @DefaultValue("30m") Duration pauseAfter) {

    Duration retryAfter(int attempts) {
        return retries.get(Math.min(Math.max(attempts, 1), retries.size()) - 1);
    }
}
