package kh.isaf.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kh.isaf.ProductTest;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.NotFound;
import kh.isaf.access.Role;
import kh.isaf.cycle.Holiday;
import kh.isaf.cycle.Holidays;
import kh.isaf.cycle.Stage;
import kh.isaf.imports.Change;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.annotation.Transactional;

/** A changed calendar moves what is open, and nothing else; a preview moves nothing. */
@Transactional
class RedatingTests extends ProductTest {

    private static final String KEY = "2027-990101";
    /** A Friday after a week without holidays. */
    private static final LocalDate FRIDAY = LocalDate.of(2027, 3, 19);

    private static final LocalDate MONDAY = FRIDAY.plusDays(3);
    private static final Actor NATION = actor(Role.NCDDS_ADMIN, "");

    @Autowired
    Redating redating;

    @Autowired
    Holidays holidays;

    @Autowired
    HolidayRegister register;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void aCommuneWithOneStageAndTwoTasks() {
        redating.align();
        jdbc.sql("insert into cycle (year, opened_at) values (2027, now()) on conflict do nothing")
                .update();
        jdbc.sql("""
                insert into area_cycle (cycle_key, year, area_code, urban, variant, release, status, chunk, requested_at)
                values (:key, 2027, '990101', false, 'withoutCso', 'r', 'RUNNING', gen_random_uuid(), now())""").param("key", KEY).update();
        stage(Stage.DISSEMINATION, "OPEN");
        stage(Stage.INTEGRATION, "DONE");
        item("OPEN");
        item("DONE");
    }

    @Test
    void aNewHolidayMovesWhatIsOpenToTheNextWorkingDay() {
        holidays.set(NATION, closed(FRIDAY, ""), "sub-decree");
        assertThat(redating.align()).isEqualTo(new Redating.Moved(1, 1));
        assertThat(due(Stage.DISSEMINATION)).isEqualTo(MONDAY);
        assertThat(due(Stage.INTEGRATION)).isEqualTo(FRIDAY);
        assertThat(itemsDue()).containsExactlyInAnyOrder(MONDAY, FRIDAY);
    }

    @Test
    void aHolidayTakenBackMovesItBack() {
        holidays.set(NATION, closed(FRIDAY, ""), null);
        redating.align();
        holidays.remove(NATION, FRIDAY, "", "a mistake");
        redating.align();
        assertThat(due(Stage.DISSEMINATION)).isEqualTo(FRIDAY);
        assertThat(itemsDue()).containsOnly(FRIDAY);
    }

    @Test
    void aClosureMovesOnlyItsOwnArea() {
        holidays.set(NATION, closed(FRIDAY, "9901"), "flood");
        assertThat(redating.align()).isEqualTo(new Redating.Moved(1, 1));
        assertThat(due(Stage.DISSEMINATION)).isEqualTo(MONDAY);
        holidays.remove(NATION, FRIDAY, "9901", "over");
        holidays.set(NATION, closed(FRIDAY, "9902"), "flood");
        redating.align();
        assertThat(due(Stage.DISSEMINATION)).isEqualTo(FRIDAY);
    }

    @Test
    void anImportedListMovesItTooAndItsUndoMovesItBack() {
        Map<String, String> row = Map.of(
                "date", FRIDAY.toString(), "area_code", "", "part", "", "name_km", "ក", "name_en", "a", "decree", "12");
        Change change = new Change(FRIDAY + "/", null, row);
        register.write(NATION, List.of(change));
        assertThat(due(Stage.DISSEMINATION)).isEqualTo(MONDAY);
        assertThat(holidays.find(FRIDAY, "")).get().extracting(Holiday::certain).isEqualTo(true);
        register.write(NATION, List.of(new Change(FRIDAY + "/", row, null)));
        assertThat(due(Stage.DISSEMINATION)).isEqualTo(FRIDAY);
    }

    @Test
    void aDistrictClosesItselfButNeitherOthersNorTheNation() {
        Actor district = actor(Role.DMK_GROUP, "9901");
        holidays.set(district, closed(FRIDAY, "990101"), "flood");
        assertThatThrownBy(() -> holidays.set(district, closed(FRIDAY, "9902"), "flood"))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> holidays.set(district, closed(FRIDAY, ""), "flood"))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> holidays.set(actor(Role.CLERK, "990101"), closed(FRIDAY, "990101"), "flood"))
                .isInstanceOf(AccessDeniedException.class);
    }

    private static Actor actor(Role role, String area) {
        return new Actor(UUID.randomUUID(), "somebody", Set.of(new Grant(role, area)));
    }

    private static Holiday closed(LocalDate day, String area) {
        return new Holiday(day, area, Holiday.Part.DAY, "ថ្ងៃឈប់", "closed", null, true);
    }

    private void stage(Stage stage, String status) {
        jdbc.sql("""
                insert into stage_progress (cycle_key, stage, status, starts_on, nominal_due_on, due_on)
                values (?, ?, ?, '2027-02-01', ?, ?)""").params(KEY, stage.id(), status, FRIDAY, FRIDAY).update();
    }

    private void item(String status) {
        jdbc.sql("""
                insert into work_item (id, task, cycle_key, year, area_code, stage, name_km, name_en, starts_on,
                    nominal_due_on, due_on, status, created_at)
                values (gen_random_uuid(), 'planDissemination', ?, 2027, '990101', 'dissemination', 'ក', 'a', '2027-02-01',
                    ?, ?, ?, now())""").params(KEY, FRIDAY, FRIDAY, status).update();
    }

    private LocalDate due(Stage stage) {
        return jdbc.sql("select due_on from stage_progress where cycle_key = ? and stage = ?")
                .params(KEY, stage.id())
                .query(LocalDate.class)
                .single();
    }

    private List<LocalDate> itemsDue() {
        return jdbc.sql("select due_on from work_item where cycle_key = ?")
                .param(KEY)
                .query(LocalDate.class)
                .list();
    }
}
