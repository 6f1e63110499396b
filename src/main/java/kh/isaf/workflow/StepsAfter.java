package kh.isaf.workflow;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import kh.isaf.cycle.Stage;
import kh.isaf.worklist.WorkItem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Knows what builds on the answers of a task: the tasks that follow it within its stage, and the stages that begin with
 * what its stage gave. Once one of them has been sent the answers stay as they are.
 */
@Component
class StepsAfter {

    private final JdbcClient jdbc;

    StepsAfter(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether somebody has sent a task that builds on this one. */
    boolean begun(WorkItem item) {
        Stage stage = Objects.requireNonNull(item.stage());
        List<String> stages =
                new ArrayList<>(after(stage).stream().map(Stage::id).toList());
        // a list of parameters is never empty
        stages.add("");
        return jdbc.sql("""
                select count(*) from work_item
                where cycle_key = :cycle and id <> :id and chases is null and status = 'DONE' and closed_at >= :closed
                    and (provider_code is null or :provider::text is null or provider_code = :provider)
                    and (stage in (:stages) or stage = :stage and (:month::int is null or month > :month))""")
                        .param("cycle", item.cycleKey())
                        .param("id", item.id())
                        .param("closed", item.closedAt())
                        .param("provider", item.providerCode())
                        .param("stages", stages)
                        .param("stage", stage.id())
                        .param("month", item.month())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** The stages that build on this one; dissemination tells what is posted by then and waits for no pack. */
    static Set<Stage> after(Stage stage) {
        return switch (stage) {
            case I4C_PREPARATION -> EnumSet.of(Stage.SCORECARD, Stage.SELF_ASSESSMENT);
            case SCORECARD, SELF_ASSESSMENT -> EnumSet.of(Stage.SECTOR_INTERFACE_MEETING, Stage.INTERFACE_MEETING);
            case DISSEMINATION, SECTOR_INTERFACE_MEETING -> EnumSet.of(Stage.INTERFACE_MEETING);
            case INTERFACE_MEETING -> EnumSet.of(Stage.JAAP_APPROVAL);
            case JAAP_APPROVAL -> EnumSet.of(Stage.INTEGRATION, Stage.JAAP_MONITORING);
            case INTEGRATION, JAAP_MONITORING -> EnumSet.noneOf(Stage.class);
        };
    }
}
