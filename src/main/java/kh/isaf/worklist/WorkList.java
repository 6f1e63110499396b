package kh.isaf.worklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.territory.AreaType;
import kh.isaf.worklist.WorkListFilter.Tab;
import kh.isaf.worklist.WorkListPage.ProviderChoice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a person has to do, may take, and oversees: read in three statements however many tasks there are. */
@Service
@Transactional(readOnly = true)
public class WorkList {

    public static final int PAGE_SIZE = 25;

    /** How long a closed task stays in the list. */
    public static final int DONE_DAYS = 30;

    private static final int MOST_PROVIDERS = 40;

    private final JdbcClient jdbc;

    WorkList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The page the filter asks for, or the last one there is. */
    public WorkListPage find(Actor actor, WorkListFilter filter, LocalDate today) {
        WorkListConditions conditions = new WorkListConditions(actor, filter, today, today.minusDays(DONE_DAYS));
        Map<Tab, Integer> counts = counts(conditions);
        int total = counts.getOrDefault(filter.tab(), 0);
        int pages = Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
        int page = Math.min(Math.max(1, filter.page()), pages);
        return new WorkListPage(
                lines(conditions, filter.tab(), page), counts, page, pages, total, providers(conditions));
    }

    private Map<Tab, Integer> counts(WorkListConditions conditions) {
        StringBuilder sql = new StringBuilder("select ");
        for (Tab tab : Tab.values()) {
            sql.append(tab.ordinal() == 0 ? "" : ", ")
                    .append("(select count(*) from work_item w where ")
                    .append(conditions.of(tab))
                    .append(") as ")
                    .append(tab.id());
        }
        return jdbc.sql(sql.toString())
                .params(conditions.parameters())
                .query((row, number) -> {
                    Map<Tab, Integer> counts = new EnumMap<>(Tab.class);
                    for (Tab tab : Tab.values()) {
                        counts.put(tab, row.getInt(tab.id()));
                    }
                    return counts;
                })
                .single();
    }

    private List<WorkListLine> lines(WorkListConditions conditions, Tab tab, int page) {
        String order = tab == Tab.DONE ? "w.closed_at desc" : "w.due_on";
        return jdbc.sql("""
                select w.*, a.type as area_type,
                    coalesce(a.name_km, 'កម្ពុជា') as area_km, coalesce(a.name_latin, 'Cambodia') as area_latin,
                    p.name_km as provider_km, p.name_latin as provider_latin,
                    coalesce(w.assignee_id = :me, false) as mine,
                    %s as claimable, %s as signs_for,
                    array(select distinct c.role from work_item_candidate c
                        where c.work_item_id = w.id order by c.role) as roles
                from (select * from work_item w where %s
                    order by %s, w.area_code, w.provider_code, w.id limit :size offset :skipped) w
                left join area a on a.code = w.area_code
                left join service_provider p on p.code = w.provider_code
                order by %s, w.area_code, w.provider_code, w.id""".formatted(conditions.claimable(), conditions.signedFor(), conditions.of(tab), order, order))
                .params(conditions.parameters())
                .param("size", PAGE_SIZE)
                .param("skipped", (page - 1) * PAGE_SIZE)
                .query((row, number) -> line(row))
                .list();
    }

    private List<ProviderChoice> providers(WorkListConditions conditions) {
        List<ProviderChoice> choices = jdbc.sql("select p.code, p.name_km, p.name_latin from service_provider p where "
                        + conditions.within("p.area_code", "p.code") + " order by p.code limit :most")
                .params(conditions.parameters())
                .param("most", MOST_PROVIDERS + 1)
                .query(ProviderChoice.class)
                .list();
        return choices.size() > MOST_PROVIDERS ? List.of() : choices;
    }

    private static WorkListLine line(ResultSet row) throws SQLException {
        String type = row.getString("area_type");
        return new WorkListLine(
                row.getObject("id", UUID.class),
                row.getString("name_km"),
                row.getString("name_en"),
                row.getString("stage"),
                row.getObject("month", Integer.class),
                row.getString("area_code"),
                type == null ? null : AreaType.valueOf(type),
                row.getString("area_km"),
                row.getString("area_latin"),
                row.getString("provider_km"),
                row.getString("provider_latin"),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                WorkItem.Status.valueOf(row.getString("status")),
                row.getString("assignee_name"),
                List.of((String[]) row.getArray("roles").getArray()),
                row.getBoolean("mine"),
                row.getBoolean("claimable"),
                row.getObject("closed_at", OffsetDateTime.class),
                row.getString("closed_by_name"),
                row.getString("closed_for_name"),
                row.getString("signs_for"),
                row.getString("reported_done_by"));
    }
}
