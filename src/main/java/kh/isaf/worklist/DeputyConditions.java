package kh.isaf.worklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kh.isaf.access.Actor;
import kh.isaf.access.Deputyship;
import kh.isaf.access.Grant;

/**
 * The SQL conditions on {@code work_item w} that it is a task a deputy may do for somebody absent, with their
 * parameters; as {@link StandingIn} says of one item.
 */
class DeputyConditions {

    private final List<Deputyship> absent;
    private final List<String> conditions = new ArrayList<>();

    DeputyConditions(Actor actor, Map<String, Object> parameters) {
        absent = actor.deputyships();
        for (int i = 0; i < absent.size(); i++) {
            Deputyship one = absent.get(i);
            parameters.put("absent" + i, one.personId());
            parameters.put("absentName" + i, one.name());
            parameters.put("absentGrants" + i, pairs(one));
            String stages = "w.stage is not null";
            if (!one.stages().isEmpty()) {
                parameters.put("absentStages" + i, one.stages());
                stages = "w.stage in (:absentStages" + i + ")";
            }
            conditions.add("(w.address is null and " + stages + " and exists (select 1 from work_item_candidate c"
                    + " where c.work_item_id = w.id and (c.role, c.scope) in (:absentGrants" + i + "))"
                    + Impartiality.condition(actor, one, String.valueOf(i), parameters) + ")");
        }
    }

    boolean none() {
        return absent.isEmpty();
    }

    /** Pairs of role and scope in which somebody absent is a candidate. */
    List<Object[]> grants() {
        return absent.stream().flatMap(one -> pairs(one).stream()).toList();
    }

    /** That it is a task of somebody absent, whoever holds it. */
    String any() {
        return either(conditions::get);
    }

    /** That somebody absent holds it. */
    String held() {
        return either(i -> "(w.assignee_id = :absent" + i + " and " + conditions.get(i) + ")");
    }

    /**
     * For whom the actor would sign, as an expression; null for nobody.
     *
     * @param own that the actor may take it in his or her own name
     */
    String signedFor(String own) {
        if (none()) {
            return "null::text";
        }
        return "case when w.status <> 'OPEN' then null"
                + whens(i -> "w.assignee_id = :absent" + i + " and " + conditions.get(i))
                + " when w.assignee_id is not null or (" + own + ") then null"
                + whens(conditions::get)
                + " end";
    }

    private String whens(IntFunction<String> condition) {
        return IntStream.range(0, absent.size())
                .mapToObj(i -> " when " + condition.apply(i) + " then :absentName" + i)
                .collect(Collectors.joining());
    }

    private String either(IntFunction<String> condition) {
        return none()
                ? "false"
                : IntStream.range(0, absent.size()).mapToObj(condition).collect(Collectors.joining(" or ", "(", ")"));
    }

    private static List<Object[]> pairs(Deputyship absent) {
        return absent.grants().stream()
                .map((Grant grant) -> new Object[] {grant.role().id(), grant.scope()})
                .toList();
    }
}
