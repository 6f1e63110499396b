package kh.isaf.reminder;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.cycle.BusinessClock;
import kh.isaf.people.Supervision;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** People who cannot be reached, by place: addresses that are dead, and numbers about which nobody answered. */
@Service
@Transactional(readOnly = true)
public class Numbers {

    private static final String TROUBLED = """
            with troubled as (
                select p.id, d.channel, d.address, (d.since at time zone :zone)::date as since, d.cause
                from dead_address d join person p
                    on d.channel = 'sms' and p.phone = d.address or d.channel = 'email' and p.email = d.address
                union all
                select t.person_id, d.channel, '', (d.since at time zone :zone)::date, d.cause
                from dead_address d join telegram_chat t on d.channel = 'telegram' and t.chat = d.address
                where t.person_id is not null
                union all
                select p.id, 'sms', p.phone, (max(q.asked_at) at time zone :zone)::date, 'UNANSWERED'
                from question q join person p on p.id = q.person_id
                    join outbound_message m on m.id = q.message_id and m.address = p.phone
                where q.kind = 'ADDRESS' and m.status in ('SENT', 'IN_DOUBT')
                    and q.asked_at < now() - make_interval(secs => :within)
                    and (p.phone_confirmed is distinct from p.phone or p.phone_confirmed_at < q.asked_at)
                group by p.id),
            placed as (
                select distinct on (t.id, t.channel, t.cause = 'UNANSWERED', r.area_code) t.*, p.name_km, p.name_latin, r.role,
                    r.area_code
                from troubled t join person p on p.id = t.id join role_assignment r on r.person_id = t.id
                where r.valid_from <= :today and (r.valid_to is null or r.valid_to > :today)
                    and starts_with(r.area_code, :area) and (%s)
                order by t.id, t.channel, t.cause = 'UNANSWERED', r.area_code, r.role)
            """;

    private final JdbcClient jdbc;
    private final ReachSettings settings;
    private final Clock clock;

    Numbers(JdbcClient jdbc, ReachSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** How many people of an area cannot be reached by telephone or e-mail, and how many did not answer. */
    public record Count(
            String areaCode,
            @Nullable String areaKm,
            @Nullable String areaLatin,
            int phones,
            int mails,
            int telegrams,
            int unanswered) {

        /** Empty for the nation. */
        public String area(Locale locale) {
            String name = locale.getLanguage().equals("km") ? areaKm : areaLatin;
            return name == null ? "" : name;
        }
    }

    /**
     * Somebody who cannot be reached in one way.
     *
     * @param address empty for Telegram
     * @param cause id of a {@link Cause}, {@code NOT_DELIVERED} or {@code UNANSWERED}
     */
    public record Line(
            UUID id,
            String nameKm,
            String nameLatin,
            Role role,
            String areaCode,
            @Nullable String areaKm,
            @Nullable String areaLatin,
            String channel,
            String address,
            LocalDate since,
            String cause) {

        public String name(Locale locale) {
            return locale.getLanguage().equals("km") ? nameKm : nameLatin;
        }

        public String area(Locale locale) {
            String name = locale.getLanguage().equals("km") ? areaKm : areaLatin;
            return name == null ? "" : name;
        }
    }

    /** By the areas directly below this one. */
    public List<Count> counts(Actor actor, String area) {
        return jdbc.sql(troubled(actor) + """
                select c.code as area_code, a.name_km as area_km, a.name_latin as area_latin, c.phones, c.mails, c.telegrams,
                    c.unanswered
                from (select left(p.area_code, :digits) as code,
                        count(distinct p.id) filter (where p.channel = 'sms' and p.cause <> 'UNANSWERED') as phones,
                        count(distinct p.id) filter (where p.channel = 'email') as mails,
                        count(distinct p.id) filter (where p.channel = 'telegram') as telegrams,
                        count(distinct p.id) filter (where p.cause = 'UNANSWERED') as unanswered
                    from placed p group by 1) c left join area a on a.code = c.code order by c.code""")
                .params(parameters(actor, area))
                .param("digits", area.length() >= 4 ? 6 : area.length() + 2)
                .query(Count.class)
                .list();
    }

    /** Everybody in an area. */
    public List<Line> lines(Actor actor, String area) {
        return jdbc.sql(troubled(actor) + """
                select p.*, a.name_km as area_km, a.name_latin as area_latin
                from placed p left join area a on a.code = p.area_code
                order by p.area_code, p.name_latin, p.id, p.channel, p.cause""")
                .params(parameters(actor, area))
                .query((row, number) -> new Line(
                        row.getObject("id", UUID.class),
                        row.getString("name_km"),
                        row.getString("name_latin"),
                        Role.of(row.getString("role")).orElseThrow(),
                        row.getString("area_code"),
                        row.getString("area_km"),
                        row.getString("area_latin"),
                        row.getString("channel"),
                        row.getString("address"),
                        row.getObject("since", LocalDate.class),
                        row.getString("cause")))
                .list();
    }

    private static String troubled(Actor actor) {
        List<String> within = new ArrayList<>();
        for (int at = 0; at < looking(actor).size(); at++) {
            within.add("starts_with(r.area_code, :place%d) and r.role in (:roles%d)".formatted(at, at));
        }
        return TROUBLED.formatted(within.isEmpty() ? "false" : String.join(" or ", within));
    }

    private Map<String, Object> parameters(Actor actor, String area) {
        Map<String, Object> parameters = new HashMap<>();
        List<Grant> looking = looking(actor);
        for (int at = 0; at < looking.size(); at++) {
            parameters.put("place" + at, looking.get(at).areaCode());
            parameters.put(
                    "roles" + at,
                    Supervision.below(looking.get(at).role()).stream()
                            .map(Role::id)
                            .toList());
        }
        parameters.put("zone", BusinessClock.CAMBODIA.getId());
        parameters.put("today", LocalDate.now(clock));
        parameters.put("within", settings.answerWithin().toSeconds());
        parameters.put("area", area);
        return parameters;
    }

    /** The roles by which the actor looks after people, always in the same order. */
    private static List<Grant> looking(Actor actor) {
        return actor.grants().stream()
                .filter(grant -> grant.providerCode() == null
                        && !Supervision.below(grant.role()).isEmpty())
                .sorted(Comparator.comparing(Grant::toString))
                .toList();
    }
}
