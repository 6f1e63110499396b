package kh.isaf;

import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.workflow.YearStart;
import kh.isaf.workflow.engine.DecisionTables;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.function.Executable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A year of Sangkat Tuek Thla and of its khan, far from those of other tests, that has just begun. It can be taken back
 * as a whole, and so can every single request.
 */
class YearOfTuekThla {

    static final int YEAR = 2061;
    static final String KEY = "2061-120802";
    static final String KHAN_KEY = "2061-1208";
    static final String ABSENCE = "00000000-0000-0000-2061-000000120803";
    static final String HAND_OVER = "00000000-0000-0000-2061-000000120802";
    static final String RULES_DRAFT = "f1600000-0000-4000-8000-0000000000d5";

    static final String RELEASE = "f1700000-0000-4000-8000-0000000000d5";
    static final String REPORT = "00000000-0000-0000-2061-000000001208";
    static final String VISIT = "00000000-0000-0000-2061-000000120804";
    static final String RESOLUTION = "00000000-0000-0000-2061-000000120805";
    static final String POSTPONEMENT = "00000000-0000-0000-2061-120802120802";

    private final UUID checkedImport = UUID.randomUUID();
    private final YearStart years;
    private final ManagementService management;
    private final RuntimeService runtime;
    private final JdbcClient jdbc;
    private final DecisionTables tables;
    private final EntityManager entities;
    private final TransactionTemplate transaction;

    YearOfTuekThla(
            YearStart years,
            ManagementService management,
            RuntimeService runtime,
            JdbcClient jdbc,
            DecisionTables tables,
            EntityManager entities,
            PlatformTransactionManager transactions) {
        this.years = years;
        this.management = management;
        this.runtime = runtime;
        this.jdbc = jdbc;
        this.tables = tables;
        this.entities = entities;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Only the jobs of this year are run: those of others wait for whoever made them. */
    void start() {
        Set<String> others = new HashSet<>();
        management.createJobQuery().unlimitedList().forEach(job -> others.add(job.getId()));
        jdbc.sql("""
                insert into register_import (id, register, file_name, content, status, person_name, taken_at)
                values (?, 'providers', 'providers.csv', '', 'CHECKED', 'test', now())""").param(checkedImport).update();
        years.start(YEAR, List.of("120802", "1208"), Actor.system("test"));
        List<Job> jobs;
        do {
            jobs = management.createJobQuery().executable().unlimitedList().stream()
                    .filter(job -> !others.contains(job.getId()))
                    .toList();
            jobs.forEach(job -> management.executeJob(job.getId()));
        } while (!jobs.isEmpty());
        beginHandOver();
        jdbc.sql("""
                insert into postponement (id, year, stage, area_code, reach, working_days, reason, set_at, set_by_id,
                    set_by_name)
                values (?::uuid, ?, 'integration', '120802', 'ALL', 5, 'test', now(), gen_random_uuid(), 'test')""").params(POSTPONEMENT, YEAR).update();
        jdbc.sql("""
                insert into absence (id, person_id, deputy_id, valid_from, valid_to, reason, set_by, set_by_name, set_at)
                select ?::uuid, ?::uuid, m.person_id, date '2062-01-01', date '2062-01-08', '', m.person_id, 'test', now()
                from body_member m where m.body_code = '120802-JAAPC' and m.position = 'chair'""").params(ABSENCE, person()).update();
        visitWithDecision();
        draftDeadlines();
        beginRelease();
        jdbc.sql("""
                insert into report (id, area_code, kind, year, number, status, query, parameters, figures, parts, taken_at)
                values (?::uuid, '1208', 'MONTHLY', 2020, 1, 'DRAFT', 'report-1', '{}', '{}', '{}', now())""").param(REPORT).update();
    }

    /** A visit of the khan's group to the sangkat, and something it asks of the clerk. */
    private void visitWithDecision() {
        jdbc.sql("""
                insert into visit (id, area_code, visitor, planned_on, purpose, person_id, person_name, at)
                values (?::uuid, '120802', 'dmkGroup', '2061-02-10', 'test', gen_random_uuid(), 'test', now())""").param(VISIT).update();
        jdbc.sql("""
                insert into work_item (id, task, area_code, name_km, name_en, starts_on, due_on, status, created_at, address)
                values (?::uuid, 'resolution', '120802', 'ក', 'test', '2061-02-10', '2061-02-20', 'OPEN', now(),
                    '/decisions/' || ?)""").params(RESOLUTION, RESOLUTION).update();
        jdbc.sql("insert into work_item_candidate (role, scope, work_item_id) values ('clerk', '120802', ?::uuid)")
                .param(RESOLUTION)
                .update();
        jdbc.sql("""
                insert into resolution (id, visit_id, area_code, wording, owner_role, owner_scope, due_on, work_item_id,
                    person_id, person_name, at)
                values (?::uuid, ?::uuid, '120802', 'test', 'clerk', '120802', '2061-02-20', ?::uuid, gen_random_uuid(),
                    'test', now())""").params(RESOLUTION, VISIT, RESOLUTION).update();
    }

    /** The table of deadlines as the product ships it, as a draft. */
    private void draftDeadlines() {
        jdbc.sql("""
                insert into rule_table (id, decision, dmn, shipped_hash, drafted_at, drafted_by)
                values (?::uuid, 'stageDeadlines', ?, '', now(), 'test')""").params(RULES_DRAFT, tables.shipped("stageDeadlines")).update();
    }

    /** As it is live, by somebody else than those who ask. */
    private void beginRelease() {
        jdbc.sql("""
                insert into model_release (id, source, state, based_on, begun_at, author_id, author_name)
                select ?::uuid, 'EDITED', 'DRAFT', id, now(), '00000000-0000-0000-0000-000000000066', 'test'
                from model_release where number is not null order by number desc limit 1""").param(RELEASE).update();
        jdbc.sql("""
                insert into model_release_file
                select draft.id, file.name, file.content, file.content, now(), 'test'
                from model_release draft join model_release_file file on file.release_id = draft.based_on
                where draft.id = ?::uuid""").param(RELEASE).update();
    }

    /** Of the committee's chair, with one line: the role. */
    private void beginHandOver() {
        jdbc.sql("""
                insert into hand_over (id, person_id, area_code, leaves_on, reason, started_at, started_by)
                select ?::uuid, m.person_id, '120802', date '2061-01-31', 'test', now(), 'test' from body_member m
                where m.body_code = '120802-JAAPC' and m.position = 'chair'""").param(HAND_OVER).update();
        jdbc.sql("""
                insert into hand_over_line (hand_over_id, kind, object_id, detail, area_code, label_km, label_en)
                values (?::uuid, 'ROLE', '0', 'committeeChair', '120802', '', '')""").param(HAND_OVER).update();
    }

    /** A facilitator of the sangkat who teaches at one of its schools. */
    String person() {
        return one("select o.person_id::text from post o where o.provider_code = '120802-PS-02'");
    }

    String roleOfPerson() {
        return one("""
                select min(r.id)::text from post o join role_assignment r on r.person_id = o.person_id
                where o.provider_code = '120802-PS-02'""");
    }

    String postOfPerson() {
        return one("select o.id::text from post o where o.provider_code = '120802-PS-02'");
    }

    /** The first seat of an ordinary member of the committee. */
    String seat() {
        return one("select min(id)::text from body_member where body_code = '120802-JAAPC' and position = 'member'");
    }

    String round() {
        return one("select id::text from caf_selection where area_code = '120802' order by held_on limit 1");
    }

    String handOverLine() {
        return one("select min(id)::text from hand_over_line where hand_over_id = '" + HAND_OVER + "'");
    }

    private String one(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }

    void takeBack() {
        jdbc.sql("delete from resolution where id = ?::uuid").param(RESOLUTION).update();
        jdbc.sql("delete from work_item where id = ?::uuid").param(RESOLUTION).update();
        jdbc.sql("delete from visit where id = ?::uuid").param(VISIT).update();
        jdbc.sql("delete from register_import where id = ?")
                .param(checkedImport)
                .update();
        jdbc.sql("delete from hand_over_line where hand_over_id = ?::uuid")
                .param(HAND_OVER)
                .update();
        jdbc.sql("delete from hand_over where id = ?::uuid").param(HAND_OVER).update();
        jdbc.sql("delete from rule_table where id = ?::uuid").param(RULES_DRAFT).update();
        jdbc.sql("delete from model_release where id = ?::uuid").param(RELEASE).update();
        jdbc.sql("delete from report where id = ?::uuid").param(REPORT).update();
        jdbc.sql("delete from absence where id = ?::uuid").param(ABSENCE).update();
        for (String key : List.of(KEY, KHAN_KEY)) {
            runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(key)
                    .rootProcessInstances()
                    .list()
                    .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "test", true));
            jdbc.sql("delete from work_item where cycle_key = ?").param(key).update();
            jdbc.sql("delete from stage_progress where cycle_key = ?")
                    .param(key)
                    .update();
            jdbc.sql("delete from area_cycle where cycle_key = ?").param(key).update();
        }
        jdbc.sql("delete from deadline where year = ?").param(YEAR).update();
        jdbc.sql("delete from cycle where year = ?").param(YEAR).update();
    }

    /** Planning the dissemination: a task of the sangkat as a whole. */
    UUID task() {
        return jdbc.sql("select id from work_item where cycle_key = ? and task = 'planDissemination'")
                .param(KEY)
                .query(UUID.class)
                .single();
    }

    /** The code of {@link #task()} on paper. */
    String code() {
        return jdbc.sql("select code from work_item where id = ?")
                .param(task())
                .query(String.class)
                .single();
    }

    /** An open task of one provider. */
    UUID task(String task, String provider) {
        return jdbc.sql("select id from work_item where cycle_key = ? and task = ? and provider_code = ?")
                .params(KEY, task, provider)
                .query(UUID.class)
                .single();
    }

    /** A scorecard that was entered, with what citizens found weak; without the process behind it. */
    UUID scored(String provider, String weaknesses) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into work_item (id, task, cycle_key, year, area_code, provider_code, stage, name_km, name_en,
                    starts_on, due_on, status, created_at, closed_at, closed_by_name)
                select ?, 'enterScorecard', cycle_key, year, area_code, ?, 'scorecard', name_km, name_en,
                    starts_on, due_on, 'DONE', created_at, created_at, 'CAF' from work_item where id = ?""").params(id, provider, task()).update();
        jdbc.sql("""
                insert into form_submission (id, idempotency_key, work_item_id, task, cycle_key, provider_code, release,
                    person_id, person_name, submitted_at, answers)
                select ?, ?, ?, 'enterScorecard', cycle_key, ?, release, ?, 'CAF', requested_at, ?::jsonb
                from area_cycle where cycle_key = ?""")
                .params(
                        id,
                        id,
                        id,
                        provider,
                        id,
                        "{\"scorecardHeld\": \"yes\", \"ratings\": [{\"weaknesses\": \"%s\"}]}".formatted(weaknesses),
                        KEY)
                .update();
        return id;
    }

    /** An import of providers that was checked and not run. */
    UUID checkedImport() {
        return checkedImport;
    }

    /** Whose account this is in the demonstration. */
    UUID person(String account) {
        return jdbc.sql("select person_id from account where username = ?")
                .param(account)
                .query(UUID.class)
                .single();
    }

    @Nullable
    String holder(UUID task) {
        return jdbc.sql("select assignee_name from work_item where id = ?")
                .param(task)
                .query(String.class)
                .single();
    }

    /** Makes the holders of this role the only candidates of a task; null leaves none. */
    void offer(UUID task, @Nullable Grant to) {
        jdbc.sql("delete from work_item_candidate where work_item_id = ?")
                .param(task)
                .update();
        if (to != null) {
            jdbc.sql("insert into work_item_candidate (role, scope, work_item_id) values (?, ?, ?)")
                    .params(to.role().id(), to.scope(), task)
                    .update();
        }
    }

    void assign(UUID task, Actor to) {
        jdbc.sql("update work_item set assignee_id = ?, assignee_name = ? where id = ?")
                .params(to.personId(), to.name(), task)
                .update();
    }

    /** How many rows this transaction has written so far, in whatever table. */
    long writes() {
        entities.flush();
        return jdbc.sql("select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) from pg_stat_xact_user_tables")
                .query(Long.class)
                .single();
    }

    /** Does something in a transaction that never ends well. */
    void andTakeBack(Executable what) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            try {
                what.execute();
            } catch (RuntimeException | Error failure) {
                throw failure;
            } catch (Throwable failure) {
                throw new IllegalStateException(failure);
            }
        });
    }
}
