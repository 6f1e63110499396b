package kh.isaf.oversight;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Refusal;
import kh.isaf.reminder.MessageTexts;
import kh.isaf.reminder.Telling;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes from the board to those whose turn it is: whoever has taken the task, else those who may. */
@Service
class CaseMessages {

    /** More readers than this make a note to a person a circular (assumed). */
    private static final int MOST = 10;

    private final JdbcClient jdbc;
    private final Telling telling;
    private final MessageTexts texts;
    private final MessageSource words;
    private final Clock clock;

    CaseMessages(JdbcClient jdbc, Telling telling, MessageTexts texts, MessageSource words, Clock clock) {
        this.jdbc = jdbc;
        this.telling = telling;
        this.texts = texts;
        this.words = words;
        this.clock = clock;
    }

    /** To whom it goes, and by which channels. */
    record Sent(String whom, List<String> channels) {}

    private record Reader(UUID id, String name) {}

    /** @throws Refusal where it is nobody's turn, or none of them can be reached */
    @Transactional(propagation = Propagation.MANDATORY)
    public Sent send(Actor actor, CaseList.Line line, UUID id, String note) {
        List<Reader> readers = readers(line.workItemId());
        if (readers.isEmpty()) {
            throw new Refusal("kind", "contact.error.noTurn");
        }
        List<String> reached = new ArrayList<>();
        TreeSet<String> channels = new TreeSet<>();
        for (Reader reader : readers) {
            telling.tellBy(
                            reader.id(),
                            "contact/" + id + "/" + reader.id(),
                            locale -> step(line, locale),
                            locale -> texts.of(
                                    "contact.message",
                                    locale,
                                    Map.of(
                                            "note", note,
                                            "task", step(line, locale),
                                            "place", place(line, locale),
                                            "sender", actor.name())))
                    .ifPresent(channel -> {
                        reached.add(reader.name());
                        channels.add(channel);
                    });
        }
        if (reached.isEmpty()) {
            throw new Refusal("kind", "contact.error.noWay");
        }
        return new Sent(String.join(", ", reached), List.copyOf(channels));
    }

    private List<Reader> readers(@Nullable UUID task) {
        return task == null
                ? List.of()
                : jdbc.sql("""
                        select p.id, p.name_km as name from work_item w join person p on p.id = w.assignee_id
                            or w.assignee_id is null and exists (
                                select 1 from work_item_candidate d join role_assignment r on r.role = d.role
                                    and coalesce(r.provider_code, r.area_code) = d.scope
                                where d.work_item_id = w.id and r.person_id = p.id and r.valid_from <= :today
                                    and (r.valid_to is null or r.valid_to > :today))
                        where w.id = :task and w.status = 'OPEN' order by p.name_km, p.id limit :most""")
                        .param("task", task)
                        .param("today", LocalDate.now(clock))
                        .param("most", MOST)
                        .query(Reader.class)
                        .list();
    }

    private String step(CaseList.Line line, Locale locale) {
        String task = line.task(locale);
        return task != null
                ? task
                : Objects.requireNonNull(
                        words.getMessage("stage." + line.stage().id(), null, locale));
    }

    private static String place(CaseList.Line line, Locale locale) {
        String provider = line.provider(locale);
        return provider == null ? line.area(locale) : provider + " · " + line.area(locale);
    }
}
