package kh.isaf.reminder;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks people by text message whether the number of the register is still theirs; who answers 1 has confirmed it. */
@Service
public class AddressChecks implements MessageReason {

    static final String KIND = "addressCheck";

    /** Persons p who are asked in an area. */
    private static final String ASKED = """
            \sp.phone is not null and p.sms_stopped_at is null
                and exists (select from role_assignment r where r.person_id = p.id
                    and starts_with(r.area_code, :area) and r.valid_from <= :today
                    and (r.valid_to is null or r.valid_to > :today))
                and not exists (select from dead_address d where d.channel = 'sms' and d.address = p.phone)
                and not exists (select from question q where q.person_id = p.id and q.kind = 'ADDRESS'
                    and q.asked_at > now() - make_interval(secs => :within))\s""";

    /** When each is asked, one after the other. */
    private static final String IN_TURN =
            "now() + make_interval(secs => :quiet + (row_number() over (order by p.id) - 1) * 60 / :perMinute";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ReachSettings settings;
    private final MessageTexts texts;
    private final MessageSource words;
    private final QuietHours quietHours;
    private final AuditTrail audit;
    private final List<Channel> channels;
    private final Bell bell;
    private final OutboxSettings times;
    private final Outbox outbox;

    AddressChecks(
            JdbcClient jdbc,
            Clock clock,
            ReachSettings settings,
            MessageTexts texts,
            MessageSource words,
            QuietHours quietHours,
            AuditTrail audit,
            List<Channel> channels,
            Bell bell,
            OutboxSettings times,
            Outbox outbox) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
        this.texts = texts;
        this.words = words;
        this.quietHours = quietHours;
        this.audit = audit;
        this.channels = channels;
        this.bell = bell;
        this.times = times;
        this.outbox = outbox;
    }

    /**
     * Asks everybody with a role in this area; not again who was asked a short while ago, who wants no text messages,
     * and where nobody is reached. They are asked so many a minute; in quiet hours the questions wait.
     *
     * @param area empty for the nation
     * @return how many were asked
     */
    @Transactional
    public int ask(Actor by, String area) {
        if (!smsConfigured()) {
            throw new Refusal("area", "numbers.error.noSms");
        }
        if (!answersHeard()) {
            throw new Refusal("area", "numbers.error.noAnswers");
        }
        int asked = jdbc.sql("""
                        with asked as (
                            insert into outbound_message (id, dedup_key, channel, person_id, address, language, subject, body,
                                reason, next_at, expires_at)
                            select gen_random_uuid(), 'addressCheck/' || p.id || '/' || :key, 'sms', p.id, p.phone, p.language,
                                case when p.language = 'km' then :subjectKm else :subjectEn end,
                                case when p.language = 'km' then replace(:km, '{name}', p.name_km)
                                    else replace(:en, '{name}', coalesce(nullif(p.name_latin, ''), p.name_km)) end,
                                'addressCheck/' || p.id,\s""" + IN_TURN + "), " + IN_TURN + """
                                \s+ :expiry)
                            from person p
                            where """ + ASKED + """
                            returning id, person_id)
                        insert into question (message_id, kind, person_id) select id, 'ADDRESS', person_id from asked""")
                .param("key", UUID.randomUUID().toString())
                .param("subjectKm", words.getMessage("numbers.check.subject", null, Locale.forLanguageTag("km")))
                .param("subjectEn", words.getMessage("numbers.check.subject", null, Locale.ENGLISH))
                .param("km", question(Locale.forLanguageTag("km")))
                .param("en", question(Locale.ENGLISH))
                .param("area", area)
                .param("today", LocalDate.now(clock))
                .param("quiet", quietHours.left().toSeconds())
                .param("perMinute", settings.checksPerMinute())
                .param("expiry", times.expiry().toSeconds())
                .param("within", settings.answerWithin().toSeconds())
                .update();
        audit.record(by, "number.check", "area/" + area, null, String.valueOf(asked), null);
        if (asked > 0) {
            bell.ringAfterCommit();
        }
        return asked;
    }

    /** How many would be asked in an area now. */
    @Transactional(readOnly = true)
    public int wouldAsk(String area) {
        return jdbc.sql("select count(*) from person p where" + ASKED)
                .param("area", area)
                .param("today", LocalDate.now(clock))
                .param("within", settings.answerWithin().toSeconds())
                .query(Integer.class)
                .single();
    }

    /** The same for the nation once a year, where that is wanted. */
    @Transactional
    public void yearly() {
        if (settings.yearlyCheck() && smsConfigured() && answersHeard()) {
            ask(Actor.system("yearlyCheck"), "");
        }
    }

    private boolean smsConfigured() {
        return channels.stream().anyMatch(one -> one.id().equals(Ways.SMS) && one.configured());
    }

    private boolean answersHeard() {
        return channels.stream().anyMatch(one -> one.id().equals(Ways.SMS) && one.hearsAnswers());
    }

    private String question(Locale locale) {
        return texts.of("address.check", locale, Map.of("name", "{name}"));
    }

    /** Keeps that the number is right, and thanks; an answer to a question that was not asked changes nothing. */
    @EventListener
    @Transactional
    public void on(AddressConfirmed confirmed) {
        jdbc.sql(
                        "update person set phone_confirmed = phone, phone_confirmed_at = now() where id = :person and phone is not null")
                .param("person", confirmed.personId())
                .update();
        jdbc.sql("select id, name_km, phone, language from person where id = ? and phone is not null")
                .param(confirmed.personId())
                .query(Confirming.class)
                .optional()
                .ifPresent(this::thank);
    }

    private record Confirming(UUID id, String nameKm, String phone, String language) {}

    private void thank(Confirming person) {
        audit.record(
                new Actor(person.id(), person.nameKm(), Set.of()),
                "number.confirm",
                "person/" + person.id(),
                null,
                person.phone(),
                null);
        Locale locale = Locale.forLanguageTag(person.language());
        outbox.put(new NewMessage(
                "addressThanks/" + UUID.randomUUID(),
                Ways.SMS,
                person.id(),
                person.phone(),
                person.language(),
                words.getMessage("numbers.check.subject", null, locale),
                texts.of("address.thanks", locale, Map.of()),
                null,
                false,
                KIND + "/" + person.id(),
                null));
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** A number that was changed meanwhile is not asked about. */
    @Override
    public boolean holds(String id) {
        return jdbc.sql("""
                select exists (select from person p join outbound_message m on m.person_id = p.id and m.address = p.phone
                    where p.id = ? and m.reason = 'addressCheck/' || p.id and m.status = 'SENDING')""").param(UUID.fromString(id)).query(Boolean.class).single();
    }

    /** Those that come into the next quiet hours are spread over the morning in the same measure; thanks do not wait. */
    @Override
    public Duration waits(String id, OutboundMessage message) {
        Duration quiet = quietHours.left();
        boolean question = jdbc.sql("select exists (select from question where message_id = ?)")
                .param(message.id())
                .query(Boolean.class)
                .single();
        if (quiet.isZero() || !question) {
            return Duration.ZERO;
        }
        long waiting = jdbc.sql(
                        "select count(*) from outbound_message where status = 'READY' and reason like 'addressCheck/%'")
                .query(Long.class)
                .single();
        return quiet.plusSeconds(ThreadLocalRandom.current().nextLong(waiting * 60 / settings.checksPerMinute() + 1));
    }
}
