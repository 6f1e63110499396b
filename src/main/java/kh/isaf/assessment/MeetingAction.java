package kh.isaf.assessment;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of the list of actions a meeting agreed on, as it is kept. */
@Embeddable
record MeetingAction(
        UUID id,
        @Nullable String providerCode,
        @Nullable String criterionCode,
        String action,
        @Nullable String proposer,
        @Nullable String responsible,
        @Nullable LocalDate dueBy,
        boolean outsideResources) {

    /**
     * The actions as told again, under the ids they had: others refer to them. An action is recognised by its words, and
     * by its place while none was added or left out.
     */
    static List<MeetingAction> recognised(List<MeetingAction> before, List<MeetingAction> told) {
        List<MeetingAction> left = new ArrayList<>(before);
        List<MeetingAction> kept = new ArrayList<>(told);
        for (int i = 0; i < told.size(); i++) {
            MeetingAction row = told.get(i);
            Optional<MeetingAction> same = left.stream().filter(row::sameWords).findFirst();
            if (same.isPresent()) {
                left.remove(same.get());
                kept.set(i, row.as(same.get().id));
            }
        }
        for (int i = 0; i < told.size() && before.size() == told.size(); i++) {
            if (kept.get(i).equals(told.get(i)) && left.contains(before.get(i))) {
                kept.set(i, told.get(i).as(before.get(i).id));
            }
        }
        return kept;
    }

    private boolean sameWords(MeetingAction other) {
        return action.equals(other.action)
                && Objects.equals(providerCode, other.providerCode)
                && Objects.equals(criterionCode, other.criterionCode);
    }

    private MeetingAction as(UUID known) {
        return new MeetingAction(
                known, providerCode, criterionCode, action, proposer, responsible, dueBy, outsideResources);
    }

    AgreedAction of(String cycleKey) {
        return new AgreedAction(
                id, cycleKey, providerCode, criterionCode, action, proposer, responsible, dueBy, outsideResources);
    }
}
