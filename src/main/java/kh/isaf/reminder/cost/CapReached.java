package kh.isaf.reminder.cost;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Role;
import kh.isaf.cycle.BusinessClock;
import kh.isaf.people.ProductAddress;
import kh.isaf.reminder.MessageTexts;
import kh.isaf.reminder.NewMessage;
import kh.isaf.reminder.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the administrators by e-mail, once a month, that text messages which are not urgent are stopped. */
@Component
class CapReached {

    /** What the message is about, in the outbox. */
    static final String KIND = "cost";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Outbox outbox;
    private final MessageTexts texts;
    private final SmsPrices prices;
    private final ProductAddress product;

    CapReached(
            JdbcClient jdbc, Clock clock, Outbox outbox, MessageTexts texts, SmsPrices prices, ProductAddress product) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.outbox = outbox;
        this.texts = texts;
        this.prices = prices;
        this.product = product;
    }

    private record Month(LocalDate month, BigDecimal spent, BigDecimal cap) {}

    private record Administrator(UUID id, String email, String language) {}

    /** In the transaction in which a message was found to be too dear. */
    void tell() {
        Optional<Month> first = jdbc.sql("""
                        update sms_month s set told_at = :now from sms_cap c
                        where s.month = date_trunc('month', now() at time zone :zone)::date and s.told_at is null
                        returning s.month, s.spent, c.amount as cap""")
                .param("now", OffsetDateTime.now(clock))
                .param("zone", BusinessClock.CAMBODIA.getId())
                .query(Month.class)
                .optional();
        first.ifPresent(month -> administrators().forEach(person -> write(person, month)));
    }

    private List<Administrator> administrators() {
        return jdbc.sql("""
                        select p.id, p.email, p.language from person p
                        where p.email <> '' and exists (select 1 from role_assignment r
                            where r.person_id = p.id and r.role = :role and r.valid_from <= :today
                                and (r.valid_to is null or r.valid_to > :today))
                        order by p.id""")
                .param("role", Role.NCDDS_ADMIN.id())
                .param("today", LocalDate.now(clock))
                .query(Administrator.class)
                .list();
    }

    private void write(Administrator person, Month month) {
        Locale locale = Locale.forLanguageTag(person.language());
        Map<String, String> values = Map.of(
                "month", DateTimeFormatter.ofPattern("MMMM yyyy", locale).format(month.month()),
                "spent", prices.shown(month.spent()),
                "cap", prices.shown(month.cap()),
                "link", product.of("/outbox/cost"));
        outbox.put(new NewMessage(
                KIND + "/" + month.month() + "/" + person.id(),
                "email",
                person.id(),
                person.email(),
                person.language(),
                texts.of("cost.subject", locale, values),
                texts.of("cost.body", locale, values),
                null,
                false,
                null,
                null));
    }
}
