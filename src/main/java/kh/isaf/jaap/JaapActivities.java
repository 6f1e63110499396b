package kh.isaf.jaap;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface JaapActivities extends JpaRepository<JaapActivity, UUID> {

    List<JaapActivity> findByCycleKeyOrderByPartAscNumberAsc(String cycleKey);

    List<JaapActivity> findByCycleKeyAndPartOrderByNumber(String cycleKey, Part part);
}
