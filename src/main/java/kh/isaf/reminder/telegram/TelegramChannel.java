package kh.isaf.reminder.telegram;

import java.util.regex.Pattern;
import kh.isaf.reminder.Cause;
import kh.isaf.reminder.Channel;
import kh.isaf.reminder.OutboundMessage;
import kh.isaf.reminder.Outcome;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.databind.JsonNode;

/** Messages by the Telegram bot that is set up; the address is the number of a chat. */
@Component
class TelegramChannel implements Channel {

    static final String ID = "telegram";

    private static final int LONGEST = 4096;

    /** What is said about a chat that there is no more. */
    private static final Pattern NO_CHAT =
            Pattern.compile("(?i)chat not found|user is deactivated|PEER_ID_INVALID|group chat was deleted");

    private final TelegramSettings settings;
    private final TelegramApi api;
    private final TelegramChats chats;

    TelegramChannel(TelegramSettings settings, TelegramApi api, TelegramChats chats) {
        this.settings = settings;
        this.api = api;
        this.chats = chats;
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
    public boolean hearsAnswers() {
        return true;
    }

    @Override
    public Outcome send(OutboundMessage message) {
        String text = message.body() == null ? message.subject() : message.body();
        String cut = text.substring(0, Math.min(LONGEST, text.length()));
        return send(message.address(), cut, false);
    }

    private Outcome send(String chat, String text, boolean moved) {
        try {
            return Outcome.sent(api.send(chat, text).at("/result/message_id").asString(""));
        } catch (RestClientResponseException e) {
            return refused(chat, text, moved, e);
        } catch (ResourceAccessException e) {
            return Outcome.silence("Telegram", e);
        }
    }

    private Outcome refused(String chat, String text, boolean moved, RestClientResponseException answer) {
        int status = answer.getStatusCode().value();
        JsonNode said = api.read(answer.getResponseBodyAsString());
        String detail = ("HTTP " + status + " " + said.path("description").asString("")).strip();
        return switch (status) {
            case 429 -> Outcome.paused(detail);
            case 401, 404 -> Outcome.later(Cause.SIGN_IN_REFUSED, "HTTP " + status);
            case 403 -> {
                // a person has stopped the bot, or it was put out of a group
                chats.goneIfGroup(chat);
                yield Outcome.failed(Cause.ADDRESS_REFUSED, detail);
            }
            case 400 -> {
                String newChat = said.at("/parameters/migrate_to_chat_id").asString("");
                if (!newChat.isEmpty() && !moved) {
                    // it was not taken under the number the group had before
                    chats.moved(chat, newChat);
                    yield send(newChat, text, true);
                }
                boolean noChat = NO_CHAT.matcher(detail).find();
                if (noChat) {
                    chats.goneIfGroup(chat);
                }
                yield Outcome.failed(noChat ? Cause.ADDRESS_REFUSED : Cause.REFUSED, detail);
            }
            default -> status >= 500 ? Outcome.unknown(detail) : Outcome.later(Cause.REFUSED_FOR_NOW, detail);
        };
    }
}
