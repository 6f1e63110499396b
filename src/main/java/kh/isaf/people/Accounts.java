package kh.isaf.people;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The accounts people sign in with. Locks are measured by the database's clock, which nobody moves. */
@Service
@Transactional
public class Accounts {

    private static final String COLUMNS = """
            select person_id, username, password_hash, enabled, coalesce(locked_until > now(), false) as locked,
                totp_secret is not null as second_factor
            from account where\s""";

    /** Who writes down that somebody else could not sign in. */
    private static final Actor DOOR = Actor.system("sign-in");

    private final JdbcClient jdbc;
    private final LastAdministrator lastAdministrator;
    private final SignInSettings settings;
    private final PasswordEncoder encoder;
    private final AccountLinks links;
    private final AuditTrail audit;

    Accounts(
            JdbcClient jdbc,
            SignInSettings settings,
            PasswordEncoder encoder,
            AccountLinks links,
            AuditTrail audit,
            LastAdministrator lastAdministrator) {
        this.lastAdministrator = lastAdministrator;
        this.jdbc = jdbc;
        this.settings = settings;
        this.encoder = encoder;
        this.links = links;
        this.audit = audit;
    }

    /** A user name as it is kept and compared. */
    static String key(String username) {
        String visible = username.replaceAll("\\p{Cntrl}", "").strip();
        return Normalizer.normalize(visible, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    @Transactional(readOnly = true)
    public Optional<Account> find(String username) {
        return jdbc.sql(COLUMNS + "username = ?")
                .param(key(username))
                .query(Account.class)
                .optional();
    }

    @Transactional(readOnly = true)
    public Optional<Account> of(UUID personId) {
        return jdbc.sql(COLUMNS + "person_id = ?")
                .param(personId)
                .query(Account.class)
                .optional();
    }

    @Transactional(readOnly = true)
    public boolean exists(String username) {
        return find(username).isPresent();
    }

    /** Opens an account that nobody can enter yet: its person needs a link. */
    public void open(Actor by, UUID personId, String username) {
        Username.check(username);
        int opened = jdbc.sql(
                        "insert into account (person_id, username) select id, ? from person where id = ? on conflict do nothing")
                .params(key(username), personId)
                .update();
        if (opened == 0) {
            throw exists(username)
                    ? new Refusal("username", "accounts.refused.taken")
                    : new Refusal(null, "accounts.refused.hasOne");
        }
        audit.record(by, "account.open", "person/" + personId, null, key(username), null);
    }

    /** Counts a wrong password or code; the last one allowed locks the account. While it is locked nothing is counted. */
    public void failed(String username, String action) {
        Optional<Account> account = find(username);
        audit.record(
                DOOR, action, account.map(known -> "person/" + known.personId()).orElse("account"), null, null, null);
        jdbc.sql("""
                update account set
                    failed_attempts = case when locked_until is null then failed_attempts + 1 else 1 end,
                    locked_until = case when locked_until is null and failed_attempts + 1 >= :max
                        then now() + make_interval(mins => :minutes) end
                where username = :username and (locked_until is null or locked_until <= now())""")
                .param("max", settings.maxFailures())
                .param("minutes", settings.lockMinutes())
                .param("username", key(username))
                .update();
    }

    /** The right password, and the right code where one is asked for: earlier failures are forgotten. */
    public void succeeded(UUID personId) {
        jdbc.sql("""
                update account set failed_attempts = 0, locked_until = null
                where person_id = ? and (failed_attempts > 0 or locked_until is not null)""").param(personId).update();
    }

    /** Somebody is in: password and, where needed, code are given. */
    public void entered(Actor person) {
        jdbc.sql("update account set last_sign_in = now() where person_id = ?")
                .param(person.personId())
                .update();
        audit.record(person, "account.signIn", "person/" + person.personId(), null, null, null);
    }

    /** Whether this is the person's password; a wrong one counts as at the sign-in. */
    public boolean knows(UUID personId, String password) {
        Account account = of(personId).orElseThrow(() -> new NotFound("account of " + personId));
        String hash = account.passwordHash();
        boolean right = account.open() && hash != null && encoder.matches(password, hash);
        if (!right) {
            failed(account.username(), "account.signIn.failed");
        }
        return right;
    }

    /** Nobody can enter the account any more, and who is in it is out. */
    public void disable(Actor by, String username, String reason) {
        lastAdministrator.lock();
        UUID person = switchTo(by, username, false, reason);
        if (lastAdministrator.is(person)) {
            lastAdministrator.requireOne();
        }
        links.withdraw(person);
        endSessions(person, "");
    }

    public void enable(Actor by, String username, String reason) {
        switchTo(by, username, true, reason);
    }

    /** Lets somebody try again at once who has mistaken the password too often. */
    public void unlock(Actor by, UUID personId) {
        succeeded(personId);
        audit.record(by, "account.unlock", "person/" + personId, null, null, null);
    }

    public void changePassword(Actor by, String username, String password) {
        Account account = require(username);
        Password.check(password, knownOf(account));
        jdbc.sql("update account set password_hash = ?, failed_attempts = 0, locked_until = null where person_id = ?")
                .params(encoder.encode(password), account.personId())
                .update();
        audit.record(by, "account.password", "person/" + account.personId(), null, null, null);
    }

    /** Signs somebody out on all devices. */
    public void signOut(Actor by, UUID personId) {
        signOutElsewhere(by, personId, "");
    }

    /** Signs somebody out on all devices but the one with this session. */
    public void signOutElsewhere(Actor by, UUID personId, String sessionId) {
        endSessions(personId, sessionId);
        audit.record(by, "account.signOut", "person/" + personId, null, null, null);
    }

    public void chooseLanguage(UUID personId, Locale locale) {
        jdbc.sql("update person set language = ? where id = ?")
                .params(locale.getLanguage(), personId)
                .update();
    }

    private void endSessions(UUID personId, String except) {
        jdbc.sql("delete from spring_session where principal_name = ? and session_id <> ?")
                .params(personId.toString(), except)
                .update();
    }

    private List<String> knownOf(Account account) {
        return jdbc.sql("""
                select fact from person p, unnest(array[name_km, name_latin, phone, email]) as fact
                where p.id = :person and fact is not null union all select :username""")
                .param("person", account.personId())
                .param("username", account.username())
                .query(String.class)
                .list();
    }

    private UUID switchTo(Actor by, String username, boolean enabled, String reason) {
        if (reason.isBlank()) {
            throw new Refusal("reason", "accounts.refused.noReason");
        }
        Account account = require(username);
        jdbc.sql("update account set enabled = ? where person_id = ?")
                .params(enabled, account.personId())
                .update();
        String action = enabled ? "account.enable" : "account.disable";
        audit.record(by, action, "person/" + account.personId(), null, null, reason);
        return account.personId();
    }

    private Account require(String username) {
        return find(username).orElseThrow(() -> new NotFound("account " + username));
    }
}
