package kh.isaf.reminder.cost;

import java.math.BigDecimal;
import java.util.Optional;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The most that text messages may cost in a month, as NCDDS sets it. */
@Service
public class SmsCap {

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    SmsCap(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Empty when there is no limit. */
    @Transactional(readOnly = true)
    public Optional<BigDecimal> amount() {
        return jdbc.sql("select amount from sms_cap where amount is not null")
                .query(BigDecimal.class)
                .optional();
    }

    /**
     * @param typed an amount; empty for no limit
     */
    @Transactional
    public void set(Actor actor, String typed) {
        BigDecimal amount = read(typed);
        BigDecimal before = amount().orElse(null);
        if (before == null ? amount == null : amount != null && before.compareTo(amount) == 0) {
            return;
        }
        jdbc.sql("update sms_cap set amount = :amount").param("amount", amount).update();
        audit.record(actor, "sms.cap", "outbox", shown(before), shown(amount), null);
    }

    private static @Nullable BigDecimal read(String typed) {
        StringBuilder digits = new StringBuilder();
        for (char c : typed.strip().toCharArray()) {
            digits.append(c >= '\u17E0' && c <= '\u17E9' ? (char) ('0' + c - '\u17E0') : c);
        }
        if (digits.isEmpty()) {
            return null;
        }
        if (!digits.toString().matches("[0-9]{1,9}([.][0-9]{1,2})?")) {
            throw new Refusal("cap", "outbox.cap.noAmount");
        }
        return new BigDecimal(digits.toString());
    }

    private static @Nullable String shown(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }
}
