package kh.isaf.jaap;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface MonthlyMeetings extends JpaRepository<MonthlyMeeting, UUID> {

    List<MonthlyMeeting> findByCycleKeyOrderByMonth(String cycleKey);

    boolean existsByCycleKeyAndMonth(String cycleKey, int month);
}
