package kh.isaf.worklist;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.Deputyship;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.cycle.Stage;
import kh.isaf.people.PostsChanged;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Nobody judges the provider he or she works for: with a post there one neither facilitates its scorecard nor, as a
 * facilitator, its self-assessment. Whoever stands in for its focal person works for it too. A task taken before the
 * post was known counts as free again.
 */
@Component
class Impartiality {

    private static final String AT_WORK = """
            (exists (select 1 from post o where o.person_id = %1$s and o.provider_code = %2$s
                    and o.valid_from <= :day and (o.valid_to is null or o.valid_to > :day))
                or exists (select 1 from role_assignment f where f.provider_code = %2$s and f.role = 'focalPerson'
                    and f.valid_from <= :day and (f.valid_to is null or f.valid_to > :day)
                    and (f.person_id = %1$s or f.person_id in (
                        select s.person_id from stand_in(:day) s where s.deputy_id = %1$s))))""";

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    Impartiality(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether a post of the actor forbids what this role would let him or her do. */
    static boolean forbids(WorkItem item, Actor actor, Role role) {
        String provider = item.providerCode();
        return provider != null && judges(item, role) && actor.hasPostAt(provider);
    }

    /** Whether a post of somebody absent forbids it, and so to the deputy in this name. */
    static boolean forbids(WorkItem item, Deputyship absent, Role role) {
        String provider = item.providerCode();
        return provider != null && judges(item, role) && absent.hasPostAt(provider);
    }

    private static boolean judges(WorkItem item, Role role) {
        return item.stage() == Stage.SCORECARD || (item.stage() == Stage.SELF_ASSESSMENT && role == Role.CAF);
    }

    /** The same for rows {@code work_item w}, as a further condition; its parameters are added. */
    static String condition(Actor actor, Map<String, Object> parameters) {
        return condition(served(actor), actor.grants(), "", parameters);
    }

    /** The same for what the actor does for somebody absent. */
    static String condition(Actor actor, Deputyship absent, String number, Map<String, Object> parameters) {
        Set<String> posts = served(actor);
        posts.addAll(absent.posts());
        posts.addAll(spokenFor(absent.grants()));
        return condition(posts, absent.grants(), number, parameters);
    }

    private static String condition(
            Set<String> posts, Set<Grant> grants, String number, Map<String, Object> parameters) {
        if (posts.isEmpty()) {
            return "";
        }
        List<Object[]> impartial = new ArrayList<>();
        for (Grant grant : grants) {
            if (grant.role() != Role.CAF) {
                impartial.add(new Object[] {grant.role().id(), grant.scope()});
            }
        }
        if (impartial.isEmpty()) {
            impartial.add(new Object[] {"", ""});
        }
        parameters.put("posts" + number, posts);
        parameters.put("impartial" + number, impartial);
        return " and (w.provider_code is null or w.provider_code not in (:posts" + number
                + ") or (w.stage <> 'scorecard'"
                + " and (w.stage <> 'selfAssessment' or exists (select 1 from work_item_candidate i"
                + " where i.work_item_id = w.id and (i.role, i.scope) in (:impartial" + number + ")))))";
    }

    /** Providers for which the actor works or speaks, also in the place of somebody absent. */
    private static Set<String> served(Actor actor) {
        Set<String> providers = new HashSet<>(actor.posts());
        providers.addAll(spokenFor(actor.grants()));
        actor.deputyships().forEach(absent -> providers.addAll(spokenFor(absent.grants())));
        return providers;
    }

    private static Set<String> spokenFor(Set<Grant> grants) {
        Set<String> providers = new HashSet<>();
        for (Grant grant : grants) {
            if (grant.role() == Role.FOCAL_PERSON && grant.providerCode() != null) {
                providers.add(grant.providerCode());
            }
        }
        return providers;
    }

    /** Whether whoever holds the item has a post at its provider by now, and may do nothing with it. */
    boolean holdsInVain(WorkItem item) {
        if (!item.open() || item.assigneeId() == null || item.providerCode() == null || !judges(item.stage())) {
            return false;
        }
        List<String> roles = jdbc.sql("""
                select c.role from work_item_candidate c join role_assignment r
                    on r.role = c.role and coalesce(r.provider_code, r.area_code) = c.scope
                where c.work_item_id = :item and r.person_id = :person and r.valid_from <= :day
                    and (r.valid_to is null or r.valid_to > :day) and\s""" + AT_WORK.formatted("r.person_id", ":provider"))
                .param("item", item.id())
                .param("person", item.assigneeId())
                .param("provider", item.providerCode())
                .param("day", LocalDate.now(clock))
                .query(String.class)
                .list();
        return !roles.isEmpty()
                && (item.stage() == Stage.SCORECARD || roles.stream().allMatch(Role.CAF.id()::equals));
    }

    /** Posts became known: what their holders had taken and must not do goes back to the group. */
    @EventListener
    @Transactional
    public void on(PostsChanged changed) {
        held(changed.personIds()).stream().filter(this::holdsInVain).forEach(item -> {
            jdbc.sql("update work_item set assignee_id = null, assignee_name = null, claimed_at = null where id = ?")
                    .param(item.id())
                    .update();
            audit.record(
                    changed.by(), "task.release", "work_item/" + item.id(), item.assigneeName(), null, "post there");
        });
    }

    private List<WorkItem> held(Collection<UUID> people) {
        return jdbc.sql("""
                select * from work_item where status = 'OPEN' and assignee_id = any(:people)
                    and stage in ('scorecard', 'selfAssessment') order by id for update""")
                .param("people", people.toArray(UUID[]::new))
                .query(WorkItemRow::of)
                .list();
    }

    private static boolean judges(@Nullable Stage stage) {
        return stage == Stage.SCORECARD || stage == Stage.SELF_ASSESSMENT;
    }
}
