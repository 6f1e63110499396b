package kh.isaf.people;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links by which people enter their accounts for the first time or choose a new password. Each works once, for a time
 * that the database's clock measures, and until a newer one is issued.
 */
@Service
@Transactional
public class AccountLinks {

    private final JdbcClient jdbc;
    private final AccountSettings settings;
    private final ProductAddress address;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AccountLinks(
            JdbcClient jdbc,
            AccountSettings settings,
            ProductAddress address,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.address = address;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Whether the link still opens its account: it is unused, unexpired and not replaced. */
    @Transactional(readOnly = true)
    public boolean open(UUID linkId) {
        return jdbc.sql("""
                select exists (select 1 from account_link
                    where id = ? and used_at is null and replaced_at is null and expires_at > now())""").param(linkId).query(Boolean.class).single();
    }

    /** The link with this token, whatever became of it. */
    @Transactional(readOnly = true)
    public Optional<AccountLink> find(String token) {
        return jdbc.sql("""
                select l.id, l.kind, l.person_id, p.name_km, p.name_latin, a.username, p.language, l.expires_at,
                    case when l.used_at is not null then 'USED' when l.replaced_at is not null then 'REPLACED'
                        when l.expires_at <= now() then 'EXPIRED' else 'OPEN' end as state
                from account_link l left join person p on p.id = l.person_id
                    left join account a on a.person_id = l.person_id
                where l.token_hash = ?""").param(Secret.hash(token)).query(AccountLink.class).optional();
    }

    /**
     * Issues a link to somebody's account; what was issued before is worth nothing from now on. One that goes by e-mail
     * is told to whoever sends it.
     */
    public IssuedLink issue(Actor by, UUID personId, AccountLink.Way way) {
        Person person = person(personId);
        if (!person.enabled()) {
            throw new Refusal(null, "accounts.refused.disabled");
        }
        if (way == AccountLink.Way.MAIL && person.email() == null) {
            throw new Refusal(null, "accounts.refused.noEmail");
        }
        AccountLink.Kind kind = person.entered() ? AccountLink.Kind.RESET : AccountLink.Kind.INVITATION;
        String token = Secret.token();
        UUID id = UUID.randomUUID();
        OffsetDateTime expires = insert(id, kind, personId, token, way, hours(kind, way));
        String url = address.of("/start/" + token);
        audit.record(by, "account.link", "person/" + personId, null, kind + " " + way, null);
        if (way == AccountLink.Way.MAIL) {
            events.publishEvent(new AccountLinkIssued(
                    id,
                    AccountLinkIssued.Kind.valueOf(kind.name()),
                    personId,
                    person.nameKm(),
                    person.nameLatin(),
                    person.email(),
                    person.language(),
                    person.username(),
                    url,
                    expires.toInstant()));
        }
        return new IssuedLink(id, kind, personId, person.nameKm(), person.nameLatin(), person.username(), url, expires);
    }

    /** Issues the link that makes the first administrator. */
    String issueForAdministrator() {
        String token = Secret.token();
        insert(
                UUID.randomUUID(),
                AccountLink.Kind.ADMIN,
                null,
                token,
                AccountLink.Way.LOG,
                settings.administratorHours());
        return address.of("/start/" + token);
    }

    /** Uses a link up; of several who try at once it works for one. */
    boolean use(UUID linkId) {
        return jdbc.sql("""
                update account_link set used_at = now()
                where id = ? and used_at is null and replaced_at is null and expires_at > now()""").param(linkId).update() == 1;
    }

    /** Makes the links of an account worthless. */
    void withdraw(@Nullable UUID personId) {
        jdbc.sql("""
                update account_link set replaced_at = now()
                where person_id is not distinct from cast(? as uuid) and used_at is null and replaced_at is null""").param(personId).update();
    }

    /** Links to this account that its person asked for in the last hour. */
    int resetsOfLastHour(UUID personId) {
        return jdbc.sql("""
                select count(*) from account_link
                where person_id = ? and way = 'MAIL' and issued_at > now() - interval '1 hour'""").param(personId).query(Integer.class).single();
    }

    private OffsetDateTime insert(
            UUID id, AccountLink.Kind kind, @Nullable UUID personId, String token, AccountLink.Way way, int hours) {
        withdraw(personId);
        return jdbc.sql("""
                insert into account_link (id, kind, person_id, token_hash, way, expires_at)
                values (:id, :kind, :person, :hash, :way, now() + make_interval(hours => :hours))
                returning expires_at""")
                .param("id", id)
                .param("kind", kind.name())
                .param("person", personId)
                .param("hash", Secret.hash(token))
                .param("way", way.name())
                .param("hours", hours)
                .query(OffsetDateTime.class)
                .single()
                .atZoneSameInstant(clock.getZone())
                .toOffsetDateTime();
    }

    private int hours(AccountLink.Kind kind, AccountLink.Way way) {
        if (way == AccountLink.Way.PRINT) {
            return settings.printedDays() * 24;
        }
        return kind == AccountLink.Kind.RESET ? settings.resetHours() : settings.invitationDays() * 24;
    }

    /** Locks the account, so that two links are issued one after the other. */
    private Person person(UUID personId) {
        return jdbc.sql("""
                select p.name_km, p.name_latin, nullif(p.email, '') as email, p.language, a.username, a.enabled,
                    a.password_hash is not null as entered
                from account a join person p on p.id = a.person_id where a.person_id = ? for update of a""")
                .param(personId)
                .query(Person.class)
                .optional()
                .orElseThrow(() -> new NotFound("account of " + personId));
    }

    private record Person(
            String nameKm,
            String nameLatin,
            @Nullable String email,
            String language,
            String username,
            boolean enabled,
            boolean entered) {}
}
