package kh.isaf.jaap;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The share of the members that must be exceeded for a quorum: a dated setting, as no source states it. */
@Component
class QuorumRule {

    private final JdbcClient jdbc;

    QuorumRule(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In percent of the members, on that day. */
    int moreThanPercent(LocalDate day) {
        return jdbc.sql("""
                select more_than_percent from committee_quorum where valid_from <= :day
                order by valid_from desc limit 1""")
                .param("day", day)
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new IllegalStateException("no quorum is set for " + day));
    }
}
