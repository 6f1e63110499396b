package kh.isaf.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of facilitators: who serves which commune for which term, whether still active, and posts elsewhere. */
@Service
@Transactional
public class Cafs {

    public static final int PAGE_SIZE = 50;

    private final JdbcClient jdbc;
    private final PersonEntries entries;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Cafs(JdbcClient jdbc, PersonEntries entries, AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.entries = entries;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A facilitator in the list.
     *
     * @param posts titles and codes of posts held today; empty for none
     */
    public record Line(
            UUID personId,
            String areaCode,
            String areaKm,
            String areaLatin,
            String nameKm,
            String nameLatin,
            Sex sex,
            @Nullable String phone,
            String training,
            Period term,
            @Nullable LocalDate inactiveSince,
            String posts) {

        public String name(Locale locale) {
            return locale.getLanguage().equals("km") ? nameKm : nameLatin;
        }

        public String area(Locale locale) {
            return locale.getLanguage().equals("km") ? areaKm : areaLatin;
        }
    }

    /** One page of facilitators, and how many of all found hold a post. */
    public record Page(List<Line> lines, int page, int pages, int total, int women, int withPost) {}

    /** Whose term is not over, in the actor's reach. */
    @Transactional(readOnly = true)
    public Page find(Actor actor, String area, int asked) {
        Map<String, Object> parameters = new HashMap<>();
        String from = """
                 from role_assignment r join person p on p.id = r.person_id left join area a on a.code = r.area_code
                    left join lateral (select string_agg(distinct concat_ws(' ', nullif(o.title, ''), o.provider_code), ', ')
                        as posts from post o where o.person_id = p.id and o.valid_from <= :day
                        and (o.valid_to is null or o.valid_to > :day)) o on true
                where r.role = 'caf' and (r.valid_to is null or r.valid_to > :day) and starts_with(r.area_code, :area)
                    and\s""" + Supervision.within(actor, "r.area_code", parameters);
        parameters.put("area", area);
        parameters.put("day", LocalDate.now(clock));
        int[] numbers = jdbc.sql(
                        "select count(*) as total, count(*) filter (where p.sex = 'FEMALE') as women, count(o.posts) as posts"
                                + from)
                .params(parameters)
                .query((row, number) -> new int[] {row.getInt("total"), row.getInt("women"), row.getInt("posts")})
                .single();
        int pages = Math.max(1, (numbers[0] + PAGE_SIZE - 1) / PAGE_SIZE);
        int page = Math.min(Math.max(1, asked), pages);
        List<Line> lines = jdbc.sql("select r.*, p.name_km, p.name_latin, p.sex, p.phone, p.training, o.posts,"
                        + " a.name_km as area_km, a.name_latin as area_latin" + from
                        + " order by r.area_code, p.name_latin, r.id limit :size offset :skipped")
                .params(parameters)
                .param("size", PAGE_SIZE)
                .param("skipped", (page - 1) * PAGE_SIZE)
                .query((row, number) -> new Line(
                        row.getObject("person_id", UUID.class),
                        row.getString("area_code"),
                        row.getString("area_km"),
                        row.getString("area_latin"),
                        row.getString("name_km"),
                        row.getString("name_latin"),
                        Sex.valueOf(row.getString("sex")),
                        row.getString("phone"),
                        row.getString("training"),
                        new Period(
                                row.getObject("valid_from", LocalDate.class),
                                Period.lastDay(row.getObject("valid_to", LocalDate.class))),
                        row.getObject("inactive_since", LocalDate.class),
                        row.getString("posts") == null ? "" : row.getString("posts")))
                .list();
        return new Page(lines, page, pages, numbers[0], numbers[1], numbers[2]);
    }

    /** The facilitator; whoever never was one is not found. */
    @Transactional(readOnly = true)
    public PersonEntry visible(Actor actor, UUID personId) {
        PersonEntry entry = entries.visible(actor, personId);
        if (entry.roles().stream().noneMatch(role -> role.grant().role() == Role.CAF)) {
            throw new NotFound("facilitator " + personId);
        }
        return entry;
    }

    /** Lets a term go on until another last day. */
    public void renew(Actor actor, UUID personId, long roleId, @Nullable LocalDate lastDay) {
        RoleLine term = term(actor, personId, roleId);
        if (lastDay == null) {
            throw new Refusal("to", "people.error.missing");
        }
        if (!lastDay.isAfter(LocalDate.now(clock))) {
            throw new Refusal("to", "cafs.error.past");
        }
        Period renewed = Period.of(term.period().from(), lastDay);
        jdbc.sql("update role_assignment set valid_to = ?, end_reason = null where id = ?")
                .param(renewed.end())
                .param(roleId)
                .update();
        audit.record(actor, "caf.renew", "person/" + personId, term.period().toString(), renewed.toString(), null);
        events.publishEvent(new TermsChanged(actor, List.of(personId)));
    }

    /** Marks somebody who no longer takes part though the term goes on, or who does again. */
    public void activity(Actor actor, UUID personId, long roleId, boolean active) {
        term(actor, personId, roleId);
        jdbc.sql("update role_assignment set inactive_since = ? where id = ?")
                .param(active ? null : LocalDate.now(clock))
                .param(roleId)
                .update();
        audit.record(actor, active ? "caf.active" : "caf.inactive", "person/" + personId, null, null, null);
    }

    private RoleLine term(Actor actor, UUID personId, long roleId) {
        RoleLine term = PersonRoles.role(visible(actor, personId), roleId);
        if (term.grant().role() != Role.CAF) {
            throw new NotFound("term " + roleId);
        }
        if (!Supervision.oversees(actor, term.grant())) {
            throw new AccessDeniedException("not looked after by the actor: " + term.grant());
        }
        return term;
    }
}
