package kh.isaf.workflow;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kh.isaf.access.Actor;
import kh.isaf.access.AreaScope;
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
    private final String mailServer;
    private final Clock clock;

    SetupChecklist(JdbcClient jdbc, YearPreview years, @Value("${spring.mail.host:}") String mailServer, Clock clock) {
        this.jdbc = jdbc;
        this.years = years;
        this.mailServer = mailServer;
        this.clock = clock;
    }

    /** The lines that concern this person, in the order in which they are done. */
    public List<SetupStep> of(Actor actor) {
        boolean nation = actor.holds(Role.NCDDS_ADMIN);
        List<SetupStep> steps = new ArrayList<>();
        if (nation) {
            steps.add(areas());
        }
        steps.add(providers(actor, nation));
        steps.add(people(actor));
        steps.add(accounts(actor));
        if (nation) {
            steps.add(variants());
            steps.add(year());
            steps.add(new SetupStep(
                    Subject.MAIL, mailServer.isBlank() ? State.NOTHING : State.DONE, List.of(mailServer), "/outbox"));
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

    private SetupStep people(Actor actor) {
        Counts found = scoped(actor, """
                select count(distinct r.person_id) as a, (
                    select count(*) from area x where x.level = 'CS' and %s and not exists (
                        select 1 from role_assignment k where k.area_code = x.code and k.role = 'caf'
                            and k.valid_from <= :today and (k.valid_to is null or k.valid_to > :today))) as b
                from role_assignment r where r.valid_from <= :today and (r.valid_to is null or r.valid_to > :today)
                    and """.formatted(new AreaScope(actor).sql("x.code", null)), "r.area_code");
        return new SetupStep(
                Subject.PEOPLE,
                State.of(found.a() == 0, found.b() == 0),
                List.of(text(found.a()), text(found.b())),
                "/people");
    }

    private SetupStep accounts(Actor actor) {
        Counts found = scoped(actor, """
                select count(*) as a, count(*) filter (where k.password_hash is not null and k.enabled) as b
                from account k where k.person_id in (
                    select r.person_id from role_assignment r
                    where r.valid_from <= :today and (r.valid_to is null or r.valid_to > :today) and """, "r.area_code", ")");
        return new SetupStep(
                Subject.ACCOUNTS,
                State.of(found.a() == 0, found.a() == found.b()),
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
        return years.years().stream()
                .findFirst()
                .map(last -> new SetupStep(
                        Subject.YEAR,
                        State.of(last.requested() == 0, last.running() == last.requested()),
                        List.of(String.valueOf(last.year()), text(last.running()), text(last.requested())),
                        "/years/" + last.year()))
                .orElseGet(() -> new SetupStep(
                        Subject.YEAR,
                        State.NOTHING,
                        List.of(String.valueOf(LocalDate.now(clock).getYear() + 1), text(0), text(0)),
                        "/years"));
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
