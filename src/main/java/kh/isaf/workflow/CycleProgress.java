package kh.isaf.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import kh.isaf.cycle.AreaCycle;
import kh.isaf.cycle.Stage;
import kh.isaf.territory.ProviderKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells where an area's year stands, from the tables of the domain in two statements. */
@Service
@Transactional(readOnly = true)
public class CycleProgress {

    private final JdbcClient jdbc;

    CycleProgress(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public CyclePicture of(String cycleKey, LocalDate today) {
        List<StageCell> cells = cells(cycleKey, today);
        List<OpenTask> tasks = tasks(cycleKey);
        List<StageStep> steps = Arrays.stream(Stage.values())
                .map(stage -> StageStep.of(
                        stage,
                        cells.stream().filter(cell -> cell.stage() == stage).toList(),
                        tasks.stream()
                                .filter(task -> task.stage() == stage)
                                .findFirst()
                                .orElse(null)))
                .toList();
        return new CyclePicture(steps, cells, tasks);
    }

    /** Where a provider stands in these years of its area. */
    public List<ProviderStanding> of(List<AreaCycle> years, String provider, LocalDate today) {
        return years.stream()
                .map(year -> ProviderStanding.of(year, of(year.key(), today), provider))
                .toList();
    }

    private List<StageCell> cells(String cycleKey, LocalDate today) {
        return jdbc.sql("""
                select s.*, p.kind, p.name_km, p.name_latin from stage_progress s
                left join service_provider p on p.code = s.provider_code
                where s.cycle_key = :key order by s.provider_code""")
                .param("key", cycleKey)
                .query((row, number) -> cell(row, today))
                .list();
    }

    private static StageCell cell(ResultSet row, LocalDate today) throws SQLException {
        LocalDate dueOn = row.getObject("due_on", LocalDate.class);
        String status = row.getString("status");
        String kind = row.getString("kind");
        return new StageCell(
                Stage.of(row.getString("stage")).orElseThrow(),
                row.getString("provider_code"),
                kind == null ? null : ProviderKind.valueOf(kind),
                row.getString("name_km"),
                row.getString("name_latin"),
                StageStep.State.of(status, dueOn, today),
                status.equals("OPEN"),
                row.getObject("starts_on", LocalDate.class),
                dueOn,
                row.getString("excuse"));
    }

    private List<OpenTask> tasks(String cycleKey) {
        return jdbc.sql("""
                select w.*, p.name_km as provider_km, p.name_latin as provider_latin,
                    array(select distinct c.role from work_item_candidate c
                        where c.work_item_id = w.id order by c.role) as roles
                from work_item w left join service_provider p on p.code = w.provider_code
                where w.cycle_key = :key and w.status = 'OPEN' and w.chases is null
                order by w.due_on, w.provider_code, w.id""")
                .param("key", cycleKey)
                .query((row, number) -> new OpenTask(
                        row.getObject("id", UUID.class),
                        Stage.of(row.getString("stage")).orElseThrow(),
                        row.getObject("month", Integer.class),
                        row.getString("name_km"),
                        row.getString("name_en"),
                        row.getString("provider_code"),
                        row.getString("provider_km"),
                        row.getString("provider_latin"),
                        row.getObject("starts_on", LocalDate.class),
                        row.getObject("due_on", LocalDate.class),
                        row.getString("assignee_name"),
                        List.of((String[]) row.getArray("roles").getArray())))
                .list();
    }
}
