package kh.isaf.cycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AreaScope;
import kh.isaf.access.Grant;
import kh.isaf.access.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps which stages were put off where, by whom and why; the dates follow from it with {@link StageDates}. */
@Service
@Transactional
public class PostponementRegister {

    public static final int PAGE_SIZE = 25;

    private final JdbcClient jdbc;
    private final Clock clock;

    PostponementRegister(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One page of the list, the newest first. */
    public record Page(List<Postponement> lines, int page, int pages, int total) {}

    public void enter(Actor by, Postponement postponement) {
        jdbc.sql("""
                insert into postponement (id, year, stage, area_code, reach, provider_code, month, working_days, reason,
                    set_at, set_by_id, set_by_name)
                values (:id, :year, :stage, :area, :reach, :provider, :month, :days, :reason, :at, :by, :name)""")
                .param("id", postponement.id())
                .param("year", postponement.year())
                .param("stage", postponement.stage().id())
                .param("area", postponement.areaCode())
                .param("reach", postponement.reach().name())
                .param("provider", postponement.provider())
                .param("month", postponement.month())
                .param("days", postponement.workingDays())
                .param("reason", postponement.reason())
                .param("at", postponement.setAt())
                .param("by", by.personId())
                .param("name", by.name())
                .update();
    }

    /** Marks it as undone; answers whether it was in force until now. */
    public boolean undo(Actor by, UUID id, String reason) {
        return jdbc.sql("""
                update postponement set undone_at = :at, undone_by_id = :by, undone_by_name = :name, undone_reason = :reason
                where id = :id and undone_at is null""")
                        .param("at", OffsetDateTime.now(clock))
                        .param("by", by.personId())
                        .param("name", by.name())
                        .param("reason", reason)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** The years that have been opened, the latest first. */
    @Transactional(readOnly = true)
    public List<Integer> years() {
        return jdbc.sql("select year from cycle order by year desc")
                .query(Integer.class)
                .list();
    }

    /** One that reaches an area of the actor's; any other is answered as if it did not exist. */
    @Transactional(readOnly = true)
    public Postponement visible(UUID id, Actor actor) {
        Map<String, Object> parameters = new HashMap<>(Map.of("id", id));
        return jdbc.sql("select p.* from postponement p where p.id = :id and " + seenBy(actor, parameters))
                .params(parameters)
                .query(PostponementRegister::postponement)
                .optional()
                .orElseThrow(() -> new NotFound("postponement " + id));
    }

    /**
     * Those of a year that reach an area of the actor's.
     *
     * @param areaCode only those that concern this area: within it, or all around it; empty for no such limit
     */
    @Transactional(readOnly = true)
    public Page of(int year, String areaCode, Actor actor, int wanted) {
        Map<String, Object> parameters = new HashMap<>(Map.of("year", year, "area", areaCode));
        String from = " from postponement p where p.year = :year and " + seenBy(actor, parameters)
                + " and (starts_with(p.area_code, :area)"
                + " or p.provider_code is null and p.reach <> 'ITSELF' and starts_with(:area, p.area_code))";
        int total = jdbc.sql("select count(*)" + from)
                .params(parameters)
                .query(Integer.class)
                .single();
        int pages = Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
        int page = Math.min(Math.max(1, wanted), pages);
        List<Postponement> lines = jdbc.sql("select p.*" + from
                        + " order by p.undone_at is not null, p.set_at desc, p.id limit :size offset :skipped")
                .params(parameters)
                .param("size", PAGE_SIZE)
                .param("skipped", (page - 1) * PAGE_SIZE)
                .query(PostponementRegister::postponement)
                .list();
        return new Page(lines, page, pages, total);
    }

    /** Within an area of the actor's, or around it; one of a single provider concerns that provider and the areas. */
    private static String seenBy(Actor actor, Map<String, Object> parameters) {
        AreaScope scope = new AreaScope(actor);
        parameters.putAll(scope.parameters());
        List<String> around = new ArrayList<>(List.of(""));
        for (Grant grant : actor.grants()) {
            for (int digits = 2; digits <= grant.areaCode().length(); digits += 2) {
                around.add(grant.areaCode().substring(0, digits));
            }
        }
        parameters.put("around", around);
        return "(" + scope.sql("p.area_code", "p.provider_code")
                + " or p.provider_code is null and p.reach <> 'ITSELF' and p.area_code in (:around))";
    }

    private static Postponement postponement(ResultSet row, int number) throws SQLException {
        return new Postponement(
                row.getObject("id", UUID.class),
                row.getInt("year"),
                Stage.of(row.getString("stage")).orElseThrow(),
                row.getString("area_code"),
                Postponement.Reach.valueOf(row.getString("reach")),
                row.getString("provider_code"),
                row.getObject("month", Integer.class),
                row.getInt("working_days"),
                row.getString("reason"),
                row.getObject("set_at", OffsetDateTime.class),
                row.getString("set_by_name"),
                row.getObject("undone_at", OffsetDateTime.class),
                row.getString("undone_by_name"),
                row.getString("undone_reason"));
    }
}
