package kh.isaf.jaap;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface Fundings extends JpaRepository<Funding, UUID> {

    List<Funding> findByCycleKey(String cycleKey);
}
