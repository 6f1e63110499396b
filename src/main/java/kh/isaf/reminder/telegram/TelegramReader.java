package kh.isaf.reminder.telegram;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import kh.isaf.reminder.IncomingMessages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Takes in what is written to the bot, update by update; one node at a time reads, by a lease. */
@Component
class TelegramReader {

    private static final Logger LOG = LoggerFactory.getLogger(TelegramReader.class);

    /** Beyond what one question may last. */
    private static final int LEASE_SECONDS = 60;

    /** How a link brings a code; in a group the bot's name stands with it. */
    private static final Pattern START = Pattern.compile("^/start(@\\w+)?\\s+");

    private static final int TRIES = 3;

    private final UUID self = UUID.randomUUID();
    private final TelegramSettings settings;
    private final TelegramApi api;
    private final TelegramChats chats;
    private final IncomingMessages incoming;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    private long failed;
    private int tries;

    TelegramReader(
            TelegramSettings settings,
            TelegramApi api,
            TelegramChats chats,
            IncomingMessages incoming,
            JdbcClient jdbc,
            TransactionTemplate transactions) {
        this.settings = settings;
        this.api = api;
        this.chats = chats;
        this.incoming = incoming;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * Asks for news once, if this node is the one to read.
     *
     * @return how many updates there were; nothing when another node reads
     */
    Optional<Integer> read() {
        Optional<Long> from = settings.configured() ? lease() : Optional.empty();
        if (from.isEmpty()) {
            return Optional.empty();
        }
        JsonNode updates = api.updates(from.get()).path("result");
        for (JsonNode update : updates) {
            taken(update);
        }
        return Optional.of(updates.size());
    }

    /** What cannot be taken in time after time is left out, so that it does not stand before all that follows. */
    private void taken(JsonNode update) {
        long id = update.path("update_id").asLong();
        try {
            transactions.executeWithoutResult(status -> take(update));
        } catch (RuntimeException e) {
            tries = id == failed ? tries + 1 : 1;
            failed = id;
            if (tries < TRIES) {
                throw e;
            }
            LOG.error("Update {} could not be taken in and is left out", id, e);
            jdbc.sql("update telegram_reading set next_update = greatest(next_update, ?)")
                    .param(id + 1)
                    .update();
        }
    }

    private Optional<Long> lease() {
        return jdbc.sql("""
                update telegram_reading set reader = :self, lease_until = now() + make_interval(secs => :lease)
                where reader = :self or lease_until is null or lease_until < now()
                returning next_update""")
                .param("self", self)
                .param("lease", LEASE_SECONDS)
                .query(Long.class)
                .optional();
    }

    /** One update, once: where reading goes on is written down in the same transaction. */
    private void take(JsonNode update) {
        long id = update.path("update_id").asLong();
        int mine = jdbc.sql("update telegram_reading set next_update = :next where next_update <= :id")
                .param("next", id + 1)
                .param("id", id)
                .update();
        if (mine == 0) {
            return;
        }
        JsonNode left = update.path("my_chat_member");
        if (left.isObject()) {
            String state = left.at("/new_chat_member/status").asString("");
            if (state.equals("kicked") || state.equals("left")) {
                chats.gone(left.at("/chat/id").asString());
            } else if (state.equals("member")) {
                chats.back(left.at("/chat/id").asString());
            }
            return;
        }
        JsonNode message = update.path("message");
        String moved = message.path("migrate_to_chat_id").asString("");
        if (!moved.isEmpty()) {
            chats.moved(message.at("/chat/id").asString(), moved);
            return;
        }
        String text = message.path("text").asString("").replace("\u0000", "");
        if (text.isBlank()) {
            LOG.debug("an update without text");
            return;
        }
        String chat = message.at("/chat/id").asString();
        boolean group = !message.at("/chat/type").asString("private").equals("private");
        String name = group
                ? message.at("/chat/title").asString("")
                : message.at("/from/first_name").asString("");
        String code = START.matcher(text).replaceFirst("");
        if (!chats.join(chat, name, group, code) && !group) {
            incoming.take(TelegramChannel.ID, chat, text);
        }
    }
}
