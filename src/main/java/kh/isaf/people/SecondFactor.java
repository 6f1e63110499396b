package kh.isaf.people;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.territory.SearchKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The code of a telephone that is asked for after the password (RFC 6238: six digits, 30 seconds, one step early or
 * late), and the codes on paper for the day the telephone is lost. Time is the database's. No code works twice.
 */
@Service
@Transactional
public class SecondFactor {

    private static final int STEP_SECONDS = 30;
    private static final int SECRET_LETTERS = 32;
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_LETTERS = 12;
    private static final String NAME = "ISAF Cycle";

    private final JdbcClient jdbc;
    private final SignInSettings settings;
    private final AuditTrail audit;
    private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();

    SecondFactor(JdbcClient jdbc, SignInSettings settings, AuditTrail audit) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.audit = audit;
    }

    /** Whether somebody with these roles must have one. */
    public boolean requiredOf(Actor actor) {
        return settings.secondFactorRoles().stream()
                .flatMap(id -> Role.of(id).stream())
                .anyMatch(actor::holds);
    }

    /** A new secret for a telephone, in the letters people can type. */
    public String newSecret() {
        return Secret.letters(SECRET_LETTERS);
    }

    /** What the picture says that the telephone reads. */
    public String uri(String username, String secret) {
        return "otpauth://totp/" + encoded(NAME + ":" + username) + "?secret=" + secret + "&issuer=" + encoded(NAME);
    }

    /**
     * Takes over a telephone once it shows the right code.
     *
     * @return the codes for the day it is lost, which nobody will see again
     */
    public List<String> confirm(Actor person, String secret, String typed) {
        OptionalLong step = step(secret, typed);
        if (step.isEmpty()) {
            throw new Refusal("code", "secondFactor.wrong");
        }
        UUID id = person.personId();
        int taken = jdbc.sql("""
                update account set totp_secret = :secret, totp_last_step = :step
                where person_id = :person and (totp_last_step is null or totp_last_step < :step)""")
                .param("secret", secret)
                .param("step", step.getAsLong())
                .param("person", id)
                .update();
        if (taken == 0) {
            throw new Refusal("code", "secondFactor.wrong");
        }
        jdbc.sql("delete from recovery_code where person_id = ?").param(id).update();
        List<String> recovery = Stream.generate(() -> Secret.letters(RECOVERY_LETTERS))
                .limit(RECOVERY_CODES)
                .toList();
        recovery.forEach(code -> jdbc.sql("insert into recovery_code (person_id, code_hash) values (?, ?)")
                .params(id, hash(id, code))
                .update());
        audit.record(person, "account.secondFactor.set", "person/" + id, null, null, null);
        return recovery.stream()
                .map(code -> code.replaceAll("(.{4})(?=.)", "$1-"))
                .toList();
    }

    /** Whether this is the code of the moment, or one of the codes on paper; it is used up then. */
    public boolean accept(UUID personId, String typed) {
        String secret = jdbc.sql("select totp_secret from account where person_id = ? and totp_secret is not null")
                .param(personId)
                .query(String.class)
                .optional()
                .orElse("");
        if (secret.isEmpty()) {
            return false;
        }
        OptionalLong step = step(secret, typed);
        if (step.isPresent()) {
            return jdbc.sql(
                                    "update account set totp_last_step = :step where person_id = :person and totp_last_step < :step")
                            .param("step", step.getAsLong())
                            .param("person", personId)
                            .update()
                    == 1;
        }
        return jdbc.sql("delete from recovery_code where person_id = ? and code_hash = ?")
                        .params(personId, hash(personId, typed))
                        .update()
                == 1;
    }

    /** Takes it away, with the codes on paper. */
    public void remove(Actor by, UUID personId, String reason) {
        jdbc.sql("delete from recovery_code where person_id = ?")
                .param(personId)
                .update();
        jdbc.sql("update account set totp_secret = null where person_id = ?")
                .param(personId)
                .update();
        audit.record(by, "account.secondFactor.remove", "person/" + personId, null, null, reason);
    }

    /** How many codes on paper are left. */
    @Transactional(readOnly = true)
    public int recoveryCodes(UUID personId) {
        return jdbc.sql("select count(*) from recovery_code where person_id = ?")
                .param(personId)
                .query(Integer.class)
                .single();
    }

    private OptionalLong step(String secret, String typed) {
        String code = SearchKey.of(typed).replaceAll("\\s", "");
        long now = jdbc.sql("select floor(extract(epoch from now()))::bigint")
                        .query(Long.class)
                        .single()
                / STEP_SECONDS;
        return LongStream.rangeClosed(now - 1, now + 1)
                .filter(step -> code(secret, step).equals(code))
                .findFirst();
    }

    private String code(String secret, long step) {
        try {
            return codes.generateOneTimePasswordString(
                    new SecretKeySpec(Secret.bytes(secret), "HmacSHA1"),
                    Instant.ofEpochSecond(step * STEP_SECONDS),
                    Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hash(UUID personId, String recoveryCode) {
        return Secret.hash(
                personId + SearchKey.of(recoveryCode).replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
