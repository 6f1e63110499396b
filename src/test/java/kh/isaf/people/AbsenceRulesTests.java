package kh.isaf.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import kh.isaf.ProductTest;
import kh.isaf.access.Grant;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.cycle.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.annotation.Transactional;

/** Who may be whose deputy, and when. */
@Transactional
class AbsenceRulesTests extends ProductTest {

    private static final Grant COUNCIL = new Grant(Role.COUNCIL_MEMBER, "900101");

    @Autowired
    Absences absences;

    @Autowired
    AbsenceList list;

    @Autowired
    Deputies deputies;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private LocalDate today = LocalDate.EPOCH;
    private UUID caf = new UUID(0, 0);
    private UUID council = new UUID(0, 0);

    @BeforeEach
    void people() {
        RegisterPlaces.make(jdbc);
        today = LocalDate.now(clock);
        caf = RegisterPlaces.person(people, "A-1", new Grant(Role.CAF, "900101"));
        council = RegisterPlaces.person(people, "A-2", COUNCIL);
    }

    @Test
    void aDeputyServesTheSamePlaceOrOneAboveItAndSignsIn() {
        UUID neighbour = RegisterPlaces.person(people, "A-3", new Grant(Role.COUNCIL_MEMBER, "900102"));
        UUID district = RegisterPlaces.person(people, "A-4", new Grant(Role.DMK_GROUP, "9001"));
        UUID reader = RegisterPlaces.person(people, "A-5", new Grant(Role.READER, "900101"));
        UUID head = RegisterPlaces.person(people, "A-6", new Grant(Role.FOCAL_PERSON, "900101", RegisterPlaces.SCHOOL));
        UUID second =
                RegisterPlaces.person(people, "A-7", new Grant(Role.FOCAL_PERSON, "900101", RegisterPlaces.SCHOOL));
        UUID closed = RegisterPlaces.person(people, "A-8", COUNCIL);
        jdbc.sql("update account set enabled = false where person_id = ?")
                .param(closed)
                .update();

        assertThat(deputies.of(caf))
                .extracting(Deputies.Choice::id)
                .contains(council, district)
                .doesNotContain(caf, neighbour, reader, head, closed);
        assertThat(deputies.of(caf)).extracting(Deputies.Choice::id).startsWith(council);
        assertThat(deputies.of(head)).extracting(Deputies.Choice::id).contains(second, caf, council, district);
        assertThat(deputies.of(district)).extracting(Deputies.Choice::id).doesNotContain(caf, council);
        for (UUID wrong : Set.of(neighbour, reader, head, closed)) {
            refused("deputy", "absence.error.notThere", caf, wrong, 0, 5);
        }
        refused("deputy", "absence.error.notThere", district, caf, 0, 5);
        refused("deputy", "absence.error.oneself", caf, caf, 0, 5);
        refused("deputy", "absence.error.deputy", caf, null, 0, 5);
    }

    @Test
    void aRoleThatEndsBeforeDoesNotCount() {
        people.endRole(RegisterPlaces.CLERK, council, COUNCIL, today.plusDays(5), "leaves");
        set(caf, council, 0, 3);
        refused("deputy", "absence.error.notThere", caf, council, 5, 7);
    }

    @Test
    void daysAreInOrderNotOverAndNotTooMany() {
        refused("to", "people.error.endsBefore", caf, council, 5, 4);
        refused("to", "absence.error.past", caf, council, -5, -1);
        refused("to", "absence.error.tooLong", caf, council, 0, Absences.MOST_DAYS);
        set(caf, council, -2, Absences.MOST_DAYS - 3);
    }

    @Test
    void eachKindOfTaskHasOneDeputyAtATime() {
        UUID first = set(caf, council, 0, 5, Stage.SCORECARD);
        refused("from", "absence.error.overlaps", caf, council, 5, 9);
        refused("from", "absence.error.overlaps", caf, council, 5, 9, Stage.SCORECARD, Stage.INTEGRATION);
        set(caf, council, 5, 9, Stage.INTEGRATION);
        set(caf, council, 10, 12);
        absences.end(people.actor(caf), first);
        set(caf, council, 0, 4);

        assertThat(list.of(caf)).hasSize(4).last().extracting(Absence::id).isEqualTo(first);
        assertThat(list.actingFor(caf)).hasSize(1);
        assertThat(people.actor(council).deputyships()).hasSize(1);
    }

    @Test
    void aDeputyWhoIsAwayAtThatTimeIsRefusedAndOneWhoFallsAbsentRests() {
        UUID third = RegisterPlaces.person(people, "A-9", COUNCIL);
        set(council, third, 3, 4, Stage.SCORECARD);
        refused("deputy", "absence.error.deputyAway", caf, council, 0, 3);
        UUID early = set(caf, council, 0, 2);
        assertThat(list.get(early).standing()).isEqualTo(Absence.Standing.ACTING);
        assertThat(list.get(early).gap()).isFalse();

        UUID ill = set(council, third, 0, 1);
        assertThat(list.get(early).standing()).isEqualTo(Absence.Standing.RESTING);
        assertThat(list.get(early).gap()).isTrue();
        assertThat(people.actor(council).deputyships()).isEmpty();
        assertThat(people.actor(third).deputyships()).singleElement().satisfies(absent -> assertThat(absent.personId())
                .isEqualTo(council));

        absences.end(people.actor(council), ill);
        assertThat(people.actor(council).deputyships()).hasSize(1);
    }

    @Test
    void onlyWhoLooksAfterAllRolesSetsItForSomebodyElse() {
        NewAbsence typed = typed(caf, council, 0, 5);
        absences.end(RegisterPlaces.CLERK, absences.set(RegisterPlaces.CLERK, typed));
        assertThatThrownBy(() -> absences.set(people.actor(council), typed)).isInstanceOf(NotFound.class);
        people.grant(RegisterPlaces.NCDDS, caf, new Grant(Role.CLERK, "900101"), today);
        assertThatThrownBy(() -> absences.set(RegisterPlaces.CLERK, typed)).isInstanceOf(AccessDeniedException.class);
        UUID id = absences.set(RegisterPlaces.DISTRICT, typed);
        assertThatThrownBy(() -> absences.end(RegisterPlaces.CLERK, id)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> absences.end(people.actor(council), id)).isInstanceOf(AccessDeniedException.class);
        assertThat(list.lookedAfter(RegisterPlaces.DISTRICT, "name a-1", 1).lines())
                .extracting(Absence::id)
                .contains(id);
        assertThat(list.lookedAfter(RegisterPlaces.DISTRICT, "nobody", 9).lines())
                .isEmpty();
    }

    private UUID set(UUID person, UUID deputy, int from, int to, Stage... stages) {
        return absences.set(people.actor(person), typed(person, deputy, from, to, stages));
    }

    private NewAbsence typed(UUID person, @Nullable UUID deputy, int from, int to, Stage... stages) {
        return new NewAbsence(person, deputy, today.plusDays(from), today.plusDays(to), Set.of(stages), " ");
    }

    private void refused(
            String field, String key, UUID person, @Nullable UUID deputy, int from, int to, Stage... stages) {
        assertThatThrownBy(() -> absences.set(people.actor(person), typed(person, deputy, from, to, stages)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.messageKey()).isEqualTo(key);
                    assertThat(refusal.field()).isEqualTo(field);
                });
    }
}
