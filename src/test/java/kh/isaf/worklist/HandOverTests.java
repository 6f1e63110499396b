package kh.isaf.worklist;

import static kh.isaf.people.RegisterPlaces.CLERK;
import static kh.isaf.people.RegisterPlaces.DISTRICT;
import static kh.isaf.people.RegisterPlaces.NCDDS;
import static kh.isaf.people.RegisterPlaces.SCHOOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import kh.isaf.ProductTest;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.people.Bodies;
import kh.isaf.people.BodyKind;
import kh.isaf.people.People;
import kh.isaf.people.Period;
import kh.isaf.people.PersonEntries;
import kh.isaf.people.PersonPosts;
import kh.isaf.people.PersonRoles;
import kh.isaf.people.PersonRoles.NewRole;
import kh.isaf.people.Position;
import kh.isaf.people.RegisterPlaces;
import kh.isaf.people.RoleLine;
import kh.isaf.people.Vacancies;
import kh.isaf.worklist.HandOver.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** A clerk leaves: what she held is handed over line by line. */
@Transactional
class HandOverTests extends ProductTest {

    private static final Grant CLERK_HERE = new Grant(Role.CLERK, "900101");

    @Autowired
    HandOvers handOvers;

    @Autowired
    Succession succession;

    @Autowired
    PersonEntries entries;

    @Autowired
    PersonPosts posts;

    @Autowired
    PersonRoles roles;

    @Autowired
    Bodies bodies;

    @Autowired
    Vacancies vacancies;

    @Autowired
    People people;

    @Autowired
    WorkItems workItems;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private LocalDate today = LocalDate.EPOCH;
    private UUID leaver = new UUID(0, 0);
    private UUID successor = new UUID(0, 0);
    private UUID task = new UUID(0, 0);

    @BeforeEach
    void aClerkWithATaskASeatAndAPost() {
        RegisterPlaces.make(jdbc);
        today = LocalDate.now(clock);
        leaver = RegisterPlaces.person(people, "H-1", CLERK_HERE);
        successor = RegisterPlaces.person(people, "H-2", new Grant(Role.COUNCIL_MEMBER, "900101"));
        UUID facilitator = RegisterPlaces.person(people, "H-3", new Grant(Role.COUNCIL_MEMBER, "900101"));
        roles.giveRole(
                CLERK, facilitator, new NewRole(Role.CAF, "900101", new Period(today, today.plusDays(20)), false));
        bodies.add(
                DISTRICT,
                new Bodies.NewBody(
                        "900101-J",
                        BodyKind.JAAP_COMMITTEE,
                        "900101",
                        "ក",
                        "Committee",
                        new Period(today, null),
                        "",
                        null));
        bodies.seat(DISTRICT, "900101-J", "H-1", Position.SECRETARY, new Period(today.minusDays(90), null));
        posts.addPost(DISTRICT, leaver, SCHOOL, "teacher", new Period(today.minusDays(90), null));
        Actor clerk = people.actor(leaver);
        task = jdbc.sql("select id from work_item where area_code = '900101' and status = 'OPEN'")
                .query(UUID.class)
                .single();
        workItems.claim(task, clerk);
    }

    @Test
    void eachLineGetsItsSuccessorAndTheListIsDone() {
        UUID id = leave(today.minusDays(1));
        assertThat(people.actor(leaver).grants()).isEmpty();
        assertThat(people.actor(leaver).posts()).isEmpty();
        Map<Kind, Long> lines = lines(id);
        assertThat(lines).containsOnlyKeys(Kind.ROLE, Kind.SEAT, Kind.POST, Kind.TASK);

        assertThatThrownBy(() -> succession.settle(DISTRICT, id, line(lines, Kind.TASK), successor))
                .as("the role comes first")
                .isInstanceOf(Refusal.class);
        succession.settle(DISTRICT, id, line(lines, Kind.ROLE), successor);
        succession.settle(DISTRICT, id, line(lines, Kind.SEAT), successor);
        succession.settle(DISTRICT, id, line(lines, Kind.TASK), successor);
        assertThat(handOvers.visible(DISTRICT, id).done()).isFalse();
        succession.settle(DISTRICT, id, line(lines, Kind.POST), null);

        assertThat(handOvers.visible(DISTRICT, id).done()).isTrue();
        assertThat(people.actor(successor).grants()).contains(CLERK_HERE, new Grant(Role.COMMITTEE_MEMBER, "900101"));
        assertThat(workItems.visible(task, DISTRICT).assigneeId()).isEqualTo(successor);
        assertThat(audited("handOver.settle")).isEqualTo(4);
        assertThatThrownBy(() -> succession.settle(DISTRICT, id, line(lines, Kind.POST), null))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void whatNobodyTakesIsVacantAndTheTaskGoesBackToTheGroup() {
        UUID id = leave(today.minusDays(1));
        Map<Kind, Long> lines = lines(id);
        lines.values().forEach(line -> succession.settle(DISTRICT, id, line, null));

        assertThat(workItems.visible(task, DISTRICT).assigneeId()).isNull();
        assertThat(vacancies.lines(DISTRICT, "900101", today))
                .extracting(Vacancies.Line::role)
                .contains(Role.CLERK, Role.COMMITTEE_MEMBER);
        assertThat(handOvers.openOf(leaver)).isEmpty();
    }

    @Test
    void onlyTheRolesChosenEndAndOnlyWhoLooksAfterThePersonMay() {
        roles.giveRole(
                DISTRICT,
                leaver,
                new NewRole(Role.COUNCIL_MEMBER, "900101", new Period(today.minusDays(9), null), false));
        RoleLine council = entries.visible(DISTRICT, leaver).roles().stream()
                .filter(role -> role.grant().role() == Role.COUNCIL_MEMBER)
                .findFirst()
                .orElseThrow();
        Actor elsewhere = RegisterPlaces.actor(new Grant(Role.DMK_GROUP, "9002"));
        assertThatThrownBy(() -> handOvers.start(elsewhere, leaver, today, "moves", List.of(council.id())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> handOvers.start(DISTRICT, leaver, today, "", List.of(council.id())))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void theRestStaysWithThePerson() {
        roles.giveRole(
                DISTRICT,
                leaver,
                new NewRole(Role.COUNCIL_MEMBER, "900101", new Period(today.minusDays(9), null), false));
        RoleLine council = entries.visible(DISTRICT, leaver).roles().stream()
                .filter(role -> role.grant().role() == Role.COUNCIL_MEMBER)
                .findFirst()
                .orElseThrow();
        UUID id = handOvers.start(DISTRICT, leaver, today.minusDays(1), "moves", List.of(council.id()));
        assertThat(lines(id)).containsOnlyKeys(Kind.ROLE);
        assertThat(people.actor(leaver).grants()).contains(CLERK_HERE);
        assertThatThrownBy(() -> handOvers.start(NCDDS, leaver, today, "moves", List.of()))
                .isInstanceOf(Refusal.class);
    }

    /** A clerk hands a facilitator over who also sits in the network of the district, which the clerk does not keep. */
    @Test
    void aSeatInABodyBeyondTheReachStays() {
        bodies.add(
                NCDDS,
                new Bodies.NewBody(
                        "9001-N", BodyKind.DMK_NETWORK, "9001", "ក", "Network", new Period(today, null), "", null));
        UUID facilitator = RegisterPlaces.person(people, "H-4", new Grant(Role.CAF, "900101"));
        bodies.seat(NCDDS, "9001-N", "H-4", Position.MEMBER, new Period(today.minusDays(9), null));
        RoleLine caf = entries.visible(CLERK, facilitator).roles().get(0);

        UUID id = handOvers.start(CLERK, facilitator, today, "moves", List.of(caf.id()));
        assertThat(handOvers.visible(CLERK, id).lines())
                .extracting(HandOver.Line::kind)
                .containsExactly(Kind.ROLE);
        assertThat(bodies.members("9001-N"))
                .extracting(member -> member.period().lastDay())
                .containsOnlyNulls();
    }

    /** The post is what keeps the person from judging that school elsewhere. */
    @Test
    void whoServesAnotherCommuneStillKeepsThePosts() {
        UUID facilitator =
                RegisterPlaces.person(people, "H-5", new Grant(Role.CAF, "900101"), new Grant(Role.CAF, "900102"));
        posts.addPost(CLERK, facilitator, SCHOOL, "teacher", new Period(today.minusDays(90), null));
        long caf = entries.visible(CLERK, facilitator).roles().stream()
                .filter(role -> role.grant().areaCode().equals("900101"))
                .findFirst()
                .orElseThrow()
                .id();

        UUID id = handOvers.start(CLERK, facilitator, today.minusDays(1), "moves", List.of(caf));
        assertThat(people.actor(facilitator).hasPostAt(SCHOOL)).isTrue();
        succession.settle(CLERK, id, line(lines(CLERK, id), Kind.ROLE), null);
        assertThat(handOvers.visible(CLERK, id).done()).isTrue();
        Actor elsewhere = RegisterPlaces.actor(new Grant(Role.DMK_GROUP, "9002"));
        assertThatThrownBy(() -> handOvers.visible(elsewhere, id)).isInstanceOf(NotFound.class);
    }

    /** The school is in a district the clerk has nothing to do with. */
    @Test
    void aPostElsewhereIsSettledByWhoeverHandsOver() {
        jdbc.sql(
                        "insert into service_provider values ('120802-PS-98', 'PRIMARY_SCHOOL', '120802', 'ស', 'School', date '2020-01-01', null)")
                .update();
        UUID facilitator = RegisterPlaces.person(people, "H-6", new Grant(Role.CAF, "900101"));
        posts.addPost(CLERK, facilitator, "120802-PS-98", "teacher", new Period(today.minusDays(90), null));
        RoleLine caf = entries.visible(CLERK, facilitator).roles().get(0);

        UUID id = handOvers.start(CLERK, facilitator, today, "moves", List.of(caf.id()));
        lines(CLERK, id).values().forEach(line -> succession.settle(CLERK, id, line, null));
        assertThat(handOvers.visible(CLERK, id).done()).isTrue();
    }

    private UUID leave(LocalDate lastDay) {
        List<Long> roles = handOvers.ending(DISTRICT, entries.visible(DISTRICT, leaver)).stream()
                .map(RoleLine::id)
                .toList();
        return handOvers.start(DISTRICT, leaver, lastDay, "moves to Siem Reap", roles);
    }

    private Map<Kind, Long> lines(UUID id) {
        return lines(DISTRICT, id);
    }

    private Map<Kind, Long> lines(Actor reader, UUID id) {
        return handOvers.visible(reader, id).lines().stream()
                .collect(Collectors.toMap(HandOver.Line::kind, HandOver.Line::id));
    }

    private static long line(Map<Kind, Long> lines, Kind kind) {
        return Objects.requireNonNull(lines.get(kind));
    }

    private int audited(String action) {
        return jdbc.sql("select count(*) from audit_entry where action = ? and object = ?")
                .params(action, "person/" + leaver)
                .query(Integer.class)
                .single();
    }
}
