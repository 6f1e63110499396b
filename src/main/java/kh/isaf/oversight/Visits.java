package kh.isaf.oversight;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import kh.isaf.access.Actor;
import kh.isaf.access.AreaScope;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.territory.Area;
import kh.isaf.territory.AreaType;
import kh.isaf.territory.ServiceProvider;
import kh.isaf.territory.Territory;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Supervision visits: planned by those above, made, with what was found and what has to follow. */
@Service
@Transactional
public class Visits {

    private static final int LONGEST = 4000;
    private static final int SHORTEST = 3;

    private static final String LINE = """
            select v.*, a.type as area_type, a.name_km as area_km, a.name_latin as area_latin, p.name_km as provider_km,
                p.name_latin as provider_latin,
                case when v.cancelled_on is not null then 'CANCELLED' when v.visited_on is not null then 'DONE'
                    when v.planned_on < :today then 'NOT_MADE' else 'PLANNED' end as state,
                (select count(*) from resolution r where r.visit_id = v.id) as follow_ups,
                (select count(*) from resolution r where r.visit_id = v.id and r.due_on is not null and r.done_on is null)
                    as open_follow_ups
            from visit v join area a on a.code = v.area_code left join service_provider p on p.code = v.provider_code""";

    private final JdbcClient jdbc;
    private final Territory territory;
    private final AuditTrail audit;
    private final Clock clock;

    Visits(JdbcClient jdbc, Territory territory, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.territory = territory;
        this.audit = audit;
        this.clock = clock;
    }

    /** Where a visit stands; not made: its day has passed and nothing was written down. */
    public enum State {
        PLANNED,
        NOT_MADE,
        DONE,
        CANCELLED
    }

    /** One visit. */
    public record Visit(
            UUID id,
            String areaCode,
            AreaType areaType,
            String areaKm,
            String areaLatin,
            @Nullable String providerCode,
            @Nullable String providerKm,
            @Nullable String providerLatin,
            String visitor,
            LocalDate plannedOn,
            String purpose,
            String team,
            @Nullable LocalDate visitedOn,
            String met,
            String findings,
            @Nullable LocalDate cancelledOn,
            String cancelReason,
            String personName,
            State state,
            int followUps,
            int openFollowUps) {

        public String area(Locale locale) {
            return khmer(locale) ? areaKm : areaLatin;
        }

        public @Nullable String provider(Locale locale) {
            return khmer(locale) ? providerKm : providerLatin;
        }

        private static boolean khmer(Locale locale) {
            return locale.getLanguage().equals("km");
        }
    }

    /** What is asked for: a year, the beginning of an area's code or that very area, a quarter, a state. */
    public record Filter(
            int year,
            String area,
            boolean only,
            @Nullable Integer quarter,
            @Nullable State state) {

        public Filter in(String otherArea, boolean onlyThere) {
            return new Filter(year, otherArea, onlyThere, quarter, state);
        }

        public Filter at(@Nullable Integer otherQuarter, @Nullable State otherState) {
            return new Filter(year, area, only, otherQuarter, otherState);
        }

        public String address() {
            return "/visits?year=" + year + "&area=" + area + (only ? "&only=true" : "")
                    + (quarter == null ? "" : "&quarter=" + quarter) + (state == null ? "" : "&state=" + state);
        }
    }

    /** How many visits an area had in a quarter, and how many were planned for it. */
    public record Count(
            String code,
            @Nullable AreaType type,
            @Nullable String nameKm,
            @Nullable String nameLatin,
            int quarter,
            int visits,
            int done) {

        public String name(Locale locale) {
            String name = locale.getLanguage().equals("km") ? nameKm : nameLatin;
            return name == null ? "" : name;
        }
    }

    /** A new visit to a place: code of an area or of a provider. */
    public record New(String where, @Nullable LocalDate day, String purpose, String team, boolean forCommittee) {}

    @Transactional(readOnly = true)
    public List<Visit> list(Actor actor, Filter filter, int most) {
        AreaScope scope = new AreaScope(actor);
        return jdbc.sql("select * from (" + LINE + ") v" + where(scope)
                        + " order by coalesce(visited_on, planned_on) desc, id limit :most")
                .params(parameters(scope, filter))
                .param("most", most)
                .query(Visit.class)
                .list();
    }

    /** By the areas just below the one of the filter; called-off visits do not count. */
    @Transactional(readOnly = true)
    public List<Count> counts(Actor actor, Filter filter) {
        AreaScope scope = new AreaScope(actor);
        Map<String, Object> parameters = parameters(scope, filter);
        parameters.put("length", Math.min(filter.area().length() + 2, 6));
        return jdbc.sql("""
                        select c.*, a.type, a.name_km, a.name_latin from (
                            select left(v.area_code, :length) as code,
                                extract(quarter from coalesce(v.visited_on, v.planned_on))::int as quarter,
                                count(*)::int as visits, count(v.visited_on)::int as done
                            from (""" + LINE + ") v" + where(scope) + """
                             group by 1, 2) c
                            left join area a on a.code = c.code order by c.code, c.quarter""")
                .params(parameters)
                .query(Count.class)
                .list();
    }

    private static String where(AreaScope scope) {
        return " where " + scope.sql("v.area_code", "v.provider_code") + """
                 and extract(year from coalesce(v.visited_on, v.planned_on)) = :year
                 and case when :only then v.area_code = :area else starts_with(v.area_code, :area) end
                 and (:quarter = 0 or extract(quarter from coalesce(v.visited_on, v.planned_on)) = :quarter)
                 and (:state = '' and v.cancelled_on is null or v.state = :state)""";
    }

    private Map<String, Object> parameters(AreaScope scope, Filter filter) {
        Map<String, Object> parameters = new HashMap<>(scope.parameters());
        parameters.put("today", LocalDate.now(clock));
        parameters.put("year", filter.year());
        parameters.put("area", filter.area());
        parameters.put("only", filter.only());
        Integer quarter = filter.quarter();
        parameters.put("quarter", quarter == null ? 0 : quarter);
        State state = filter.state();
        parameters.put("state", state == null ? "" : state.name());
        return parameters;
    }

    /** @throws NotFound for a visit to a place of somebody else */
    @Transactional(readOnly = true)
    public Visit visible(Actor actor, UUID id) {
        return find(actor, id).orElseThrow(() -> new NotFound("visit " + id));
    }

    /** Empty for a visit to a place of somebody else. */
    Optional<Visit> find(Actor actor, UUID id) {
        return jdbc.sql(LINE + " where v.id = :id")
                .param("id", id)
                .param("today", LocalDate.now(clock))
                .query(Visit.class)
                .optional()
                .filter(visit -> actor.covers(visit.areaCode(), visit.providerCode()));
    }

    /** Whether the actor may write about it: the same office as the one that planned it. */
    public boolean mayKeep(Actor actor, Visit visit) {
        return actor.may(
                visit.visitor().equals("psc")
                        ? Role.NCDDS_ADMIN
                        : Role.of(visit.visitor()).orElseThrow(),
                visit.areaCode());
    }

    /** The areas and providers that can be chosen from an area: itself, those just below, and its providers. */
    @Transactional(readOnly = true)
    public List<Area> places(String area) {
        return area.isEmpty()
                ? territory.children(null)
                : Stream.concat(territory.find(area).stream(), territory.children(area).stream())
                        .toList();
    }

    @Transactional(readOnly = true)
    public List<ServiceProvider> providers(String area) {
        return area.isEmpty() ? List.of() : territory.providersOf(area, LocalDate.now(clock));
    }

    public UUID plan(Actor actor, New wanted) {
        String area = areaOf(wanted.where());
        Role role = visitor(actor, area);
        if (wanted.day() == null) {
            throw new Refusal("day", "people.error.missing");
        }
        text("purpose", wanted.purpose(), SHORTEST);
        text("team", wanted.team(), 0);
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into visit (id, area_code, provider_code, visitor, planned_on, purpose, team, person_id,
                            person_name, at)
                        values (:id, :area, :provider, :visitor, :day, :purpose, :team, :person, :name, :now)""")
                .param("id", id)
                .param("area", area)
                .param("provider", wanted.where().equals(area) ? null : wanted.where())
                .param("visitor", wanted.forCommittee() && role == Role.NCDDS_ADMIN ? "psc" : role.id())
                .param("day", wanted.day())
                .param("purpose", wanted.purpose().strip())
                .param("team", wanted.team().strip())
                .param("person", actor.personId())
                .param("name", actor.name())
                .param("now", OffsetDateTime.now(clock))
                .update();
        audit.record(actor, "visit.plan", "visit/" + id, null, wanted.where() + " " + wanted.day(), wanted.purpose());
        return id;
    }

    private String areaOf(String where) {
        if (territory.find(where).isPresent()) {
            return where;
        }
        if (where.isEmpty()) {
            throw new Refusal("where", "people.error.missing");
        }
        return territory.provider(where).areaCode();
    }

    /** The lowest office of the actor that looks after the area. */
    private static Role visitor(Actor actor, String area) {
        for (Role role : List.of(Role.DMK_GROUP, Role.CP_GROUP, Role.NCDDS_ADMIN)) {
            if (actor.may(role, area)) {
                return role;
            }
        }
        if (actor.covers(area)) {
            throw new AccessDeniedException("looks after nobody in " + area);
        }
        throw new NotFound("area " + area);
    }

    /** It was made: when, with whom, and what was found; the same office may correct it. */
    public void record(Actor actor, UUID id, @Nullable LocalDate day, String met, String findings) {
        Visit visit = kept(actor, id);
        if (day == null) {
            throw new Refusal("day", "people.error.missing");
        }
        if (day.isAfter(LocalDate.now(clock))) {
            throw new Refusal("day", "meeting.error.future");
        }
        text("met", met, 0);
        text("findings", findings, SHORTEST);
        jdbc.sql("update visit set visited_on = :day, met = :met, findings = :findings where id = :id")
                .param("day", day)
                .param("met", met.strip())
                .param("findings", findings.strip())
                .param("id", id)
                .update();
        audit.record(
                actor,
                "visit.record",
                "visit/" + id,
                visit.visitedOn() == null ? null : visit.visitedOn() + " " + visit.findings(),
                day + " " + findings.strip(),
                null);
    }

    /** It will not be made; it stays in the list. */
    public void cancel(Actor actor, UUID id, String reason) {
        Visit visit = kept(actor, id);
        if (visit.visitedOn() != null) {
            throw new Refusal("reason", "visit.error.done");
        }
        text("reason", reason, SHORTEST);
        jdbc.sql("update visit set cancelled_on = :today, cancel_reason = :reason where id = :id")
                .param("today", LocalDate.now(clock))
                .param("reason", reason.strip())
                .param("id", id)
                .update();
        audit.record(actor, "visit.cancel", "visit/" + id, null, null, reason.strip());
    }

    Visit kept(Actor actor, UUID id) {
        Visit visit = visible(actor, id);
        if (!mayKeep(actor, visit)) {
            throw new AccessDeniedException("does not keep visit " + id);
        }
        if (visit.cancelledOn() != null) {
            throw new Refusal(null, "visit.error.cancelled");
        }
        return visit;
    }

    private static void text(String field, String text, int shortest) {
        if (text.strip().length() < shortest || text.length() > LONGEST) {
            throw new Refusal(field, "visit.error.text", String.valueOf(shortest), String.valueOf(LONGEST));
        }
    }
}
