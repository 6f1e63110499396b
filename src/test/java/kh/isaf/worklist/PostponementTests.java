package kh.isaf.worklist;

import static kh.isaf.worklist.PostponedPlaces.DUE;
import static kh.isaf.worklist.PostponedPlaces.SCORED_BY;
import static kh.isaf.worklist.PostponedPlaces.SCORED_FROM;
import static kh.isaf.worklist.PostponedPlaces.YEAR;
import static kh.isaf.worklist.PostponedPlaces.key;
import static kh.isaf.worklist.PostponedPlaces.school;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kh.isaf.ProductTest;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.cycle.BusinessClock;
import kh.isaf.cycle.CycleStart;
import kh.isaf.cycle.Holiday;
import kh.isaf.cycle.Holidays;
import kh.isaf.cycle.Postponement;
import kh.isaf.cycle.PostponementRegister;
import kh.isaf.cycle.Redated;
import kh.isaf.cycle.Stage;
import kh.isaf.cycle.StartRequest;
import kh.isaf.cycle.WorkingCalendars;
import kh.isaf.territory.Variant;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A stage is put off for an area in one act, and everything that hangs on it moves; undone, it is as before. */
@Transactional
class PostponementTests extends ProductTest {

    private static final Actor NATION = actor(Role.NCDDS_ADMIN, "");
    private static final Actor PROVINCE = actor(Role.CP_GROUP, "82");
    private static final Actor KHAN = actor(Role.DMK_GROUP, "8201");
    private static final Actor CLERK = actor(Role.CLERK, "820101");

    /** Five working days after the Friday. */
    private static final LocalDate LATER = DUE.plusDays(7);

    @Autowired
    Postponements postponements;

    @Autowired
    PostponementRegister register;

    @Autowired
    Redating redating;

    @Autowired
    Holidays holidays;

    @Autowired
    WorkItems workItems;

    @Autowired
    WorkingCalendars calendars;

    @Autowired
    CycleStart cycleStart;

    @Autowired
    BusinessClock clock;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcClient jdbc;

    private PostponedPlaces places;
    private Duration offset = Duration.ZERO;
    private long lastAudit;

    @BeforeEach
    void aProvinceInItsYear() {
        offset = clock.offset();
        clock.moveTo(LocalDate.of(YEAR, 3, 1)
                .atTime(LocalTime.NOON)
                .atZone(clock.getZone())
                .toInstant());
        redating.align("", null);
        places = new PostponedPlaces(jdbc);
        places.make();
        lastAudit = jdbc.sql("select coalesce(max(id), 0) from audit_entry")
                .query(Long.class)
                .single();
    }

    @AfterEach
    void theClockIsPutBack() {
        clock.moveTo(java.time.Clock.systemUTC().instant().plus(offset));
    }

    @Test
    void allCommunesOfADistrictMoveInOneActAndNoOther() {
        PostponementEffect effect = postponements.postpone(KHAN, order("8201", 5));

        assertThat(effect.areas()).isEqualTo(2);
        assertThat(effect.stages()).isEqualTo(2);
        assertThat(effect.tasks()).isEqualTo(2);
        assertThat(due("820101")).isEqualTo(LATER);
        assertThat(due("820102")).isEqualTo(LATER);
        assertThat(itemDue("820101")).isEqualTo(LATER);
        assertThat(due("8201"))
                .as("the khan's own year is not the khan's to put off")
                .isEqualTo(DUE);
        assertThat(due("820201")).isEqualTo(DUE);
        assertThat(effect.examples()).contains(new Redated("820101", null, null, DUE, LATER));
        assertThat(audited()).containsExactly("stage.postpone");
        assertThat(moved()).containsExactly("8201");
    }

    @Test
    void theProvincePutsOffTheKhansOwnYearTooOrAlone() {
        assertThat(postponements.postpone(PROVINCE, order("8201", 5)).stages()).isEqualTo(3);
        assertThat(due("8201")).isEqualTo(LATER);
        postponements.undo(PROVINCE, inForce("8201"), "over");

        PostponementOrder itself =
                new PostponementOrder(YEAR, Stage.DISSEMINATION, "8201", true, null, 5, "flood at the office");
        assertThat(postponements.postpone(PROVINCE, itself).stages()).isEqualTo(1);
        assertThat(due("8201")).isEqualTo(LATER);
        assertThat(due("820101")).isEqualTo(DUE);
        assertThatThrownBy(() -> postponements.postpone(KHAN, itself)).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void aPreviewCountsWhatThenHappensAndChangesNothing() {
        try {
            List<Map<String, Object>> before = dates();
            PostponementEffect preview = postponements.preview(PROVINCE, order("82", 5));
            assertThat(preview.stages()).isEqualTo(4);
            assertThat(dates()).isEqualTo(before);
            assertThat(register.of(YEAR, "82", PROVINCE, 1).total()).isZero();
            assertThat(audited()).isEmpty();
            assertThat(moved()).isEmpty();
            assertThat(postponements.postpone(PROVINCE, order("82", 5))).isEqualTo(preview);

            UUID id = inForce("82");
            List<Map<String, Object>> postponed = dates();
            PostponementEffect back = postponements.previewUndo(PROVINCE, id, "over");
            assertThat(dates()).isEqualTo(postponed);
            assertThat(postponements.undo(PROVINCE, id, "over")).isEqualTo(back);
            assertThat(dates()).isEqualTo(before);
        } finally {
            places.takeBack(runtime);
        }
    }

    @Test
    void undoneEverythingIsAsBefore() {
        List<Map<String, Object>> before = dates();
        postponements.postpone(KHAN, order("8201", 5));
        postponements.postpone(KHAN, scorecards("8201", 10));
        assertThat(dates()).isNotEqualTo(before);
        register.of(YEAR, "8201", KHAN, 1).lines().forEach(line -> postponements.undo(KHAN, line.id(), "it is dry"));

        assertThat(dates()).isEqualTo(before);
        Postponement undone = register.of(YEAR, "8201", KHAN, 1).lines().get(0);
        assertThat(undone.inForce()).isFalse();
        assertThat(undone.undoneBy()).isEqualTo(KHAN.name());
        assertThat(undone.undoneReason()).isEqualTo("it is dry");
        assertThat(audited())
                .containsExactly("stage.postpone", "stage.postpone", "postponement.undo", "postponement.undo");
        assertThatThrownBy(() -> postponements.undo(KHAN, undone.id(), "again"))
                .isInstanceOf(Refusal.class)
                .hasMessage("postponement.error.undone");
    }

    @Test
    void thoseOfADistrictAndOfACommuneAddUpAndAreUndoneOneByOne() {
        postponements.postpone(KHAN, order("8201", 5));
        postponements.postpone(KHAN, order("820101", 3));
        assertThat(due("820101")).isEqualTo(plus(DUE, 8));
        assertThat(itemDue("820101")).isEqualTo(plus(DUE, 8));
        assertThat(due("820102")).isEqualTo(LATER);

        postponements.undo(KHAN, inForce("8201"), "over");
        assertThat(due("820101")).isEqualTo(plus(DUE, 3));
        assertThat(due("820102")).isEqualTo(DUE);
        postponements.undo(KHAN, inForce("820101"), "over");
        assertThat(due("820101")).isEqualTo(DUE);
    }

    @Test
    void whatIsDoneOrExcusedStays() {
        places.stage("820101", Stage.INTEGRATION, "", "DONE", SCORED_FROM, SCORED_BY);
        places.stage("820102", Stage.INTEGRATION, "", "EXCUSED", SCORED_FROM, SCORED_BY);
        UUID done = places.item("820101", null, Stage.INTEGRATION, "DONE");
        PostponementEffect effect = postponements.postpone(
                NATION, new PostponementOrder(YEAR, Stage.INTEGRATION, "8201", false, null, 5, "election"));

        assertThat(effect.nothing()).isTrue();
        assertThat(due("820101", Stage.INTEGRATION, "")).isEqualTo(SCORED_BY);
        assertThat(due("820102", Stage.INTEGRATION, "")).isEqualTo(SCORED_BY);
        assertThat(workItems.visible(done, NATION).dueOn()).isEqualTo(SCORED_BY);
    }

    @Test
    void aStageThatHasNotBegunStartsLaterToo() {
        postponements.postpone(KHAN, scorecards("8201", 5));
        assertThat(starts("820101", Stage.SCORECARD, school("820101", 1))).isEqualTo(plus(SCORED_FROM, 5));
        assertThat(due("820101", Stage.SCORECARD, school("820101", 1))).isEqualTo(plus(SCORED_BY, 5));
        postponements.postpone(KHAN, order("8201", 5));
        assertThat(starts("820101", Stage.DISSEMINATION, ""))
                .as("this one has begun")
                .isEqualTo(LocalDate.of(YEAR, 2, 1));
    }

    @Test
    void aTaskThatOpensLaterInheritsIt() {
        postponements.postpone(KHAN, scorecards("8201", 5));
        UUID id = UUID.randomUUID();
        workItems.open(opening(id, "820101", school("820101", 1)), List.of());
        assertThat(workItems.visible(id, NATION).dueOn()).isEqualTo(plus(SCORED_BY, 5));

        postponements.undo(KHAN, inForce("8201"), "over");
        assertThat(workItems.visible(id, NATION).dueOn()).isEqualTo(SCORED_BY);
    }

    @Test
    void anItemThatChasesALateOneDoesNotMoveWithIt() {
        UUID late = places.item("820101", null, Stage.DISSEMINATION, "OPEN");
        UUID chasing = UUID.randomUUID();
        workItems.open(opening(chasing, "820101", school("820101", 1)).chasing(late), List.of());
        postponements.postpone(KHAN, scorecards("8201", 5));
        assertThat(workItems.visible(chasing, NATION).dueOn()).isEqualTo(SCORED_BY);
    }

    @Test
    void anAreaThatStartsLaterInheritsIt() {
        postponements.postpone(PROVINCE, order("82", 5));
        jdbc.sql("delete from deadline where year = ?").param(YEAR).update();
        jdbc.sql("insert into deadline values (?, 'dissemination', 'rural', 'withoutCso', ?, ?)")
                .params(YEAR, LocalDate.of(YEAR, 2, 1), DUE)
                .update();
        UUID chunk = UUID.randomUUID();
        cycleStart.request(YEAR, "r", List.of(new StartRequest("820299", false, Variant.WITHOUT_CSO, chunk)));
        cycleStart.started(chunk);
        assertThat(due("820299")).isEqualTo(LATER);

        postponements.undo(PROVINCE, inForce("82"), "over");
        assertThat(due("820299")).isEqualTo(DUE);
        assertThat(starts("820299", Stage.DISSEMINATION, "")).isEqualTo(LocalDate.of(YEAR, 2, 1));
    }

    @Test
    void aHolidaySetAfterwardsStillCounts() {
        postponements.postpone(KHAN, order("8201", 5));
        LocalDate between = DUE.plusDays(4);
        holidays.set(NATION, new Holiday(between, "", Holiday.Part.DAY, "ក", "a", "12", true), "sub-decree");
        redating.align();
        assertThat(due("820101")).isEqualTo(LocalDate.of(YEAR, 3, 29));
        assertThat(itemDue("820101")).isEqualTo(LocalDate.of(YEAR, 3, 29));
        assertThat(due("820201")).as("not put off, the day is after it").isEqualTo(DUE);

        holidays.remove(NATION, between, "", "a mistake");
        redating.align();
        assertThat(due("820101")).isEqualTo(LATER);
        assertThat(moved()).containsExactlyInAnyOrder("8201", "", "");
    }

    @Test
    void aStepOfOneProviderIsExtended() {
        jdbc.sql("update stage_progress set status = 'OPEN' where cycle_key = ? and stage = 'scorecard'")
                .param(key("820101"))
                .update();
        UUID id = places.item("820101", school("820101", 1), Stage.SCORECARD, "OPEN");
        UUID other = places.item("820101", school("820101", 2), Stage.SCORECARD, "OPEN");
        PostponementEffect effect = postponements.extend(KHAN, workItems.visible(id, KHAN), 4, "the head is ill");

        assertThat(effect).isEqualTo(new PostponementEffect(1, 1, 1, 0, effect.examples()));
        assertThat(workItems.visible(id, KHAN).dueOn()).isEqualTo(plus(SCORED_BY, 4));
        assertThat(due("820101", Stage.SCORECARD, school("820101", 1))).isEqualTo(plus(SCORED_BY, 4));
        assertThat(workItems.visible(other, KHAN).dueOn()).isEqualTo(SCORED_BY);
        assertThat(audited()).containsExactly("stage.extend");

        assertThatThrownBy(() -> postponements.extend(CLERK, workItems.visible(id, KHAN), 4, "ill"))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() ->
                        postponements.extend(actor(Role.DMK_GROUP, "8202"), workItems.visible(id, KHAN), 4, "ill"))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> postponements.extend(KHAN, workItems.visible(id, KHAN), 0, "ill"))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> postponements.extend(KHAN, workItems.visible(id, KHAN), 4, " "))
                .isInstanceOf(Refusal.class);
        postponements.undo(KHAN, inForce("820101"), "well again");
        assertThat(workItems.visible(id, KHAN).dueOn()).isEqualTo(SCORED_BY);
    }

    @Test
    void aStepOfAKhansOwnYearLeavesItsSangkatsAlone() {
        UUID id = jdbc.sql("select id from work_item where cycle_key = ?")
                .param(key("8201"))
                .query(UUID.class)
                .single();
        postponements.extend(PROVINCE, workItems.visible(id, PROVINCE), 5, "moving");
        assertThat(due("8201")).isEqualTo(LATER);
        assertThat(due("820101")).isEqualTo(DUE);
        assertThatThrownBy(() -> postponements.extend(KHAN, workItems.visible(id, KHAN), 5, "moving"))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void onlyWhoSupervisesTheAreaMay() {
        assertThatThrownBy(() -> postponements.postpone(KHAN, order("8202", 5))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> postponements.postpone(KHAN, order("82", 5))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> postponements.postpone(PROVINCE, order("", 5))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> postponements.preview(CLERK, order("820101", 5)))
                .isInstanceOf(AccessDeniedException.class);
        postponements.postpone(PROVINCE, order("8201", 5));
        UUID id = inForce("8201");
        assertThatThrownBy(() -> postponements.undo(CLERK, id, "over")).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> postponements.undo(KHAN, id, "over"))
                .as("it moves the khan's own year too")
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> postponements.undo(actor(Role.CP_GROUP, "83"), id, "over"))
                .isInstanceOf(NotFound.class);
        assertThat(due("820101")).isEqualTo(LATER);
    }

    @Test
    void aReasonAndASensibleNumberOfDaysAreNeeded() {
        for (String reason : List.of("", "  \n ", "x".repeat(501))) {
            assertThatThrownBy(() -> new PostponementOrder(YEAR, Stage.DISSEMINATION, "8201", false, null, 5, reason))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.field())
                            .isEqualTo("reason"));
        }
        for (int days : new int[] {-1, 0, 121}) {
            assertThatThrownBy(() -> order("8201", days))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.field())
                            .isEqualTo("days"));
        }
        assertThatThrownBy(() -> new PostponementOrder(YEAR, Stage.DISSEMINATION, "8201", false, 3, 5, "flood"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("month"));
        assertThatThrownBy(() -> postponements.postpone(
                        KHAN, new PostponementOrder(2098, Stage.DISSEMINATION, "8201", false, null, 5, "flood")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("year"));
        postponements.postpone(KHAN, order("8201", 5));
        assertThatThrownBy(() -> postponements.undo(KHAN, inForce("8201"), " ")).isInstanceOf(Refusal.class);
    }

    @Test
    void whoLivesWithItSeesItAndNobodyElse() {
        postponements.postpone(PROVINCE, order("82", 5));
        postponements.postpone(PROVINCE, order("820102", 5));
        Actor head = new Actor(
                UUID.randomUUID(), "head", Set.of(new Grant(Role.FOCAL_PERSON, "820101", school("820101", 1))));
        for (Actor reader : List.of(CLERK, head)) {
            assertThat(register.of(YEAR, "", reader, 1).lines())
                    .extracting(Postponement::areaCode)
                    .containsExactly("82");
        }
        assertThat(register.of(YEAR, "8201", KHAN, 1).total()).isEqualTo(2);
        assertThat(register.of(YEAR, "820101", PROVINCE, 1).total()).isEqualTo(1);
        assertThat(register.of(YEAR, "", actor(Role.CLERK, "830101"), 1).total())
                .isZero();
    }

    private static Actor actor(Role role, String area) {
        return new Actor(UUID.randomUUID(), role + " of " + area, Set.of(new Grant(role, area)));
    }

    private static PostponementOrder order(String area, int days) {
        return new PostponementOrder(YEAR, Stage.DISSEMINATION, area, false, null, days, "flood");
    }

    private static PostponementOrder scorecards(String area, int days) {
        return new PostponementOrder(YEAR, Stage.SCORECARD, area, false, null, days, "flood");
    }

    private WorkItem opening(UUID id, String area, String provider) {
        return new WorkItem(
                id,
                "enterScorecard",
                key(area),
                YEAR,
                area,
                provider,
                Stage.SCORECARD,
                null,
                "ក",
                "a",
                SCORED_FROM,
                SCORED_BY,
                WorkItem.Status.OPEN,
                null,
                null,
                null,
                OffsetDateTime.now(clock),
                null,
                null);
    }

    private LocalDate plus(LocalDate day, int workingDays) {
        return calendars.of("820101", day).plus(day, workingDays);
    }

    private UUID inForce(String area) {
        return register.of(YEAR, area, NATION, 1).lines().stream()
                .filter(line -> line.inForce() && line.areaCode().equals(area))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private LocalDate due(String area) {
        return due(area, Stage.DISSEMINATION, "");
    }

    private LocalDate due(String area, Stage stage, String provider) {
        return date("due_on", area, stage, provider);
    }

    private LocalDate starts(String area, Stage stage, String provider) {
        return date("starts_on", area, stage, provider);
    }

    private LocalDate date(String column, String area, Stage stage, String provider) {
        return jdbc.sql("select " + column
                        + " from stage_progress where cycle_key = ? and stage = ? and provider_code = ?")
                .params(key(area), stage.id(), provider)
                .query(LocalDate.class)
                .single();
    }

    private LocalDate itemDue(String area) {
        return jdbc.sql("select due_on from work_item where cycle_key = ? and stage = 'dissemination'")
                .param(key(area))
                .query(LocalDate.class)
                .single();
    }

    private List<Map<String, Object>> dates() {
        return jdbc.sql("""
                select cycle_key, stage, provider_code, starts_on, due_on, postponed_days from stage_progress
                where cycle_key like '2027-82%'
                union all
                select cycle_key, task, id::text, starts_on, due_on, postponed_days from work_item
                where cycle_key like '2027-82%'
                order by 1, 2, 3""").query().listOfRows();
    }

    private List<String> audited() {
        return jdbc.sql("select action from audit_entry where object like 'postponement/%' and id > ? order by id")
                .param(lastAudit)
                .query(String.class)
                .list();
    }

    /** The areas of which the engine has been told in this transaction. */
    private List<String> moved() {
        return jdbc.sql("""
                select coalesce(v.text_, '') from act_ru_variable v
                where v.name_ = 'areaCode' and (v.text_ like '82%' or coalesce(v.text_, '') = '')""").query(String.class).list();
    }
}
