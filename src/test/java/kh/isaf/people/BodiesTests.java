package kh.isaf.people;

import static kh.isaf.people.RegisterPlaces.CLERK;
import static kh.isaf.people.RegisterPlaces.DISTRICT;
import static kh.isaf.people.RegisterPlaces.NCDDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import kh.isaf.ProductTest;
import kh.isaf.access.Grant;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.annotation.Transactional;

@Transactional
class BodiesTests extends ProductTest {

    private static final Grant CHAIR = new Grant(Role.COMMITTEE_CHAIR, "900101");
    private static final Grant MEMBER = new Grant(Role.COMMITTEE_MEMBER, "900101");
    private static final Grant FACILITATOR = new Grant(Role.CAF, "900101");
    private static final Period FROM_2026 = new Period(LocalDate.of(2026, 1, 1), null);

    @Autowired
    Bodies bodies;

    @Autowired
    Networks networks;

    @Autowired
    PersonEntries entries;

    @Autowired
    PersonRoles roles;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @BeforeEach
    void aCommittee() {
        RegisterPlaces.make(jdbc);
        bodies.add(CLERK, body("900101-J", BodyKind.JAAP_COMMITTEE, "900101"));
    }

    @Test
    void aSeatInTheCommitteeGivesTheRoleAndTakesIt() {
        UUID person = RegisterPlaces.person(people, "B-1", FACILITATOR);
        bodies.seat(CLERK, "900101-J", "B-1", Position.CHAIR, FROM_2026);
        assertThat(people.actor(person).grants()).containsExactlyInAnyOrder(FACILITATOR, CHAIR);

        PersonEntry entry = entries.visible(CLERK, person);
        RoleLine chair = entry.roles().stream()
                .filter(role -> role.grant().equals(CHAIR))
                .findFirst()
                .orElseThrow();
        assertThat(chair.bodyCode()).isEqualTo("900101-J");
        assertThatThrownBy(() -> roles.endRole(CLERK, person, chair.id(), LocalDate.now(clock), "test"))
                .isInstanceOf(Refusal.class);

        long seat = bodies.members("900101-J").get(0).id();
        bodies.endSeat(CLERK, "900101-J", seat, LocalDate.now(clock).minusDays(1), "term over");
        assertThat(people.actor(person).grants()).containsExactly(FACILITATOR);
    }

    @Test
    void aRoleGivenBeforeIsTakenOverByTheSeat() {
        UUID person = RegisterPlaces.person(people, "B-2", MEMBER);
        bodies.seat(CLERK, "900101-J", "B-2", Position.SECRETARY, FROM_2026);
        assertThat(entries.visible(CLERK, person).roles()).hasSize(1);
        assertThat(entries.visible(CLERK, person).roles().get(0).bodyCode()).isEqualTo("900101-J");
    }

    @Test
    void aBodyHasOneChairAtATimeAndKeepersOfItsOwn() {
        RegisterPlaces.person(people, "B-3", FACILITATOR);
        RegisterPlaces.person(people, "B-4", FACILITATOR);
        bodies.seat(CLERK, "900101-J", "B-3", Position.CHAIR, FROM_2026);
        assertThatThrownBy(() -> bodies.seat(CLERK, "900101-J", "B-4", Position.CHAIR, FROM_2026))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> bodies.add(CLERK, body("9001-N", BodyKind.DMK_NETWORK, "9001")))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> bodies.visible(RegisterPlaces.actor(new Grant(Role.CLERK, "900102")), "900101-J"))
                .isInstanceOf(NotFound.class);
        bodies.add(NCDDS, body("9001-G", BodyKind.DMK_GROUP, "9001"));
        assertThatThrownBy(() -> bodies.seat(DISTRICT, "9001-G", "B-4", Position.MEMBER, FROM_2026))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void whereThereIsNoNetworkYetIsCounted() {
        LocalDate today = LocalDate.now(clock);
        assertThat(province(today).districtsWithout()).isEqualTo(1);
        bodies.add(DISTRICT, body("9001-N", BodyKind.DMK_NETWORK, "9001"));
        RegisterPlaces.person(people, "B-5", FACILITATOR);
        bodies.seat(DISTRICT, "9001-N", "B-5", Position.CHAIR, FROM_2026);

        assertThat(province(today).districtsWithout()).isZero();
        assertThat(province(today).own().bodyCode()).isNull();
        Networks.Line district = networks.districts(DISTRICT, "90", today).get(0);
        assertThat(district.bodyCode()).isEqualTo("9001-N");
        assertThat(district.members()).isEqualTo(1);
    }

    private Networks.Province province(LocalDate today) {
        return networks.provinces(DISTRICT, today).get(0);
    }

    private static Bodies.NewBody body(String code, BodyKind kind, String area) {
        return new Bodies.NewBody(code, kind, area, "ក្រុម", "Body", FROM_2026, "1/26", null);
    }
}
