package kh.isaf.jaap;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface CommitteeDecisions extends JpaRepository<CommitteeDecision, UUID> {

    List<CommitteeDecision> findByCycleKeyOrderByRecordedAt(String cycleKey);
}
