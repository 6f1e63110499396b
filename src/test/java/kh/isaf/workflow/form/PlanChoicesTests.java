package kh.isaf.workflow.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kh.isaf.assessment.AgreedAction;
import kh.isaf.assessment.InterfaceMeetings;
import kh.isaf.cycle.Stage;
import kh.isaf.cycle.TakingPart;
import kh.isaf.territory.Area;
import kh.isaf.territory.AreaType;
import kh.isaf.territory.ProviderKind;
import kh.isaf.territory.ServiceProvider;
import kh.isaf.territory.Territory;
import kh.isaf.worklist.WorkItem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlanChoicesTests {

    private static final LocalDate TODAY = LocalDate.of(2027, 9, 20);
    private static final String SCHOOL = "120801-PS-01";

    private final Territory territory = mock();
    private final TakingPart takingPart = mock();
    private final InterfaceMeetings meetings = mock();
    private final ZoneId zone = ZoneId.of("Asia/Phnom_Penh");
    private final PlanChoices choices = new PlanChoices(
            territory,
            takingPart,
            meetings,
            Clock.fixed(TODAY.atStartOfDay(zone).toInstant(), zone));
    private final AgreedAction latrines = action("Latrines", SCHOOL, TODAY.plusMonths(3), true);
    private final AgreedAction hours = action("Opening hours", null, TODAY.minusDays(1), false);

    @BeforeEach
    void theMeetingAgreedOnTwoActions() {
        when(territory.area("120801")).thenReturn(new Area("120801", "1208", AreaType.SANGKAT, "ទឹកថ្លា", "Tuek Thla"));
        when(takingPart.of("2027-120801"))
                .thenReturn(List.of(new ServiceProvider(
                        SCHOOL, ProviderKind.PRIMARY_SCHOOL, "120801", "សាលា", "School", TODAY.minusYears(9))));
        when(meetings.agreedActions("2027-120801")).thenReturn(List.of(latrines, hours));
    }

    @Test
    void theDraftBeginsWithWhatWasAgreed() {
        List<Map<String, Object>> rows = choices.agreed(item());

        assertThat(rows.get(0))
                .containsEntry("agreedAction", latrines.id())
                .containsEntry("part", "ka")
                .containsEntry("activity", "Latrines")
                .containsEntry("provider", SCHOOL)
                .containsEntry("start", TODAY)
                .containsEntry("end", TODAY.plusMonths(3));
        assertThat(rows.get(1)).containsEntry("part", "kha").doesNotContainKeys("provider", "end");
    }

    @Test
    void theClerkChoosesAmongProvidersOfTheAreaAndAgreedActions() {
        Map<String, Object> data = choices.with(item(), List.of());

        assertThat(data.get("providers"))
                .isEqualTo(List.of(Map.of("value", SCHOOL, "label", "សាលា", "label_en", "School")));
        assertThat((List<?>) data.get("agreedActions")).hasSize(2);
    }

    private static AgreedAction action(
            String text, @Nullable String provider, LocalDate dueBy, boolean outsideResources) {
        return new AgreedAction(
                UUID.randomUUID(), "2027-120801", provider, null, text, null, "Director", dueBy, outsideResources);
    }

    private static WorkItem item() {
        return new WorkItem(
                UUID.randomUUID(),
                "draftJaap",
                "2027-120801",
                2027,
                "120801",
                null,
                Stage.INTERFACE_MEETING,
                null,
                "ព្រាង",
                "Draft",
                TODAY,
                TODAY,
                WorkItem.Status.OPEN,
                null,
                null,
                null,
                TODAY.atStartOfDay(ZoneId.of("UTC")).toOffsetDateTime(),
                null,
                null);
    }
}
