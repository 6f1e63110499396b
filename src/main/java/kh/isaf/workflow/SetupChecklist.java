package kh.isaf.workflow;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kh.isaf.access.Actor;
import kh.isaf.access.AreaScope;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.workflow.SetupStep.State;
import kh.isaf.workflow.SetupStep.Subject;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is there and what is missing before a year can run: for the nation, or for the areas somebody looks after. */
@Service
@Transactional(readOnly = true)
public class SetupChecklist {

    /** Provinces, districts and communes of the national gazetteer. */
    private static final int AREAS_OF_THE_COUNTRY = 1887;

    private final JdbcClient jdbc;
    private final YearPreview years;
    private final MissingPeople missing;
    private final String mailServer;
    private final boolean demonstration;
    private final Clock clock;

    SetupChecklist(
            JdbcClient jdbc,
            YearPreview years,
            MissingPeople missing,
            @Value("${spring.mail.host:}") String mailServer,
            @Value("${isaf.demonstration:false}") boolean demonstration,
            Clock clock) {
        this.jdbc = jdbc;
        this.years = years;
        this.missing = missing;
        this.mailServer = mailServer;
        this.demonstration = demonstration;
        this.clock = clock;
    }

    /** The lines that concern this person, in the order in which they are done. */
    public List<SetupStep> of(Actor actor) {
        boolean nation = actor.holds(Role.NCDDS_ADMIN);
        List<SetupStep> steps = new ArrayList<>();
        if (nation) {
            steps.add(areas());
        }
        SetupStep providers = providers(actor, nation);
        SetupStep people = people(actor, providers.state() != State.NOTHING);
        steps.add(providers);
        steps.add(people);
        steps.add(accounts(actor, people.state() == State.DONE));
        if (nation) {
            steps.add(variants());
            steps.add(year());
            steps.add(mail());
        }
        return steps;
    }

    private SetupStep areas() {
        Counts found = counts("""
                select count(*) as a, count(*) filter (where level = 'CS') as b from area""", Map.of());
        return new SetupStep(
                Subject.AREAS,
                State.of(found.a() == 0, found.a() >= AREAS_OF_THE_COUNTRY),
                List.of(text(found.a()), text(AREAS_OF_THE_COUNTRY), text(found.b())),
                "/imports");
    }

    private SetupStep providers(Actor actor, boolean nation) {
        Counts found = scoped(actor, """
                select count(s.code) as a, count(*) filter (where s.code is null) as b
                from area x left join service_provider s on s.area_code = x.code and s.opened_on <= :today
                    and (s.closed_on is null or s.closed_on > :today)
                where x.level = 'CS' and """, "x.code");
        return new SetupStep(
                Subject.PROVIDERS,
                State.of(found.a() == 0, found.b() == 0),
                List.of(text(found.a()), text(found.b())),
                nation ? "/imports" : "/areas");
    }

    /** Done when nobody is missing whom the year needs; whoever only administers is no beginning yet. */
    private SetupStep people(Actor actor, boolean providers) {
        Counts found = scoped(actor, """
                select count(distinct r.person_id) as a,
                    count(distinct r.person_id) filter (where r.role <> 'ncddsAdmin') as b
                from role_assignment r where r.valid_from <= :today and (r.valid_to is null or r.valid_to > :today)
                    and """, "r.area_code");
        int year = year(years.years());
        int lacking = areas(actor).mapToInt(area -> missing.count(year, area)).sum();
        return new SetupStep(
                Subject.PEOPLE,
                State.of(found.b() == 0, providers && lacking == 0),
                List.of(text(found.a()), text(lacking), text(year)),
                "/people");
    }

    /** Done when the people are there and everybody with an account can sign in. */
    private SetupStep accounts(Actor actor, boolean peopleComplete) {
        Counts found = scoped(actor, """
                select count(*) as a, count(*) filter (where k.password_hash is not null and k.enabled) as b
                from account k where k.person_id in (
                    select r.person_id from role_assignment r
                    where r.valid_from <= :today and (r.valid_to is null or r.valid_to > :today) and """, "r.area_code", ")");
        return new SetupStep(
                Subject.ACCOUNTS,
                State.of(found.a() == 0, peopleComplete && found.a() == found.b()),
                List.of(text(found.a()), text(found.b())),
                "/accounts");
    }

    private SetupStep variants() {
        Counts found = counts("""
                select count(distinct x.code) as a, count(distinct x.code) filter (where v.id is null) as b
                from area x left join area_variant v on v.taken_back_at is null
                    and v.area_code in (left(x.code, 2), left(x.code, 4), x.code)
                where x.level = 'CS'""", Map.of());
        return new SetupStep(
                Subject.VARIANTS,
                State.of(found.a() == found.b(), found.b() == 0),
                List.of(text(found.a() - found.b()), text(found.b())),
                "/variants");
    }

    private SetupStep year() {
        List<StartProgress> opened = years.years();
        int year = year(opened);
        int requested = opened.isEmpty() ? 0 : opened.get(0).requested();
        int running = opened.isEmpty() ? 0 : opened.get(0).running();
        int startable = years.startable(year);
        return new SetupStep(
                Subject.YEAR,
                State.of(requested == 0, running == requested && startable == 0),
                List.of(text(year), text(running), text(requested), text(startable)),
                "/years/" + year);
    }

    /** The year opened last, or else the next one. */
    private int year(List<StartProgress> opened) {
        return opened.isEmpty()
                ? LocalDate.now(clock).getYear() + 1
                : opened.get(0).year();
    }

    private SetupStep mail() {
        if (demonstration) {
            return new SetupStep(Subject.MAIL, State.DONE, "mail.demonstration", List.of(), "/inbox");
        }
        return mailServer.isBlank()
                ? new SetupStep(Subject.MAIL, State.NOTHING, "mail.none", List.of(), "/outbox")
                : new SetupStep(Subject.MAIL, State.DONE, List.of(mailServer), "/outbox");
    }

    /** The areas somebody has a role for, without those that lie within another of them. */
    private static Stream<String> areas(Actor actor) {
        List<String> codes =
                actor.grants().stream().map(Grant::areaCode).distinct().toList();
        return codes.stream()
                .filter(code -> codes.stream().noneMatch(wide -> !wide.equals(code) && code.startsWith(wide)));
    }

    private Counts scoped(Actor actor, String sql, String areaColumn) {
        return scoped(actor, sql, areaColumn, "");
    }

    private Counts scoped(Actor actor, String sql, String areaColumn, String end) {
        AreaScope scope = new AreaScope(actor);
        return counts(sql + scope.sql(areaColumn, null) + end, scope.parameters());
    }

    private Counts counts(String sql, Map<String, Object> parameters) {
        return jdbc.sql(sql)
                .params(parameters)
                .param("today", LocalDate.now(clock))
                .query(Counts.class)
                .single();
    }

    private static String text(long number) {
        return String.valueOf(number);
    }

    private record Counts(long a, long b) {}
}
