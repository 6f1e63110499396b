package kh.isaf.worklist;

import java.time.LocalDate;
import java.util.UUID;
import kh.isaf.cycle.Stage;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Province 82 with khan 8201, which runs a year of its own beside its two sangkats, and district 8202 with one commune.
 * In 2027 each is in its dissemination, with one open task; each sangkat has two schools whose scorecards are to come.
 */
public final class PostponedPlaces {

    public static final int YEAR = 2027;
    /** A Friday after a week without holidays, and before another. */
    public static final LocalDate DUE = LocalDate.of(YEAR, 3, 19);

    static final LocalDate SCORED_FROM = LocalDate.of(YEAR, 4, 1);
    static final LocalDate SCORED_BY = LocalDate.of(YEAR, 5, 7);

    private final JdbcClient jdbc;

    public PostponedPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void make() {
        jdbc.sql("insert into cycle (year, opened_at) values (?, now()) on conflict do nothing")
                .param(YEAR)
                .update();
        area("82", "", "CP", "PROVINCE");
        area("8201", "82", "DMK", "KHAN");
        area("820101", "8201", "CS", "SANGKAT");
        area("820102", "8201", "CS", "SANGKAT");
        area("8202", "82", "DMK", "DISTRICT");
        area("820201", "8202", "CS", "COMMUNE");
        for (String code : new String[] {"8201", "820101", "820102", "820201"}) {
            cycle(code);
            stage(code, Stage.DISSEMINATION, "", "OPEN", LocalDate.of(YEAR, 2, 1), DUE);
            item(code, null, Stage.DISSEMINATION, "OPEN");
        }
        for (String code : new String[] {"820101", "820102"}) {
            for (String school : new String[] {school(code, 1), school(code, 2)}) {
                jdbc.sql("insert into service_provider values (?, 'PRIMARY_SCHOOL', ?, 'សាលា', 'School', ?, null)")
                        .params(school, code, LocalDate.of(2020, 1, 1))
                        .update();
                stage(code, Stage.SCORECARD, school, "PLANNED", SCORED_FROM, SCORED_BY);
            }
        }
    }

    /** For a test whose transactions end as they would in use: nothing of the province is left. */
    public void takeBack(RuntimeService runtime) {
        runtime.createProcessInstanceQuery()
                .processDefinitionKey("realignTimers")
                .variableValueLike("areaCode", "82%")
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "test", true));
        jdbc.sql("delete from work_item where area_code like '82%'").update();
        jdbc.sql("delete from stage_progress where cycle_key like '2027-82%'").update();
        jdbc.sql("delete from area_cycle where cycle_key like '2027-82%'").update();
        jdbc.sql("delete from postponement where area_code like '82%'").update();
        jdbc.sql("delete from service_provider where area_code like '82%'").update();
        for (int digits = 6; digits > 0; digits -= 2) {
            jdbc.sql("delete from area where code like '82%' and length(code) = ?")
                    .param(digits)
                    .update();
        }
        jdbc.sql("""
                delete from cycle c where year = ? and not exists (select 1 from area_cycle a where a.year = c.year)
                    and not exists (select 1 from deadline d where d.year = c.year)""").param(YEAR).update();
    }

    static String key(String area) {
        return YEAR + "-" + area;
    }

    static String school(String area, int number) {
        return area + "-PS-0" + number;
    }

    void cycle(String area) {
        jdbc.sql("""
                insert into area_cycle (cycle_key, year, area_code, urban, variant, release, status, chunk, requested_at)
                values (?, ?, ?, false, 'withoutCso', 'r', 'RUNNING', gen_random_uuid(), now())""").params(key(area), YEAR, area).update();
    }

    void stage(String area, Stage stage, String provider, String status, LocalDate start, LocalDate due) {
        jdbc.sql("""
                insert into stage_progress (cycle_key, stage, provider_code, status, nominal_starts_on, starts_on,
                    nominal_due_on, due_on)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(key(area), stage.id(), provider, status, start, start, due, due)
                .update();
    }

    UUID item(String area, @Nullable String provider, Stage stage, String status) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into work_item (id, task, cycle_key, year, area_code, provider_code, stage, name_km, name_en,
                    starts_on, nominal_due_on, due_on, status, created_at)
                select ?, ?, s.cycle_key, ?, ?, nullif(s.provider_code, ''), s.stage, 'ក', 'a', s.starts_on, s.nominal_due_on, s.nominal_due_on, ?,
                    now()
                from stage_progress s where s.cycle_key = ? and s.stage = ? and s.provider_code = ?""")
                .params(id, stage.id(), YEAR, area, status, key(area), stage.id(), provider == null ? "" : provider)
                .update();
        return id;
    }

    private void area(String code, String parent, String level, String type) {
        jdbc.sql(
                        "insert into area (code, parent_code, level, type, name_km, name_latin) values (?, nullif(?, ''), ?, ?, ?, ?)")
                .params(code, parent, level, type, "ទីកន្លែង " + code, "Place " + code)
                .update();
    }
}
