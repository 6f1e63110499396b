package kh.isaf.jaap;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface MonthlyMeetings extends JpaRepository<MonthlyMeeting, UUID> {

    List<MonthlyMeeting> findByCycleKeyOrderByMonth(String cycleKey);

    Optional<MonthlyMeeting> findByCycleKeyAndMonth(String cycleKey, int month);

    boolean existsByCycleKeyAndMonthGreaterThan(String cycleKey, int month);
}
