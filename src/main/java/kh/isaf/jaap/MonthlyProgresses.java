package kh.isaf.jaap;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface MonthlyProgresses extends JpaRepository<MonthlyProgress, UUID> {

    List<MonthlyProgress> findByCycleKeyOrderByMonth(String cycleKey);

    List<MonthlyProgress> findByCycleKeyAndMonth(String cycleKey, int month);
}
