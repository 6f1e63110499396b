package kh.isaf.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.cycle.Stage;
import kh.isaf.worklist.WorkListFilter.Due;
import kh.isaf.worklist.WorkListFilter.Tab;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Places 97…: made up, so that whatever else the shared database holds does not count. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@Transactional
class WorkListTests {

    private static final LocalDate TODAY = LocalDate.of(2027, 6, 16);
    private static final UUID SOKHA = UUID.randomUUID();

    @Autowired
    WorkList workList;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void twoSangkatsWithASchoolEach() {
        area("97", null, "CP", "CAPITAL", "រាជធានីសាក", "Testville");
        area("9701", "97", "DMK", "KHAN", "ខណ្ឌសាក", "Khan Sample");
        area("970101", "9701", "CS", "SANGKAT", "ទឹក\u200Bថ្លា", "Clear Water");
        area("970102", "9701", "CS", "SANGKAT", "ក្រាំង១០", "Krang Ten");
        school("970101-PS-01", "970101", "សាលាថ្មី", "New School");
        school("970102-PS-01", "970102", "សាលាចាស់", "Old School");
    }

    @Test
    void aTaskIHoldIsMineAndNoLongerFree() {
        UUID task = item("970101", null, Stage.DISSEMINATION, "2027-06-30");
        candidate(task, Role.CAF, "970101");
        assertThat(ids(caf("970101"), Tab.GROUPS)).containsExactly(task);
        assertThat(find(caf("970101"), WorkListFilter.all(Tab.GROUPS))
                        .lines()
                        .get(0)
                        .claimable())
                .isTrue();
        jdbc.sql("update work_item set assignee_id = ?, assignee_name = 'Sokha' where id = ?")
                .params(SOKHA, task)
                .update();

        WorkListLine line =
                find(caf("970101"), WorkListFilter.all(Tab.MINE)).lines().get(0);

        assertThat(line.mine()).isTrue();
        assertThat(line.claimable()).isFalse();
        assertThat(line.roles()).containsExactly("caf");
        assertThat(line.areaLatin()).isEqualTo("Clear Water");
    }

    @Test
    void aRoleHeldElsewhereIsNotACandidate() {
        candidate(item("970101", null, Stage.DISSEMINATION, "2027-06-30"), Role.CAF, "970101");

        assertThat(ids(caf("970102"), Tab.GROUPS)).isEmpty();
        assertThat(ids(caf("970102"), Tab.AREA)).isEmpty();
    }

    @Test
    void theKhanGroupTakesWhatIsStoredForTheKhanAndSeesAllItsSangkats() {
        UUID check = item("970101", "970101-PS-01", Stage.I4C_PREPARATION, "2027-03-31");
        UUID meeting = item("970102", null, Stage.INTERFACE_MEETING, "2027-09-30");
        candidate(check, Role.DMK_GROUP, "9701");
        Actor group = actor(new Grant(Role.DMK_GROUP, "9701"));

        assertThat(ids(group, Tab.GROUPS)).containsExactly(check);
        assertThat(ids(group, Tab.AREA)).containsExactly(check, meeting);
    }

    @Test
    void aSchoolHeadSeesTheOwnSchoolOnly() {
        UUID own = item("970101", "970101-PS-01", Stage.SELF_ASSESSMENT, "2027-08-31");
        item("970102", "970102-PS-01", Stage.SELF_ASSESSMENT, "2027-08-31");
        item("970101", null, Stage.DISSEMINATION, "2027-05-31");
        candidate(own, Role.FOCAL_PERSON, "970101-PS-01");
        Actor head = actor(new Grant(Role.FOCAL_PERSON, "970101", "970101-PS-01"));

        WorkListPage page = find(head, WorkListFilter.all(Tab.AREA));

        assertThat(page.lines()).extracting(WorkListLine::id).containsExactly(own);
        assertThat(page.providers())
                .extracting(WorkListPage.ProviderChoice::code)
                .containsExactly("970101-PS-01");
        assertThat(ids(head, Tab.GROUPS)).containsExactly(own);
    }

    @Test
    void aPersonWithoutARoleSeesNothing() {
        item("970101", null, Stage.DISSEMINATION, "2027-06-30");

        assertThat(find(actor(), WorkListFilter.all(Tab.AREA)).counts())
                .isEqualTo(Map.of(Tab.MINE, 0, Tab.GROUPS, 0, Tab.AREA, 0, Tab.DONE, 0));
    }

    @Test
    void dueDatesNarrowTheListAndOrderIt() {
        UUID nextMonth = item("970101", null, Stage.SCORECARD, "2027-07-01");
        UUID late = item("970101", null, Stage.SCORECARD, "2027-06-15");
        UUID today = item("970101", null, Stage.SCORECARD, "2027-06-16");
        UUID sunday = item("970101", null, Stage.SCORECARD, "2027-06-20");
        UUID monday = item("970101", null, Stage.SCORECARD, "2027-06-21");

        assertThat(due(Due.ALL)).containsExactly(late, today, sunday, monday, nextMonth);
        assertThat(due(Due.OVERDUE)).containsExactly(late);
        assertThat(due(Due.WEEK)).containsExactly(today, sunday);
        assertThat(due(Due.MONTH)).containsExactly(today, sunday, monday);
    }

    @Test
    void stageAndProviderNarrowTheList() {
        UUID commune = item("970101", null, Stage.DISSEMINATION, "2027-06-30");
        UUID school = item("970101", "970101-PS-01", Stage.SCORECARD, "2027-06-30");

        assertThat(narrowed(Stage.SCORECARD, null, "")).containsExactly(school);
        assertThat(narrowed(null, "primarySchool", "")).containsExactly(school);
        assertThat(narrowed(null, "970101-PS-01", "")).containsExactly(school);
        assertThat(narrowed(null, "healthCentre", "")).isEmpty();
        assertThat(narrowed(null, WorkListFilter.NO_PROVIDER, "")).containsExactly(commune);
    }

    @Test
    void searchFindsPlacesProvidersAndTasksHoweverTheKhmerIsTyped() {
        UUID commune = item("970101", null, Stage.DISSEMINATION, "2027-06-30");
        UUID school = item("970102", "970102-PS-01", Stage.SCORECARD, "2027-06-30");

        assertThat(narrowed(null, null, "ទឹកថ្លា")).containsExactly(commune);
        assertThat(narrowed(null, null, "ទឹក\u200B\u200Dថ្លា")).containsExactly(commune);
        assertThat(narrowed(null, null, "ក្រាំង 10")).containsExactly(school);
        assertThat(narrowed(null, null, "OLD krang")).containsExactly(school);
        assertThat(narrowed(null, null, "khan sample")).containsExactly(commune, school);
        assertThat(narrowed(null, null, "100% '_\\")).isEmpty();
    }

    @Test
    void whatWasClosedLongAgoIsNoLongerListed() {
        UUID recent = item("970101", null, Stage.DISSEMINATION, "2027-06-30");
        UUID old = item("970101", null, Stage.DISSEMINATION, "2027-03-31");
        close(recent, "2027-06-10");
        close(old, "2027-03-10");

        assertThat(ids(caf("970101"), Tab.DONE)).containsExactly(recent);
        assertThat(ids(caf("970101"), Tab.AREA)).isEmpty();
    }

    @Test
    void aPageHoldsTwentyFiveAndOnePastTheEndIsTheLast() {
        for (int i = 0; i < WorkList.PAGE_SIZE + 3; i++) {
            item("970101", null, Stage.SCORECARD, "2027-06-30");
        }

        WorkListPage last =
                find(caf("970101"), new WorkListFilter(Tab.AREA, null, null, Due.ALL, "", WorkList.PAGE_SIZE));

        assertThat(last.page()).isEqualTo(2);
        assertThat(last.pages()).isEqualTo(2);
        assertThat(last.total()).isEqualTo(WorkList.PAGE_SIZE + 3);
        assertThat(last.lines()).hasSize(3);
    }

    private Iterable<UUID> due(Due due) {
        return ids(find(caf("970101"), new WorkListFilter(Tab.AREA, null, null, due, "", 1)));
    }

    private Iterable<UUID> narrowed(@Nullable Stage stage, @Nullable String provider, String text) {
        Actor khan = actor(new Grant(Role.DMK_GROUP, "9701"));
        return ids(find(khan, new WorkListFilter(Tab.AREA, stage, provider, Due.ALL, text, 1)));
    }

    private Iterable<UUID> ids(Actor actor, Tab tab) {
        return ids(find(actor, WorkListFilter.all(tab)));
    }

    private static Iterable<UUID> ids(WorkListPage page) {
        return page.lines().stream().map(WorkListLine::id).toList();
    }

    private WorkListPage find(Actor actor, WorkListFilter filter) {
        return workList.find(actor, filter, TODAY);
    }

    private static Actor caf(String area) {
        return actor(new Grant(Role.CAF, area));
    }

    private static Actor actor(Grant... grants) {
        return new Actor(SOKHA, "Sokha", Set.of(grants));
    }

    private void area(String code, @Nullable String parent, String level, String type, String km, String latin) {
        jdbc.sql("insert into area (code, parent_code, level, type, name_km, name_latin) values (?, ?, ?, ?, ?, ?)")
                .param(code)
                .param(parent)
                .param(level)
                .param(type)
                .param(km)
                .param(latin)
                .update();
    }

    private void school(String code, String area, String km, String latin) {
        jdbc.sql("insert into service_provider values (?, 'PRIMARY_SCHOOL', ?, ?, ?, date '2020-01-01', null)")
                .params(code, area, km, latin)
                .update();
    }

    private UUID item(String area, @Nullable String provider, Stage stage, String dueOn) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into work_item (id, task, cycle_key, year, area_code, provider_code, stage, name_km, name_en,
                    starts_on, due_on, status, created_at)
                values (?, 'enterScorecard', ?, 2027, ?, ?, ?, 'បញ្ចូលប័ណ្ណ', 'Enter the scorecard',
                    date '2027-02-01', ?::date, 'OPEN', now())""")
                .param(id)
                .param("2027-" + area)
                .param(area)
                .param(provider)
                .param(stage.id())
                .param(dueOn)
                .update();
        return id;
    }

    private void candidate(UUID item, Role role, String scope) {
        jdbc.sql("insert into work_item_candidate (role, scope, work_item_id) values (?, ?, ?)")
                .params(role.id(), scope, item)
                .update();
    }

    private void close(UUID item, String day) {
        jdbc.sql("update work_item set status = 'DONE', closed_at = ?::date, closed_by_name = 'Dara' where id = ?")
                .params(day, item)
                .update();
    }
}
