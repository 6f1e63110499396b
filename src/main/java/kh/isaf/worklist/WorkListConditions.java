package kh.isaf.worklist;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kh.isaf.access.Actor;
import kh.isaf.access.AreaScope;
import kh.isaf.cycle.Stage;
import kh.isaf.territory.ProviderKind;
import kh.isaf.territory.SearchKey;

/** The SQL conditions on {@code work_item w} that a person's grants and filter come to, with their parameters. */
class WorkListConditions {

    private static final String PLACES = """
            select d.code from area d left join area m on m.code = left(d.code, 4) left join area p on p.code = left(d.code, 2)
            where strpos(%s, :%s) > 0""";

    private final Map<String, Object> parameters = new HashMap<>();
    private final Actor actor;
    private final WorkListFilter filter;
    private final AreaScope scope;
    private final String impartial;
    private final DeputyConditions deputy;

    WorkListConditions(Actor actor, WorkListFilter filter, LocalDate today, LocalDate doneSince) {
        this.actor = actor;
        this.filter = filter;
        this.scope = new AreaScope(actor);
        parameters.putAll(scope.parameters());
        parameters.put("me", actor.personId());
        parameters.put("today", today);
        parameters.put("week", today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)));
        parameters.put("month", today.with(TemporalAdjusters.lastDayOfMonth()));
        parameters.put("since", doneSince);
        parameters.put("grants", grants());
        impartial = Impartiality.condition(actor, parameters);
        deputy = new DeputyConditions(actor, parameters);
        if (!deputy.none()) {
            List<Object[]> all = grants();
            all.addAll(deputy.grants());
            parameters.put("allGrants", all);
        }
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    /** Everything a tab holds under the filter. */
    String of(WorkListFilter.Tab tab) {
        String whose =
                switch (tab) {
                    case MINE -> "w.status = 'OPEN' and " + mine();
                    case GROUPS -> "w.status = 'OPEN' and " + ofMyGroups();
                    case AREA -> "w.status = 'OPEN' and " + within("w.area_code", "w.provider_code") + begun();
                    case DONE ->
                        "w.status <> 'OPEN' and w.closed_at >= :since and " + within("w.area_code", "w.provider_code");
                };
        return whose + narrowing(tab);
    }

    private String mine() {
        String own = "w.assignee_id = :me" + impartial();
        return deputy.none() ? own : "((" + own + ") or " + deputy.held() + ")";
    }

    private String ofMyGroups() {
        String candidate = "w.id in (select c.work_item_id from work_item_candidate c where (c.role, c.scope) in (";
        return deputy.none()
                ? candidate + ":grants))" + begun() + impartial()
                : candidate + ":allGrants)) and ((" + own() + begun() + ") or " + deputy.any() + ")";
    }

    /** That the person may do it in his or her own name. */
    private String own() {
        return "exists (select 1 from work_item_candidate c where c.work_item_id = w.id"
                + " and (c.role, c.scope) in (:grants))" + impartial();
    }

    /** That it is free and the person may take it. */
    String claimable() {
        return "w.status = 'OPEN' and w.assignee_id is null and "
                + (deputy.none() ? own() : "((" + own() + ") or " + deputy.any() + ")");
    }

    /** The name for which the person would sign it as a deputy, as an expression. */
    String signedFor() {
        return deputy.signedFor(own());
    }

    /** A loose task shows when its time has come. */
    private static String begun() {
        return " and (w.address is null or w.starts_on <= :today)";
    }

    /** That no post of the person at the provider forbids the task, as {@link Impartiality} says; empty without posts. */
    private String impartial() {
        return impartial;
    }

    /** That a place lies in an area the person holds a role for, or is the provider he or she holds one for. */
    String within(String areaColumn, String providerColumn) {
        return scope.sql(areaColumn, providerColumn);
    }

    private String narrowing(WorkListFilter.Tab tab) {
        StringBuilder sql = new StringBuilder();
        Stage stage = filter.stage();
        if (stage != null) {
            parameters.put("stage", stage.id());
            sql.append(" and w.stage = :stage");
        }
        if (filter.provider() != null) {
            sql.append(" and ").append(provider(filter.provider()));
        }
        if (tab != WorkListFilter.Tab.DONE) {
            sql.append(
                    switch (filter.due()) {
                        case ALL -> "";
                        case OVERDUE -> " and w.due_on < :today";
                        case WEEK -> " and w.due_on between :today and :week";
                        case MONTH -> " and w.due_on between :today and :month";
                    });
        }
        List<String> words = filter.words();
        for (int i = 0; i < words.size(); i++) {
            parameters.put("word" + i, words.get(i));
            sql.append(" and ").append(mentions("word" + i));
        }
        return sql.toString();
    }

    private String provider(String choice) {
        if (choice.equals(WorkListFilter.NO_PROVIDER)) {
            return "w.provider_code is null";
        }
        for (ProviderKind kind : ProviderKind.values()) {
            if (kind.id().equals(choice)) {
                parameters.put("kind", kind.name());
                return "w.provider_code in (select code from service_provider where kind = :kind)";
            }
        }
        parameters.put("provider", choice);
        return "w.provider_code = :provider";
    }

    private static String mentions(String word) {
        String task = SearchKey.sql("concat_ws(' ', w.name_km, w.name_en, w.assignee_name)");
        String area = SearchKey.sql(
                "concat_ws(' ', d.code, d.name_km, d.name_latin, m.name_km, m.name_latin, p.name_km, p.name_latin)");
        String provider = SearchKey.sql("concat_ws(' ', code, name_km, name_latin)");
        return "(strpos(" + task + ", :" + word + ") > 0 or w.area_code in (" + PLACES.formatted(area, word)
                + ") or w.provider_code in (select code from service_provider where strpos(" + provider + ", :" + word
                + ") > 0))";
    }

    /** Pairs of role and scope; never empty, as SQL has no empty list. */
    private List<Object[]> grants() {
        List<Object[]> pairs = actor.grants().stream()
                .map(grant -> new Object[] {grant.role().id(), grant.scope()})
                .collect(Collectors.toCollection(ArrayList::new));
        if (pairs.isEmpty()) {
            pairs.add(new Object[] {"", ""});
        }
        return pairs;
    }
}
