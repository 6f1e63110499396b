package kh.isaf.workflow.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kh.isaf.ProductTest;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.cycle.Cycles;
import kh.isaf.cycle.Deadline;
import kh.isaf.cycle.Deadlines;
import kh.isaf.cycle.DueDatesMoved;
import kh.isaf.cycle.Stage;
import kh.isaf.reminder.Ladders;
import kh.isaf.workflow.engine.DecisionTables;
import kh.isaf.workflow.engine.ReminderLadder;
import kh.isaf.workflow.engine.StageDeadlines;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.annotation.Transactional;

/** NCDDS changes the tables of deadlines and reminders: what follows, what does not, and what is refused. */
@Transactional
@RecordApplicationEvents
class RuleTablesTests extends ProductTest {

    private static final int YEAR = 2085;
    private static final String KEY = YEAR + "-850101";
    private static final Actor NATION = new Actor(new UUID(85, 1), "Sophea", Set.of(new Grant(Role.NCDDS_ADMIN, "")));
    private static final Actor COLLEAGUE = new Actor(new UUID(85, 2), "Dara", Set.of(new Grant(Role.NCDDS_ADMIN, "")));
    private static final LocalDate DUE = LocalDate.of(YEAR, 5, 31);

    @Autowired
    RuleTables tables;

    @Autowired
    DecisionTables decisions;

    @Autowired
    StageDeadlines stageDeadlines;

    @Autowired
    ReminderLadder ladder;

    @Autowired
    Ladders ladders;

    @Autowired
    Cycles cycles;

    @Autowired
    Deadlines deadlines;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    @BeforeEach
    void aYearThatIsOpenInOneCommune() {
        cycles.open(YEAR, stageDeadlines.of(YEAR));
        ladders.replace(YEAR, ladder.of(YEAR, List.of("1208", "8501", "8502")));
        jdbc.sql("""
                insert into area_cycle (cycle_key, year, area_code, urban, variant, release, status, chunk, requested_at)
                values (?, ?, '850101', false, 'withoutCso', 'r', 'RUNNING', gen_random_uuid(), now())""").params(KEY, YEAR).update();
        stage(Stage.DISSEMINATION, "", "OPEN");
        stage(Stage.INTERFACE_MEETING, "", "PLANNED");
        stage(Stage.I4C_PREPARATION, "850101-PS-01", "DONE");
        item("planDissemination", Stage.DISSEMINATION, null, DUE);
        jdbc.sql("update work_item set status = 'OPEN' where cycle_key = ?")
                .param(KEY)
                .update();
    }

    @Test
    void aChangedDueDayMovesWhatIsNotDoneAndThePreviewSaysHowMuch() {
        UUID draft = tables.draft(NATION, "stageDeadlines", deadlinesWith(Stage.DISSEMINATION, "dueMonthDay", "06-15"));
        Preview preview = tables.preview(draft);
        assertThat(due(Stage.DISSEMINATION)).as("a preview changes nothing").isEqualTo(working(DUE));
        assertThat(deadline(Stage.DISSEMINATION).dueOn()).isEqualTo(DUE);
        YearEffect year = of(preview);
        assertThat(year.deadlines()).as("each settlement and variant").isEqualTo(6);
        assertThat(year.stages()).isEqualTo(1);
        assertThat(year.tasks()).isEqualTo(1);
        assertThat(tables.liveVersion(RuleTable.STAGE_DEADLINES)).isEmpty();

        assertThat(tables.publish(NATION, draft, "late harvest")).isEqualTo(preview);
        LocalDate later = LocalDate.of(YEAR, 6, 15);
        assertThat(deadline(Stage.DISSEMINATION).dueOn()).isEqualTo(later);
        assertThat(due(Stage.DISSEMINATION)).isEqualTo(working(later));
        assertThat(itemDue("planDissemination")).isEqualTo(working(later));
        assertThat(due(Stage.INTERFACE_MEETING)).isEqualTo(working(LocalDate.of(YEAR, 9, 30)));
        assertThat(events.stream(DueDatesMoved.class)).contains(new DueDatesMoved(""));
        assertThat(jdbc.sql("select reason from audit_entry where action = 'rules.publish' order by id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("late harvest");
    }

    @Test
    void whatIsDoneAndWhatHasADayOfItsOwnStays() {
        LocalDate own = LocalDate.of(YEAR, 7, 2);
        stage(Stage.I4C_PREPARATION, "850101-PS-02", "OPEN");
        jdbc.sql("update stage_progress set nominal_due_on = ?, due_on = ? where provider_code = '850101-PS-02'")
                .params(own, own)
                .update();
        tables.publish(
                NATION, "stageDeadlines", deadlinesWith(Stage.I4C_PREPARATION, "dueMonthDay", "04-15"), "more time");
        assertThat(jdbc.sql("""
                select due_on from stage_progress where cycle_key = ? and stage = 'i4cPreparation'
                order by provider_code""").param(KEY).query(LocalDate.class).list())
                .containsExactly(working(LocalDate.of(YEAR, 3, 31)), own);
    }

    @Test
    void theMeetingsOfTheMonthsFollowTheStart() {
        stage(Stage.JAAP_MONITORING, "", "OPEN");
        item("recordMonthlyMeeting", Stage.JAAP_MONITORING, 3, LocalDate.of(YEAR + 1, 1, 31));
        RuleSheet sheet = set(
                set(shipped(RuleTable.STAGE_DEADLINES), row(Stage.JAAP_MONITORING), "startMonthDay", "11-16"),
                row(Stage.JAAP_MONITORING),
                "dueMonthDay",
                "11-15");
        tables.publish(NATION, "stageDeadlines", tables.written(sheet), "after the water festival");
        assertThat(jdbc.sql("select nominal_due_on from work_item where cycle_key = ? and month = 3")
                        .param(KEY)
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(LocalDate.of(YEAR + 1, 2, 15));
    }

    @Test
    void aRowForOneDistrictChangesOnlyItsSteps() {
        RuleSheet sheet = shipped(RuleTable.REMINDER_LADDER).added(7);
        sheet = set(set(sheet, 8, "district", "1208"), 8, "workingDays", "1");
        sheet = set(set(set(sheet, 8, "recipient", "chair"), 8, "urgent", "false"), 8, "channel", "chosen");
        UUID draft = tables.draft(NATION, "reminderLadder", tables.written(sheet));
        List<String> before = steps("8501");
        YearEffect year = of(tables.preview(draft));
        assertThat(year.stepsNew()).isGreaterThanOrEqualTo(Stage.values().length);
        assertThat(year.stepsGone()).isZero();
        assertThat(steps("1208")).hasSize(8 * Stage.values().length);

        tables.publish(NATION, draft, "the khan asked for it");
        assertThat(steps("1208")).hasSize(9 * Stage.values().length).contains("dissemination 1001");
        assertThat(steps("8501")).as("numbers of steps that stay").isEqualTo(before);
    }

    @Test
    void thePreviewCountsTheRemindersThatAreDueAtOnce() {
        jdbc.sql("update work_item set starts_on = '2020-01-01', due_on = '2020-03-02' where cycle_key = ?")
                .param(KEY)
                .update();
        RuleSheet sheet = shipped(RuleTable.REMINDER_LADDER).added(7);
        sheet = set(set(sheet, 8, "stage", "dissemination"), 8, "workingDays", "40");
        sheet = set(set(set(sheet, 8, "recipient", "ncddsAdmin"), 8, "urgent", "false"), 8, "channel", "chosen");
        assertThat(of(tables.preview(tables.draft(NATION, "reminderLadder", tables.written(sheet)))))
                .extracting(YearEffect::notices)
                .isEqualTo(1);
    }

    @Test
    void aBadCellIsNamedByRowAndColumn() {
        RuleSheet sheet = set(shipped(RuleTable.STAGE_DEADLINES), 2, "dueMonthDay", "02-30");
        sheet = set(set(sheet, 4, "variant", "someOther"), 5, "startYearOffset", "9");
        assertThat(refused(sheet))
                .extracting(fault -> fault.row() + " " + fault.column())
                .contains("3 dueMonthDay", "5 variant", "6 startYearOffset")
                .hasSize(3);
    }

    @Test
    void anUnsafeExpressionInACellIsRefusedByTheModelRules() {
        for (String unsafe : List.of(
                "for x in 1..99 return x", "${\"\".getClass()}", "get value(year)", "1..9999999", "otherName = 3")) {
            assertThat(refused(set(shipped(RuleTable.STAGE_DEADLINES), 1, "year", unsafe)))
                    .as(unsafe)
                    .isNotEmpty()
                    .allSatisfy(fault -> {
                        assertThat(fault.row()).isEqualTo(2);
                        assertThat(fault.column()).isEqualTo("year");
                        assertThat(fault.messageKey()).startsWith("model.");
                    });
        }
    }

    @Test
    void aTextThatLooksLikeXmlStaysText() {
        RuleSheet sheet = shipped(RuleTable.STAGE_DEADLINES);
        RuleSheet.Row first = sheet.rows().get(0);
        String note = "]]></description><script> & \"km\"";
        List<RuleSheet.Row> rows = new ArrayList<>(sheet.rows());
        rows.set(0, new RuleSheet.Row(note, first.cells()));
        UUID draft =
                tables.draft(NATION, "stageDeadlines", tables.written(new RuleSheet(RuleTable.STAGE_DEADLINES, rows)));
        assertThat(tables.sheet(RuleTable.STAGE_DEADLINES, tables.draft(draft))
                        .rows()
                        .get(0)
                        .note())
                .isEqualTo(note);
    }

    @Test
    void theEngineItselfIsAskedWhetherEachStageHasAWindow() {
        assertThat(refused(shipped(RuleTable.STAGE_DEADLINES).without(row(Stage.SCORECARD))))
                .singleElement()
                .extracting(CellFault::messageKey)
                .isEqualTo("rules.error.noWindow");
        RuleSheet onlyTown = set(shipped(RuleTable.STAGE_DEADLINES), row(Stage.SCORECARD), "settlement", "urban");
        assertThat(refused(onlyTown)).extracting(CellFault::messageKey).containsExactly("rules.error.noWindow");
        assertThat(refused(set(shipped(RuleTable.STAGE_DEADLINES), row(Stage.JAAP_MONITORING), "dueMonthDay", "06-30")))
                .extracting(CellFault::messageKey)
                .containsExactly("rules.error.followUp");
    }

    @Test
    void whatEndsBeforeItBeginsIsRefused() {
        assertThat(refused(set(shipped(RuleTable.STAGE_DEADLINES), 0, "dueMonthDay", "01-15")))
                .singleElement()
                .extracting(fault -> fault.row() + " " + fault.messageKey())
                .isEqualTo("1 rules.error.order");
    }

    @Test
    void theOutcomeOfTheSheetIsTheEnginesOwn() {
        RuleSheet sheet = shipped(RuleTable.STAGE_DEADLINES).added(-1);
        List<String> cells = List.of(">= 2085", "scorecard", "urban", "", "05-10", "0", "09-10", "0");
        for (int at = 0; at < cells.size(); at++) {
            sheet = set(sheet, 0, RuleTable.STAGE_DEADLINES.columns().get(at).id(), cells.get(at));
        }
        tables.publish(NATION, "stageDeadlines", tables.written(sheet), "towns need longer");
        assertThat(stageDeadlines.of(2086))
                .filteredOn(each -> each.stage() == Stage.SCORECARD)
                .allSatisfy(each -> assertThat(each.dueOn())
                        .isEqualTo(each.urban() ? LocalDate.of(2086, 9, 10) : LocalDate.of(2086, 8, 31)));
        assertThat(stageDeadlines.of(2084))
                .filteredOn(each -> each.stage() == Stage.SCORECARD)
                .extracting(Deadline::dueOn)
                .containsOnly(LocalDate.of(2084, 8, 31));
    }

    @Test
    void aDraftThatSomebodyOvertookIsRefused() {
        UUID mine = tables.draft(NATION, "stageDeadlines", deadlinesWith(Stage.SCORECARD, "dueMonthDay", "09-05"));
        tables.publish(
                COLLEAGUE, "stageDeadlines", deadlinesWith(Stage.INTEGRATION, "dueMonthDay", "12-15"), "earlier");
        Refusal stale = catchThrowableOfType(Refusal.class, () -> tables.publish(NATION, mine, "longer"));
        assertThat(stale.messageKey()).isEqualTo("rules.error.stale");
        assertThat(stale.args()).containsExactly("1", "Dara");
        assertThat(deadline(Stage.SCORECARD).dueOn()).isEqualTo(LocalDate.of(YEAR, 8, 31));
        assertThatThrownBy(() -> tables.draft(
                        NATION,
                        RuleTable.STAGE_DEADLINES,
                        deadlinesWith(Stage.SCORECARD, "dueMonthDay", "09-05"),
                        null))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aDraftIsPublishedOnceAndWithAReason() {
        UUID draft = tables.draft(NATION, "stageDeadlines", deadlinesWith(Stage.SCORECARD, "dueMonthDay", "09-05"));
        assertThatThrownBy(() -> tables.publish(NATION, draft, " \n ")).isInstanceOf(Refusal.class);
        tables.publish(NATION, draft, "longer");
        assertThatThrownBy(() -> tables.publish(NATION, draft, "again"))
                .isInstanceOf(Refusal.class)
                .hasMessage("rules.error.published");
        assertThatThrownBy(() -> tables.discard(NATION, draft)).isInstanceOf(Refusal.class);
    }

    @Test
    void anEarlierVersionAndTheShippedOneComeBack() {
        tables.publish(NATION, "stageDeadlines", deadlinesWith(Stage.SCORECARD, "dueMonthDay", "09-05"), "longer");
        tables.publish(NATION, "stageDeadlines", deadlinesWith(Stage.SCORECARD, "dueMonthDay", "09-25"), "longest");
        assertThat(deadline(Stage.SCORECARD).dueOn()).isEqualTo(LocalDate.of(YEAR, 9, 25));
        tables.publish(NATION, "stageDeadlines", tables.version(RuleTable.STAGE_DEADLINES, 1), "back");
        assertThat(deadline(Stage.SCORECARD).dueOn()).isEqualTo(LocalDate.of(YEAR, 9, 5));
        tables.publish(NATION, "stageDeadlines", tables.version(RuleTable.STAGE_DEADLINES, 0), "as shipped");
        assertThat(deadline(Stage.SCORECARD).dueOn()).isEqualTo(LocalDate.of(YEAR, 8, 31));
        assertThat(tables.published(RuleTable.STAGE_DEADLINES))
                .extracting(RuleVersion::version)
                .containsExactly(4, 3, 2, 1);
        assertThatThrownBy(() -> tables.version(RuleTable.STAGE_DEADLINES, 9)).isInstanceOf(NotFound.class);
    }

    @Test
    void anUpgradeThatShipsAnotherTableIsToldAndChangesNothing() {
        tables.publish(NATION, "stageDeadlines", deadlinesWith(Stage.SCORECARD, "dueMonthDay", "09-05"), "longer");
        assertThat(tables.shippedAnother(RuleTable.STAGE_DEADLINES)).isFalse();
        jdbc.sql("update rule_table set shipped_hash = 'of an older release'").update();
        assertThat(tables.shippedAnother(RuleTable.STAGE_DEADLINES)).isTrue();
        assertThat(new String(tables.live("stageDeadlines"), StandardCharsets.UTF_8))
                .contains("09-05");
        assertThat(tables.shippedAnother(RuleTable.REMINDER_LADDER)).isFalse();
    }

    @Test
    void newYearsUseTheTableInForce() {
        tables.publish(NATION, "stageDeadlines", deadlinesWith(Stage.SCORECARD, "dueMonthDay", "09-05"), "longer");
        assertThat(stageDeadlines.of(2099))
                .filteredOn(each -> each.stage() == Stage.SCORECARD)
                .extracting(Deadline::dueOn)
                .containsOnly(LocalDate.of(2099, 9, 5));
    }

    @Test
    void anotherTableIsNotTaken() {
        assertThatThrownBy(() -> tables.draft(NATION, "stageDeadlines", decisions.shipped("reminderLadder")))
                .isInstanceOf(TableRefused.class);
        assertThatThrownBy(() -> tables.draft(NATION, "communeCycle", new byte[0]))
                .isInstanceOf(NotFound.class);
        String everyRow = new String(decisions.shipped("stageDeadlines"), StandardCharsets.UTF_8)
                .replace("hitPolicy=\"FIRST\"", "hitPolicy=\"RULE ORDER\"");
        assertThatThrownBy(() -> tables.draft(NATION, "stageDeadlines", everyRow.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(TableRefused.class);
        assertThatThrownBy(() -> tables.draft(NATION, "stageDeadlines", "<a".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(TableRefused.class);
    }

    @Test
    void whatIsReadIsWrittenAgainAsItWas() {
        for (RuleTable table : RuleTable.values()) {
            RuleSheet sheet = shipped(table);
            assertThat(tables.sheet(table, tables.written(sheet))).isEqualTo(sheet);
        }
    }

    private List<CellFault> refused(RuleSheet sheet) {
        return catchThrowableOfType(
                        TableRefused.class,
                        () -> tables.draft(NATION, sheet.table().id(), tables.written(sheet)))
                .faults();
    }

    private YearEffect of(Preview preview) {
        return preview.years().stream()
                .filter(year -> year.year() == YEAR)
                .findFirst()
                .orElseThrow();
    }

    private RuleSheet shipped(RuleTable table) {
        return tables.sheet(table, decisions.shipped(table.id()));
    }

    private byte[] deadlinesWith(Stage stage, String column, String value) {
        return tables.written(set(shipped(RuleTable.STAGE_DEADLINES), row(stage), column, value));
    }

    private int row(Stage stage) {
        return stage.ordinal();
    }

    private static RuleSheet set(RuleSheet sheet, int row, String column, String value) {
        List<RuleSheet.Row> rows = new ArrayList<>(sheet.rows());
        List<String> cells = new ArrayList<>(rows.get(row).cells());
        cells.set(sheet.table().at(column), value);
        rows.set(row, new RuleSheet.Row(rows.get(row).note(), cells));
        return new RuleSheet(sheet.table(), rows);
    }

    private Deadline deadline(Stage stage) {
        return deadlines.of(YEAR).stream()
                .filter(each -> each.stage() == stage && !each.urban())
                .findFirst()
                .orElseThrow();
    }

    private List<String> steps(String district) {
        return jdbc.sql("""
                select stage || ' ' || case when position > 1000 then 1001 else position end from ladder_step
                where year = ? and district_code = ? order by stage, position""").params(YEAR, district).query(String.class).list();
    }

    private LocalDate working(LocalDate day) {
        return jdbc.sql("select working_day_from('850101', ?)")
                .param(day)
                .query(LocalDate.class)
                .single();
    }

    private LocalDate due(Stage stage) {
        return jdbc.sql("select due_on from stage_progress where cycle_key = ? and stage = ?")
                .params(KEY, stage.id())
                .query(LocalDate.class)
                .single();
    }

    private LocalDate itemDue(String task) {
        return jdbc.sql("select due_on from work_item where cycle_key = ? and task = ?")
                .params(KEY, task)
                .query(LocalDate.class)
                .single();
    }

    private void stage(Stage stage, String provider, String status) {
        jdbc.sql("""
                insert into stage_progress
                    (cycle_key, stage, provider_code, status, nominal_starts_on, starts_on, nominal_due_on, due_on)
                select ?, stage, ?, ?, starts_on, starts_on, due_on, working_day_from('850101', due_on) from deadline
                where year = ? and stage = ? and settlement = 'rural' and variant = 'withoutCso'""").params(KEY, provider, status, YEAR, stage.id()).update();
    }

    private void item(String task, Stage stage, @Nullable Integer month, LocalDate due) {
        jdbc.sql("""
                insert into work_item (id, task, cycle_key, year, area_code, stage, month, name_km, name_en, starts_on,
                    nominal_due_on, due_on, status, created_at)
                values (gen_random_uuid(), ?, ?, ?, '850101', ?, ?, 'ក', 'a', ?, ?, working_day_from('850101', ?),
                    'OPEN', now())""")
                .params(Arrays.asList(task, KEY, YEAR, stage.id(), month, LocalDate.of(YEAR, 2, 1), due, due))
                .update();
    }
}
