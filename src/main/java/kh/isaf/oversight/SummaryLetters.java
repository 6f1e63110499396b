package kh.isaf.oversight;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.people.ProductAddress;
import kh.isaf.reminder.MessageTexts;
import kh.isaf.reminder.Telling;
import kh.isaf.territory.Territory;
import kh.isaf.workflow.SummariesOwed;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the members of working groups on the first working day of a month that the summary of the last one is there;
 * once, also where a server stood still on that day.
 */
@Component
class SummaryLetters {

    /** So many days after the first working day it is still sent (assumed). */
    private static final int GRACE_DAYS = 3;

    private final JdbcClient jdbc;
    private final CaseCounts counts;
    private final Territory territory;
    private final Telling telling;
    private final MessageTexts texts;
    private final MessageSource words;
    private final ProductAddress address;
    private final Clock clock;
    private final TransactionTemplate transaction;

    SummaryLetters(
            JdbcClient jdbc,
            CaseCounts counts,
            Territory territory,
            Telling telling,
            MessageTexts texts,
            MessageSource words,
            ProductAddress address,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.counts = counts;
        this.territory = territory;
        this.telling = telling;
        this.texts = texts;
        this.words = words;
        this.address = address;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    private record Group(String role, String areaCode) {}

    @EventListener
    void on(SummariesOwed owed) {
        LocalDate today = LocalDate.now(clock);
        YearMonth month = YearMonth.from(today).minusMonths(1);
        jdbc.sql("""
                        select r.role, r.area_code from role_assignment r
                        where r.role in ('dmkGroup', 'cpGroup') and r.valid_from <= :today
                            and (r.valid_to is null or r.valid_to > :today)
                        group by r.role, r.area_code
                        having working_day_from(r.area_code, :first) between :earliest and :today
                        order by r.area_code, r.role""")
                .param("today", today)
                .param("first", today.withDayOfMonth(1))
                .param("earliest", today.minusDays(GRACE_DAYS))
                .query(Group.class)
                .list()
                .forEach(group -> transaction.executeWithoutResult(status -> tell(group, month, today)));
    }

    private void tell(Group group, YearMonth month, LocalDate today) {
        Actor reader = new Actor(
                new UUID(0, 0),
                "summary",
                Set.of(new Grant(Role.of(group.role()).orElseThrow(), group.areaCode())));
        CaseFilter every = CaseFilter.of(CaseFilter.EVERY_YEAR, group.areaCode());
        CaseCounts.Tally due = counts.byArea(reader, every.due(month)).all();
        int overdue =
                counts.byArea(reader, every.counting(Figure.OVERDUE)).all().of(Figure.OVERDUE);
        if (due.of(Figure.JUDGED) == 0 && overdue == 0) {
            return;
        }
        String link = address.of(
                "/summary?year=" + month.getYear() + "&month=" + month.getMonthValue() + "&area=" + group.areaCode());
        for (UUID member : members(group, today)) {
            telling.tell(
                    member,
                    "summary/" + month + "/" + group.areaCode() + "/" + member,
                    locale -> texts.of("summary.subject", locale, values(group, month, locale, "", "")),
                    locale -> texts.of(
                            "summary.body",
                            locale,
                            values(
                                    group,
                                    month,
                                    locale,
                                    Objects.requireNonNull(words.getMessage(
                                            "summary.counts",
                                            new Object[] {
                                                String.valueOf(due.of(Figure.ON_TIME)),
                                                String.valueOf(due.of(Figure.JUDGED)),
                                                String.valueOf(overdue)
                                            },
                                            locale)),
                                    link)));
        }
    }

    private Map<String, String> values(Group group, YearMonth month, Locale locale, String numbers, String link) {
        return Map.of(
                "place",
                territory.area(group.areaCode()).name(locale),
                "month",
                month.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, locale) + " " + month.getYear(),
                "counts",
                numbers,
                "link",
                link);
    }

    private List<UUID> members(Group group, LocalDate today) {
        return jdbc.sql("""
                        select distinct person_id from role_assignment
                        where role = :role and area_code = :area and valid_from <= :today
                            and (valid_to is null or valid_to > :today) order by person_id""")
                .param("role", group.role())
                .param("area", group.areaCode())
                .param("today", today)
                .query(UUID.class)
                .list();
    }
}
