package kh.isaf.assessment;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What providers and citizens agreed to do in the multi-sector interface meeting: the raw material of the JAAP.
 *
 * @param providerCode the provider it concerns; null when it concerns the commune as a whole
 * @param criterionCode the scored criterion it answers
 * @param proposer the group that proposed it, never a person
 * @param outsideResources whether it needs money or help from outside the provider
 */
public record AgreedAction(
        UUID id,
        String cycleKey,
        @Nullable String providerCode,
        @Nullable String criterionCode,
        String action,
        @Nullable String proposer,
        @Nullable String responsible,
        @Nullable LocalDate dueBy,
        boolean outsideResources) {}
