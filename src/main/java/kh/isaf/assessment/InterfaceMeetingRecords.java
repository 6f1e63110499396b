package kh.isaf.assessment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;

interface InterfaceMeetingRecords extends JpaRepository<InterfaceMeeting, UUID> {

    @EntityGraph(attributePaths = "actions")
    Optional<InterfaceMeeting> findByCycleKeyAndProviderCodeIsNull(String cycleKey);

    @EntityGraph(attributePaths = "actions")
    Optional<InterfaceMeeting> findByCycleKeyAndProviderCode(String cycleKey, String providerCode);

    @EntityGraph(attributePaths = "actions")
    List<InterfaceMeeting> findByCycleKeyAndProviderCodeIsNotNullOrderByProviderCode(String cycleKey);
}
