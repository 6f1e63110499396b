package kh.isaf.people;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The accounts people sign in with. Locks are measured by the database's clock, which nobody moves. */
@Service
@Transactional
public class Accounts {

    private final JdbcClient jdbc;
    private final SignInSettings settings;
    private final PasswordEncoder encoder;
    private final AuditTrail audit;

    Accounts(JdbcClient jdbc, SignInSettings settings, PasswordEncoder encoder, AuditTrail audit) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.encoder = encoder;
        this.audit = audit;
    }

    /** A user name as it is kept and compared. */
    static String key(String username) {
        String visible = username.replaceAll("\\p{Cntrl}", "").strip();
        return Normalizer.normalize(visible, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    @Transactional(readOnly = true)
    public Optional<Account> find(String username) {
        return jdbc.sql("""
                select person_id, username, password_hash, enabled, coalesce(locked_until > now(), false) as locked
                from account where username = ?""").param(key(username)).query(Account.class).optional();
    }

    /** Counts a wrong password; the last one allowed locks the account. While it is locked nothing is counted. */
    public void failed(String username) {
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

    /** The right password: earlier failures are forgotten. */
    public void succeeded(UUID personId) {
        jdbc.sql("""
                update account set failed_attempts = 0, locked_until = null
                where person_id = ? and (failed_attempts > 0 or locked_until is not null)""").param(personId).update();
    }

    /** Nobody can enter the account any more, and who is in it is out at the next click. */
    public void disable(Actor by, String username, String reason) {
        switchTo(by, username, false, reason);
    }

    public void enable(Actor by, String username, String reason) {
        switchTo(by, username, true, reason);
    }

    public void changePassword(Actor by, String username, String password) {
        Password.check(password);
        Account account = require(username);
        jdbc.sql("update account set password_hash = ?, failed_attempts = 0, locked_until = null where person_id = ?")
                .params(encoder.encode(password), account.personId())
                .update();
        audit.record(by, "account.password", "person/" + account.personId(), null, null, null);
    }

    public void chooseLanguage(UUID personId, Locale locale) {
        jdbc.sql("update person set language = ? where id = ?")
                .params(locale.getLanguage(), personId)
                .update();
    }

    private void switchTo(Actor by, String username, boolean enabled, String reason) {
        Account account = require(username);
        jdbc.sql("update account set enabled = ? where person_id = ?")
                .params(enabled, account.personId())
                .update();
        String action = enabled ? "account.enable" : "account.disable";
        audit.record(by, action, "person/" + account.personId(), null, null, reason);
    }

    private Account require(String username) {
        return find(username).orElseThrow(() -> new NotFound("account " + username));
    }
}
