package kh.isaf.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.cycle.AreaCycle;
import kh.isaf.cycle.Cycles;
import kh.isaf.territory.ProviderKind;
import kh.isaf.territory.Territory;
import kh.isaf.territory.Variant;
import kh.isaf.territory.VariantDecision;
import kh.isaf.territory.VariantInForce;
import kh.isaf.territory.Variants;
import kh.isaf.worklist.Candidate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two provinces that differ run the same models: what differs is who is asked on the same steps. */
class VariantsTests extends ProcessTest {

    @Autowired
    Variants variants;

    @Autowired
    Territory territory;

    @Autowired
    Cycles cycles;

    /** In a province with CSOs, in one without, and in a khan. */
    private Commune withCso;

    private Commune withoutCso;
    private Commune urban;

    @BeforeEach
    void provincesDiffer() {
        withCso = communes.ruralIn("93", ProviderKind.COMMUNE_ADMINISTRATION, ProviderKind.PRIMARY_SCHOOL);
        withoutCso = communes.ruralIn("92", ProviderKind.COMMUNE_ADMINISTRATION, ProviderKind.PRIMARY_SCHOOL);
        urban = communes.urban(ProviderKind.COMMUNE_ADMINISTRATION, ProviderKind.PRIMARY_SCHOOL);
        jdbc.sql("delete from area_variant where area_code in ('92', '93')").update();
        decide("93", Variant.WITH_CSO, LocalDate.of(YEAR, 1, 1));
        decide("92", Variant.WITHOUT_CSO, LocalDate.of(YEAR, 1, 1));
        communes.start(withCso, withoutCso, urban);
        jobs.start(withCso);
        jobs.run(withoutCso);
        jobs.run(urban);
    }

    @Test
    void theSameReleaseAsksOtherPeopleOnTheSameSteps() {
        AreaCycle one = cycles.get(withCso.key());
        AreaCycle other = cycles.get(withoutCso.key());
        assertThat(one.release()).isEqualTo(other.release());
        assertThat(one.variant()).isEqualTo(Variant.WITH_CSO);
        assertThat(other.variant()).isEqualTo(Variant.WITHOUT_CSO);
        assertThat(cycles.get(urban.key()).variant()).isEqualTo(Variant.URBAN_KHAN);
        assertThat(waiting(withCso)).isEqualTo(waiting(withoutCso)).isEqualTo(waiting(urban));

        assertThat(roles(withCso, "planDissemination", null)).containsExactlyInAnyOrder(Role.CAF, Role.CSO_STAFF);
        assertThat(roles(withoutCso, "planDissemination", null)).containsExactlyInAnyOrder(Role.CAF, Role.CLERK);
        assertThat(roles(urban, "planDissemination", null)).containsExactlyInAnyOrder(Role.CAF, Role.OMBUDSMAN);
        assertThat(roles(withCso, "enterI4c", withCso.provider(1)))
                .containsExactlyInAnyOrder(Role.FOCAL_PERSON, Role.DMK_GROUP);
        assertThat(roles(urban, "enterI4c", urban.provider(1))).containsExactly(Role.FOCAL_PERSON);
    }

    @Test
    void aYearKeepsTheVariantItBeganWith() {
        decide(withCso.code(), Variant.WITHOUT_CSO, LocalDate.of(YEAR, 2, 15));
        done(withCso, "planDissemination", null);

        assertThat(territory.variant(withCso.code(), LocalDate.of(YEAR, 3, 1))).isEqualTo(Variant.WITHOUT_CSO);
        assertThat(cycles.get(withCso.key()).variant()).isEqualTo(Variant.WITH_CSO);
        assertThat(desk.open(withCso).stream()
                        .filter(item -> item.providerCode() == null)
                        .flatMap(item -> desk.candidates(item).stream())
                        .map(Candidate::role))
                .contains(Role.CSO_STAFF)
                .doesNotContain(Role.CLERK);
    }

    @Test
    void aDecisionHoldsForWhatLiesBelowUntilASmallerAreaSaysOtherwise() {
        String district = anAreaOfItsOwn("94", "DISTRICT");
        String commune = district + "01";
        area(commune, district, "CS", "COMMUNE");
        LocalDate day = LocalDate.of(YEAR, 6, 1);
        assertThat(inForce(commune, day)).isEqualTo(new VariantInForce(Variant.WITHOUT_CSO, null, null));

        decide(district, Variant.WITH_CSO, LocalDate.of(YEAR, 3, 1));
        assertThat(inForce(commune, day))
                .isEqualTo(new VariantInForce(Variant.WITH_CSO, district, LocalDate.of(YEAR, 3, 1)));
        assertThat(inForce(commune, LocalDate.of(YEAR, 2, 28)).decidedFor()).isNull();

        decide(commune, Variant.URBAN_KHAN, LocalDate.of(YEAR, 4, 1));
        decide(district, Variant.WITHOUT_CSO, LocalDate.of(YEAR, 5, 1));
        assertThat(inForce(commune, day).variant()).isEqualTo(Variant.URBAN_KHAN);
        assertThat(inForce(district, day).variant()).isEqualTo(Variant.WITHOUT_CSO);
    }

    @Test
    void onlyWhatHasNotBegunIsTakenBackAndItStaysToBeRead() {
        String district = anAreaOfItsOwn("94", "DISTRICT");
        decide(district, Variant.WITH_CSO, LocalDate.of(YEAR, 1, 1));
        decide(district, Variant.URBAN_KHAN, LocalDate.of(YEAR + 1, 1, 1));
        long begun = decision(district, LocalDate.of(YEAR, 1, 1)).id();
        long coming = decision(district, LocalDate.of(YEAR + 1, 1, 1)).id();

        assertThatThrownBy(() -> variants.takeBack(Desk.ADMINISTRATOR, district, begun))
                .isInstanceOf(Refusal.class);
        variants.takeBack(Desk.ADMINISTRATOR, district, coming);
        assertThatThrownBy(() -> variants.takeBack(Desk.ADMINISTRATOR, district, coming))
                .isInstanceOf(Refusal.class);

        assertThat(inForce(district, LocalDate.of(YEAR + 1, 6, 1)).variant()).isEqualTo(Variant.WITH_CSO);
        assertThat(decision(district, LocalDate.of(YEAR + 1, 1, 1)).takenBackBy())
                .isEqualTo(Desk.ADMINISTRATOR.name());
        decide(district, Variant.WITHOUT_CSO, LocalDate.of(YEAR + 1, 1, 1));
        assertThat(variants.decisions(district)).hasSize(3);
    }

    @Test
    void thePastStaysAsItWas() {
        String district = anAreaOfItsOwn("94", "DISTRICT");
        decide(district, Variant.WITH_CSO, LocalDate.of(YEAR, 2, 1));

        assertThatThrownBy(() -> decide(district, Variant.WITHOUT_CSO, LocalDate.of(YEAR, 2, 1)))
                .isInstanceOf(Refusal.class)
                .hasMessage("variants.decidedAlready");
        assertThatThrownBy(() -> decide(district, Variant.WITHOUT_CSO, LocalDate.of(YEAR, 1, 1)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> variants.decide(
                        Desk.ADMINISTRATOR, district, Variant.WITHOUT_CSO, LocalDate.of(YEAR, 3, 1), " \n"))
                .isInstanceOf(Refusal.class)
                .hasMessage("variants.reasonNeeded");
    }

    private List<Role> roles(Commune commune, String task, @Nullable String provider) {
        return desk.candidates(desk.open(commune, task, provider)).stream()
                .map(Candidate::role)
                .toList();
    }

    private void decide(String area, Variant variant, LocalDate from) {
        variants.decide(Desk.ADMINISTRATOR, area, variant, from, "a CSO came or went");
    }

    private VariantInForce inForce(String area, LocalDate day) {
        return Objects.requireNonNull(variants.on(day, List.of(area)).get(area));
    }

    private VariantDecision decision(String area, LocalDate from) {
        return variants.decisions(area).stream()
                .filter(one -> one.validFrom().equals(from))
                .findFirst()
                .orElseThrow();
    }

    private String anAreaOfItsOwn(String province, String type) {
        area(province, "", "CP", "PROVINCE");
        int number = Math.floorMod(UUID.randomUUID().hashCode(), 99) + 1;
        String district = "%s%02d".formatted(province, number);
        jdbc.sql("delete from area_variant where area_code like ? || '%'")
                .param(district)
                .update();
        area(district, province, "DMK", type);
        return district;
    }

    private void area(String code, String parent, String level, String type) {
        jdbc.sql("""
                insert into area (code, parent_code, level, type, name_km, name_latin)
                values (?, nullif(?, ''), ?, ?, 'ភូមិសាស្ត្រ', 'Place') on conflict do nothing""").params(code, parent, level, type).update();
    }
}
