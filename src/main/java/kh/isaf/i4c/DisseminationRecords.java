package kh.isaf.i4c;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface DisseminationRecords extends JpaRepository<Dissemination, UUID> {

    Optional<Dissemination> findByCycleKey(String cycleKey);
}
