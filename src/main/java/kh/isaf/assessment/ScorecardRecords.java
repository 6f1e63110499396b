package kh.isaf.assessment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;

interface ScorecardRecords extends JpaRepository<Scorecard, UUID> {

    @EntityGraph(attributePaths = "ratings")
    Optional<Scorecard> findByCycleKeyAndProviderCodeAndKind(String cycleKey, String providerCode, Scorecard.Kind kind);

    @EntityGraph(attributePaths = "ratings")
    List<Scorecard> findByCycleKeyAndStatusOrderByProviderCode(String cycleKey, Scorecard.Status status);

    @EntityGraph(attributePaths = "ratings")
    List<Scorecard> findByCycleKeyAndProviderCodeAndStatus(
            String cycleKey, String providerCode, Scorecard.Status status);
}
