package kh.isaf.assessment;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The meetings where providers and citizens face each other, and the actions they agree on. */
@Service
@Transactional
public class InterfaceMeetings {

    private final InterfaceMeetingRecords meetings;

    InterfaceMeetings(InterfaceMeetingRecords meetings) {
        this.meetings = meetings;
    }

    /** What the multi-sector meeting of this cycle agreed on, in its order; empty before it was held. */
    @Transactional(readOnly = true)
    public List<AgreedAction> agreedActions(String cycleKey) {
        return meetings.findByCycleKeyAndProviderCodeIsNull(cycleKey)
                .map(InterfaceMeeting::agreedActions)
                .orElse(List.of());
    }
}
