package kh.isaf.reminder;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.ResourceAccessException;

/**
 * What became of one try to send a message.
 *
 * @param providerId by which the other side knows the message
 * @param detail what the other side said
 */
public record Outcome(
        Kind kind,
        @Nullable String providerId,
        @Nullable Cause cause,
        @Nullable String detail) {

    /** What follows from it. */
    public enum Kind {
        SENT,
        /** To be tried again. */
        LATER,
        /** The other side asks for a pause: this was no try, and the channel rests for a while. */
        PAUSED,
        FAILED,
        /** It may have gone out. */
        UNKNOWN,
        /** Not to be sent any more. */
        GONE
    }

    public static Outcome sent(@Nullable String providerId) {
        return new Outcome(Kind.SENT, providerId, null, null);
    }

    public static Outcome later(Cause cause, @Nullable String detail) {
        return new Outcome(Kind.LATER, null, cause, detail);
    }

    public static Outcome paused(@Nullable String detail) {
        return new Outcome(Kind.PAUSED, null, Cause.REFUSED_FOR_NOW, detail);
    }

    public static Outcome failed(Cause cause, @Nullable String detail) {
        return new Outcome(Kind.FAILED, null, cause, detail);
    }

    public static Outcome unknown(@Nullable String detail) {
        return new Outcome(Kind.UNKNOWN, null, Cause.OUTCOME_UNKNOWN, detail);
    }

    /**
     * Nothing was heard from the other side of an HTTP connection: without a connection the message cannot have left this
     * machine.
     */
    public static Outcome silence(String who, ResourceAccessException failure) {
        for (Throwable link = failure; link != null; link = link.getCause()) {
            if (link instanceof ConnectException
                    || link instanceof HttpConnectTimeoutException
                    || link instanceof UnknownHostException) {
                return later(Cause.UNREACHABLE, who + " cannot be reached");
            }
        }
        return unknown(who + " did not answer");
    }

    static Outcome gone() {
        return new Outcome(Kind.GONE, null, Cause.REASON_GONE, null);
    }

    static Outcome wayClosed() {
        return new Outcome(Kind.GONE, null, Cause.WAY_CLOSED, null);
    }

    /** Whether the next message would meet the same fate now. */
    boolean concernsAll() {
        return kind == Kind.PAUSED
                || kind == Kind.LATER && (cause == Cause.UNREACHABLE || cause == Cause.SIGN_IN_REFUSED);
    }
}
