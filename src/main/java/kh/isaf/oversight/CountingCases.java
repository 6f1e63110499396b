package kh.isaf.oversight;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts the cases of provinces that have changed, as long as the program runs; until then readers count them. */
@Component
@EnableScheduling
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "isaf.jobs", matchIfMissing = true)
class CountingCases {

    private static final long PAUSE_MILLIS = 5_000;

    private final JdbcClient jdbc;

    CountingCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Scheduled(fixedDelay = PAUSE_MILLIS)
    @Transactional
    public void count() {
        jdbc.sql("select count_changed_cases()").query(row -> {});
    }
}
