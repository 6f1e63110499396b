package kh.isaf.reminder.telegram;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import kh.isaf.reminder.Cause;
import kh.isaf.reminder.Channel;
import kh.isaf.reminder.OutboundMessage;
import kh.isaf.reminder.Outcome;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientResponseException;

/** Messages by the Telegram bot that is set up; the address is the number of a chat. */
@Component
class TelegramChannel implements Channel {

    static final String ID = "telegram";

    private static final int LONGEST = 4096;

    private final TelegramSettings settings;
    private final TelegramApi api;

    TelegramChannel(TelegramSettings settings, TelegramApi api) {
        this.settings = settings;
        this.api = api;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean configured() {
        return settings.configured();
    }

    @Override
    public boolean repeatable() {
        return false;
    }

    @Override
    public Outcome send(OutboundMessage message) {
        String text = message.body() == null ? message.subject() : message.body();
        try {
            return Outcome.sent(api.send(message.address(), text.substring(0, Math.min(LONGEST, text.length())))
                    .at("/result/message_id")
                    .asString(""));
        } catch (RestClientResponseException e) {
            return refused(e.getStatusCode().value());
        } catch (ResourceAccessException e) {
            return neverArrived(e)
                    ? Outcome.later(Cause.UNREACHABLE, "Telegram cannot be reached")
                    : Outcome.unknown("Telegram did not answer");
        }
    }

    private static Outcome refused(int status) {
        String detail = "HTTP " + status;
        return switch (status) {
            case 429 -> Outcome.paused(detail);
            case 401, 404 -> Outcome.later(Cause.SIGN_IN_REFUSED, detail);
            // the person has stopped the bot, or there is no such chat
            case 400, 403 -> Outcome.failed(Cause.ADDRESS_REFUSED, detail);
            default -> Outcome.later(Cause.REFUSED_FOR_NOW, detail);
        };
    }

    private static boolean neverArrived(Throwable failure) {
        for (Throwable link = failure; link != null; link = link.getCause()) {
            if (link instanceof ConnectException
                    || link instanceof HttpConnectTimeoutException
                    || link instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }
}
