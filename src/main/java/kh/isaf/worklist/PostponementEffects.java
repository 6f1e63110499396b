package kh.isaf.worklist;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import kh.isaf.cycle.Postponement;
import kh.isaf.cycle.Redated;
import kh.isaf.cycle.Stage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sums up what a postponement has moved: dates that are kept, and months that are yet to open. */
@Component
class PostponementEffects {

    private static final int EXAMPLES = 10;

    private final JdbcClient jdbc;

    PostponementEffects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A year with so many monthly meetings to come that open later. */
    private record ToCome(String areaCode, int meetings) {}

    PostponementEffect of(Postponement postponement, Redating.Lines moved) {
        List<ToCome> toCome = postponement.stage() == Stage.JAAP_MONITORING ? toCome(postponement) : List.of();
        Set<String> areas = new TreeSet<>();
        Stream.concat(moved.stages().stream(), moved.tasks().stream())
                .map(Redated::areaCode)
                .forEach(areas::add);
        toCome.forEach(year -> areas.add(year.areaCode()));
        return new PostponementEffect(
                areas.size(),
                moved.stages().size(),
                moved.tasks().size(),
                toCome.stream().mapToInt(ToCome::meetings).sum(),
                examples(moved.stages().isEmpty() ? moved.tasks() : moved.stages()));
    }

    private static List<Redated> examples(List<Redated> moved) {
        return moved.stream()
                .sorted(Comparator.comparing(Redated::areaCode)
                        .thenComparing(Redated::provider, Comparator.nullsFirst(Comparator.naturalOrder())))
                .limit(EXAMPLES)
                .toList();
    }

    /** The meetings follow one another: after the latest that has opened come all others. */
    private List<ToCome> toCome(Postponement postponement) {
        return jdbc.sql("""
                select * from (
                    select c.area_code,
                        case when cast(:month as int) is null then 12 - coalesce(max(w.month), 0)
                            when coalesce(max(w.month), 0) < :month then 1 else 0 end as meetings
                    from area_cycle c
                    join stage_progress s on s.cycle_key = c.cycle_key and s.stage = :stage
                        and s.status in ('PLANNED', 'OPEN')
                    left join work_item w on w.cycle_key = c.cycle_key and w.stage = s.stage and w.chases is null
                    where starts_with(c.cycle_key, :keys) and (:reach = 'ALL'
                        or :reach = 'COMMUNES' and length(c.area_code) = 6
                        or :reach = 'ITSELF' and c.area_code = :area)
                    group by c.area_code) y
                where meetings > 0""")
                .param("month", postponement.month())
                .param("stage", postponement.stage().id())
                .param("keys", postponement.cycleKeys())
                .param("reach", postponement.reach().name())
                .param("area", postponement.areaCode())
                .query(ToCome.class)
                .list();
    }
}
