package kh.isaf.cycle;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where each stage of each area stands: planned, open, done, or excused with a reason. */
@Service
@Transactional
public class StageProgress {

    private final JdbcClient jdbc;
    private final Clock clock;

    StageProgress(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void opened(String cycleKey, Stage stage, @Nullable String provider) {
        move(cycleKey, stage, provider, "status = 'OPEN', opened_at = :now", "status = 'PLANNED'");
    }

    public void closed(String cycleKey, Stage stage, @Nullable String provider) {
        move(cycleKey, stage, provider, "status = 'DONE', closed_at = :now", "status = 'OPEN'");
    }

    /** Takes one open stage out of the cycle, with the reason. Answers whether there was one. */
    public boolean excuse(String cycleKey, Stage stage, @Nullable String provider, String reason) {
        return jdbc.sql("""
                update stage_progress set status = 'EXCUSED', closed_at = :now, excuse = :reason
                where cycle_key = :key and stage = :stage and provider_code = :provider and status = 'OPEN'""")
                        .param("now", OffsetDateTime.now(clock))
                        .param("reason", reason)
                        .param("key", cycleKey)
                        .param("stage", stage.id())
                        .param("provider", provider == null ? "" : provider)
                        .update()
                == 1;
    }

    /** Takes a provider out of the cycle: every stage it has not done is excused. Answers whether there was one. */
    public boolean excuseProvider(String cycleKey, String provider, String reason) {
        return jdbc.sql("""
                update stage_progress set status = 'EXCUSED', closed_at = :now, excuse = :reason
                where cycle_key = :key and provider_code = :provider and status in ('PLANNED', 'OPEN')""")
                        .param("now", OffsetDateTime.now(clock))
                        .param("reason", reason)
                        .param("key", cycleKey)
                        .param("provider", provider)
                        .update()
                > 0;
    }

    /** The providers that take part in an area's year, by code; fixed when the year of the area starts. */
    @Transactional(readOnly = true)
    public List<String> providers(String cycleKey) {
        return jdbc.sql("""
                select provider_code from stage_progress where cycle_key = :key and stage = :stage
                order by provider_code""")
                .param("key", cycleKey)
                .param("stage", Stage.I4C_PREPARATION.id())
                .query(String.class)
                .list();
    }

    /** Whether a provider was taken out of a year, or out of a stage of it. */
    @Transactional(readOnly = true)
    public boolean isExcused(String cycleKey, String provider) {
        return jdbc.sql("""
                select exists (select 1 from stage_progress
                    where cycle_key = :key and provider_code = :provider and status = 'EXCUSED')""")
                .param("key", cycleKey)
                .param("provider", provider)
                .query(Boolean.class)
                .single();
    }

    private void move(String cycleKey, Stage stage, @Nullable String provider, String change, String from) {
        jdbc.sql("update stage_progress set " + change
                        + " where cycle_key = :key and stage = :stage and provider_code = :provider and " + from)
                .param("now", OffsetDateTime.now(clock))
                .param("key", cycleKey)
                .param("stage", stage.id())
                .param("provider", provider == null ? "" : provider)
                .update();
    }
}
