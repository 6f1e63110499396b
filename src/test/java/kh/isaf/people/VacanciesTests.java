package kh.isaf.people;

import static kh.isaf.people.RegisterPlaces.CLERK;
import static kh.isaf.people.RegisterPlaces.DISTRICT;
import static kh.isaf.people.RegisterPlaces.NCDDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import kh.isaf.ProductTest;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@Transactional
class VacanciesTests extends ProductTest {

    @Autowired
    Vacancies vacancies;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @BeforeEach
    void places() {
        RegisterPlaces.make(jdbc);
    }

    @Test
    void whatAnAreaLacksIsCountedFromTheProvinceDown() {
        RegisterPlaces.person(people, "V-1", new Grant(Role.CLERK, "900101"));
        RegisterPlaces.person(people, "V-2", new Grant(Role.CAF, "900101"));

        assertThat(counts("", NCDDS).get("90"))
                .isEqualTo(Map.of(
                        Role.CLERK,
                        1,
                        Role.COMMITTEE_CHAIR,
                        2,
                        Role.CAF,
                        5,
                        Role.FOCAL_PERSON,
                        1,
                        Role.DMK_GROUP,
                        1,
                        Role.CP_GROUP,
                        1));
        assertThat(counts("9001", DISTRICT).get("900101"))
                .isEqualTo(Map.of(Role.COMMITTEE_CHAIR, 1, Role.CAF, 2, Role.FOCAL_PERSON, 1));
        assertThat(counts("", CLERK)).containsOnlyKeys("90");
        assertThat(vacancies.lines(CLERK, "900101", today())).hasSize(3);
        assertThat(vacancies.lines(CLERK, "900102", today())).isEmpty();
    }

    @Test
    void aDeputyDoesNotFillThePlaceAndAnInactiveFacilitatorDoesNotCount() {
        RegisterPlaces.person(people, "V-3", new Grant(Role.FOCAL_PERSON, "900101", RegisterPlaces.SCHOOL));
        RegisterPlaces.person(people, "V-4", new Grant(Role.CAF, "900101"));
        assertThat(counts("9001", DISTRICT).get("900101"))
                .doesNotContainKey(Role.FOCAL_PERSON)
                .containsEntry(Role.CAF, 2);
        jdbc.sql("update role_assignment set deputy = true where provider_code = ?")
                .param(RegisterPlaces.SCHOOL)
                .update();
        jdbc.sql("update role_assignment set inactive_since = ? where area_code = '900101' and role = 'caf'")
                .param(today())
                .update();
        assertThat(counts("9001", DISTRICT).get("900101"))
                .containsEntry(Role.FOCAL_PERSON, 1)
                .containsEntry(Role.CAF, 3);
    }

    @Test
    void aPlaceLeftToNobodyIsVacantUntilSomebodyBeginsAnew() {
        Grant member = new Grant(Role.COMMITTEE_MEMBER, "900101");
        RegisterPlaces.person(people, "V-5", member);
        vacancies.note(member, today());
        assertThat(counts("9001", DISTRICT).get("900101")).containsEntry(Role.COMMITTEE_MEMBER, 1);
        RegisterPlaces.person(people, "V-6", new Grant(Role.CAF, "900101"));
        jdbc.sql(
                        "update role_assignment set valid_from = ?, role = 'committeeMember' where person_id = (select id from person where code = 'V-6')")
                .param(today())
                .update();
        assertThat(counts("9001", DISTRICT).get("900101")).doesNotContainKey(Role.COMMITTEE_MEMBER);
    }

    @Test
    void anAreaThatIsNoMoreLacksNobody() {
        jdbc.sql("update area set closed_on = ? where code = '900102'")
                .param(today())
                .update();
        assertThat(counts("9001", DISTRICT)).containsOnlyKeys("9001", "900101");
    }

    private Map<String, Map<Role, Integer>> counts(String area, Actor actor) {
        return vacancies.counts(actor, area, today()).stream()
                .collect(Collectors.toMap(Vacancies.Count::areaCode, Vacancies.Count::missing));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
