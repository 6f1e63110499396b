package kh.isaf.reminder.telegram;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.cycle.BusinessClock;
import kh.isaf.reminder.LooseTasks;
import kh.isaf.reminder.WaitingMessages;
import kh.isaf.worklist.Candidate;
import kh.isaf.worklist.WorkItems;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who has joined which chat: people their own, districts and provinces a group of theirs, each by a code. */
@Service
@Transactional
public class TelegramChats {

    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 8;

    /** The loose task about a group that the bot was put out of, and the working days it has (assumed). */
    private static final String GONE = "telegramGroup";

    private static final int DAYS = 5;

    private final JdbcClient jdbc;
    private final TelegramSettings settings;
    private final AuditTrail audit;
    private final WorkItems workItems;
    private final WaitingMessages waiting;
    private final LooseTasks looseTasks;
    private final SecureRandom random = new SecureRandom();

    TelegramChats(
            JdbcClient jdbc,
            TelegramSettings settings,
            AuditTrail audit,
            WorkItems workItems,
            WaitingMessages waiting,
            LooseTasks looseTasks) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.audit = audit;
        this.workItems = workItems;
        this.waiting = waiting;
        this.looseTasks = looseTasks;
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
        if (!mayKeep(actor, areaCode)) {
            throw new NotFound("area " + areaCode);
        }
        if (areas(actor).stream().noneMatch(area -> area.code().equals(areaCode))) {
            throw new Refusal("area", "groups.error.area");
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
        jdbc.sql(
                        "delete from telegram_code where person_id = :person and area_code is not distinct from :area or expires_at < now()")
                .param("person", actor.personId())
                .param("area", areaCode)
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
        alive(chat);
        Actor by = new Actor(code.personId(), name(code.personId(), name), Set.of());
        if (group) {
            workItems.doneAt(GONE, address(code.areaCode()), by);
        }
        audit.record(
                by, "telegram.join", group ? "area/" + code.areaCode() : "person/" + code.personId(), null, name, null);
        return true;
    }

    private record Code(UUID personId, @Nullable String areaCode) {}

    private String name(UUID personId, String other) {
        return jdbc.sql("select name_km from person where id = ?")
                .param(personId)
                .query(String.class)
                .optional()
                .orElse(other);
    }

    private static String address(@Nullable String areaCode) {
        return "/groups?area=" + areaCode;
    }

    /** The bot was stopped, or put out of a group; of a group those hear who keep it. */
    void gone(String chat) {
        jdbc.sql("""
                update telegram_chat set gone_at = now() where chat = ? and gone_at is null
                returning chat, person_id, area_code, name""").param(chat).query(Chat.class).optional().ifPresent(this::alert);
    }

    private void alert(Chat gone) {
        String area = gone.areaCode();
        audit.record(
                Actor.system("telegram"),
                "telegram.gone",
                area == null ? "person/" + gone.personId() : "area/" + area,
                gone.name(),
                null,
                null);
        if (area != null) {
            looseTasks.open(
                    GONE,
                    address(area),
                    area,
                    new Candidate(area.length() > 2 ? Role.DMK_GROUP : Role.CP_GROUP, area),
                    DAYS,
                    "បូតមិននៅក្នុងក្រុម Telegram «" + gone.name() + "» ទៀតទេ៖ សូមភ្ជាប់ម្តងទៀត",
                    "The bot is no longer in the Telegram group “" + gone.name() + "”: link it again");
        }
    }

    /** A message could not be sent to this chat; a person's number is kept, as he or she may come back. */
    void goneIfGroup(String chat) {
        boolean group = jdbc.sql("select exists (select from telegram_chat where chat = ? and area_code is not null)")
                .param(chat)
                .query(Boolean.class)
                .single();
        if (group) {
            gone(chat);
        }
    }

    /** Somebody is there again; a later message may find out otherwise. */
    private void alive(String chat) {
        jdbc.sql("delete from dead_address where channel = 'telegram' and address = ?")
                .param(chat)
                .update();
    }

    /** A person has let the bot write again. */
    void back(String chat) {
        alive(chat);
        jdbc.sql(
                        "update telegram_chat set gone_at = null where chat = ? and person_id is not null and not exists ("
                                + "select from telegram_chat o where o.person_id = telegram_chat.person_id and o.gone_at is null)")
                .param(chat)
                .update();
    }

    /** A group has got another number; that may be told more than once. */
    void moved(String chat, String to) {
        jdbc.sql("delete from telegram_chat where chat = ? and exists (select from telegram_chat where chat = ?)")
                .params(to, chat)
                .update();
        jdbc.sql("update telegram_chat set chat = ? where chat = ?")
                .params(to, chat)
                .update();
        jdbc.sql(
                        "update outbound_message set address = ? where address = ? and channel = 'telegram' and status in ('READY', 'SENDING')")
                .params(to, chat)
                .update();
    }

    /** The person does not want to be written to by Telegram any more. */
    public void leave(Actor actor) {
        List<String> left = jdbc.sql("delete from telegram_chat where person_id = ? returning chat")
                .param(actor.personId())
                .query(String.class)
                .list();
        left.forEach(chat -> waiting.takeBack(TelegramChannel.ID, chat));
        if (!left.isEmpty()) {
            audit.record(actor, "telegram.leave", "person/" + actor.personId(), null, null, null);
        }
    }

    /** The groups of areas the actor looks after. */
    @Transactional(readOnly = true)
    public List<Group> groups(Actor actor) {
        return jdbc.sql("""
                select t.chat, t.area_code, a.name_km as area_km, a.name_latin as area_latin, t.name,
                    (t.joined_at at time zone :zone)::date as joined_on, (t.gone_at at time zone :zone)::date as gone_on
                from telegram_chat t join area a on a.code = t.area_code
                order by t.area_code, t.gone_at nulls first, t.name, t.chat""").param("zone", BusinessClock.CAMBODIA.getId()).query(Group.class).list().stream()
                .filter(group -> mayKeep(actor, group.areaCode()))
                .toList();
    }

    /** Takes a group off the list; the bot writes there no longer. */
    public void remove(Actor actor, String chat) {
        Group group = groups(actor).stream()
                .filter(one -> one.chat().equals(chat))
                .findFirst()
                .orElseThrow(() -> new NotFound("group " + chat));
        jdbc.sql("delete from telegram_chat where chat = ?").param(chat).update();
        waiting.takeBack(TelegramChannel.ID, chat);
        workItems.doneAt(GONE, address(group.areaCode()), actor);
        audit.record(actor, "telegram.leave", "area/" + group.areaCode(), group.name(), null, null);
    }

    /** Provinces and districts for which the actor may link a group. */
    @Transactional(readOnly = true)
    public List<Place> areas(Actor actor) {
        return jdbc.sql("""
                select code, name_km, name_latin from area
                where length(code) in (2, 4) and closed_on is null order by code""").query(Place.class).list().stream()
                .filter(area -> mayKeep(actor, area.code()))
                .toList();
    }

    private static boolean mayKeep(Actor actor, String areaCode) {
        return actor.may(Role.DMK_GROUP, areaCode)
                || actor.may(Role.CP_GROUP, areaCode)
                || actor.may(Role.NCDDS_ADMIN, areaCode);
    }

    /** A province or district. */
    public record Place(String code, String nameKm, String nameLatin) {

        public String name(Locale locale) {
            return locale.getLanguage().equals("km") ? nameKm : nameLatin;
        }
    }

    /**
     * A group that is linked, or was until the bot was put out of it.
     *
     * @param goneOn null while the bot is in it
     */
    public record Group(
            String chat,
            String areaCode,
            String areaKm,
            String areaLatin,
            String name,
            LocalDate joinedOn,
            @Nullable LocalDate goneOn) {

        public String area(Locale locale) {
            return locale.getLanguage().equals("km") ? areaKm : areaLatin;
        }
    }

    /** The chat of a person with the bot, as the page about it shows it. */
    @Transactional(readOnly = true)
    public Optional<Chat> mine(Actor actor) {
        return jdbc.sql(
                        "select chat, person_id, area_code, name from telegram_chat where person_id = ? and gone_at is null")
                .param(actor.personId())
                .query(Chat.class)
                .optional();
    }
}
