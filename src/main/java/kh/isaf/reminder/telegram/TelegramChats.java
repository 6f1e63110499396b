package kh.isaf.reminder.telegram;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who has joined which chat: people their own, districts and provinces a group of theirs, each by a code. */
@Service
@Transactional
public class TelegramChats {

    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 8;

    private final JdbcClient jdbc;
    private final TelegramSettings settings;
    private final AuditTrail audit;
    private final SecureRandom random = new SecureRandom();

    TelegramChats(JdbcClient jdbc, TelegramSettings settings, AuditTrail audit) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.audit = audit;
    }

    /**
     * A chat that is joined.
     *
     * @param personId null for a group
     * @param areaCode null for a person
     */
    public record Chat(
            String chat, @Nullable UUID personId, @Nullable String areaCode, String name) {}

    /** A code that joins whoever writes it to the bot. */
    public String code(Actor actor) {
        return code(actor, null);
    }

    /** A code that joins the group in which it is written to an area. */
    public String groupCode(Actor actor, String areaCode) {
        if (!actor.may(Role.DMK_GROUP, areaCode)
                && !actor.may(Role.CP_GROUP, areaCode)
                && !actor.may(Role.NCDDS_ADMIN, areaCode)) {
            throw new AccessDeniedException("no group of " + areaCode);
        }
        return code(actor, areaCode);
    }

    private String code(Actor actor, @Nullable String areaCode) {
        if (!settings.configured()) {
            throw new Refusal("channel", "telegram.error.none");
        }
        StringBuilder code = new StringBuilder();
        for (int at = 0; at < LENGTH; at++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        jdbc.sql("delete from telegram_code where person_id = :person or expires_at < now()")
                .param("person", actor.personId())
                .update();
        jdbc.sql("""
                insert into telegram_code (code, person_id, area_code, expires_at)
                values (:code, :person, :area, now() + make_interval(secs => :lasts))""")
                .param("code", code.toString())
                .param("person", actor.personId())
                .param("area", areaCode)
                .param("lasts", settings.codeLasts().toSeconds())
                .update();
        return code.toString();
    }

    /**
     * Somebody wrote a text to the bot: if it is a code that is good, the chat is joined.
     *
     * @param group whether the chat is one of several people
     */
    boolean join(String chat, String name, boolean group, String text) {
        Optional<Code> known = jdbc.sql("""
                delete from telegram_code where code = upper(:code) and expires_at > now() and (area_code is not null) = :group
                returning person_id, area_code""")
                .param("code", text.strip())
                .param("group", group)
                .query(Code.class)
                .optional();
        if (known.isEmpty()) {
            return false;
        }
        Code code = known.get();
        jdbc.sql("delete from telegram_chat where chat = :chat or (:group = false and person_id = :person)")
                .param("chat", chat)
                .param("group", group)
                .param("person", code.personId())
                .update();
        jdbc.sql("""
                insert into telegram_chat (chat, person_id, area_code, name, joined_by)
                values (:chat, :person, :area, :name, :by)""")
                .param("chat", chat)
                .param("person", group ? null : code.personId())
                .param("area", code.areaCode())
                .param("name", name)
                .param("by", code.personId())
                .update();
        audit.record(
                new Actor(code.personId(), name, Set.of()),
                "telegram.join",
                group ? "area/" + code.areaCode() : "person/" + code.personId(),
                null,
                name,
                null);
        return true;
    }

    private record Code(UUID personId, @Nullable String areaCode) {}

    /** The bot was stopped, or put out of a group. */
    void gone(String chat) {
        jdbc.sql("update telegram_chat set gone_at = now() where chat = ? and gone_at is null")
                .param(chat)
                .update();
    }

    /** The chat of a person; empty if there is none. */
    @Transactional(readOnly = true)
    public Optional<String> of(UUID personId) {
        return jdbc.sql("select chat from telegram_chat where person_id = ? and gone_at is null")
                .param(personId)
                .query(String.class)
                .optional();
    }
}
