package kh.isaf.i4c;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;

interface PackRecords extends JpaRepository<InformationPack, UUID> {

    @EntityGraph(attributePaths = "figures")
    Optional<InformationPack> findByCycleKeyAndProviderCode(String cycleKey, String providerCode);

    @EntityGraph(attributePaths = "figures")
    List<InformationPack> findByCycleKeyOrderByProviderCode(String cycleKey);
}
