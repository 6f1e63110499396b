package kh.isaf.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Role;
import kh.isaf.territory.SearchKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The accounts of the people somebody looks after, and how far each of them is. */
@Service
@Transactional(readOnly = true)
public class AccountRegister {

    static final String STATE = """
            case when a.person_id is null then 'NONE' when not a.enabled then 'DISABLED'
                when a.locked_until > now() then 'LOCKED'
                when a.password_hash is not null or a.demonstration then 'ACTIVE'
                when l.id is not null then 'INVITED' else 'OPENED' end""";

    private static final String FROM = """
            from person p left join account a on a.person_id = p.id
                left join account_link l on l.person_id = p.id and l.used_at is null and l.replaced_at is null
                    and l.expires_at > now()
            where\s""";

    private static final String ROLES = """
            select string_agg(distinct r.role, ',') as roles, string_agg(distinct d.name_km, ', ') as places_km,
                string_agg(distinct d.name_latin, ', ') as places_latin
            from role_assignment r left join area d on d.code = r.area_code
            where r.person_id = p.id and (r.valid_to is null or r.valid_to > :day)""";

    private final JdbcClient jdbc;
    private final Clock clock;

    AccountRegister(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public AccountPage find(Actor actor, AccountQuery query) {
        Conditions all = conditions(actor, query);
        Map<AccountState, Integer> counts = new EnumMap<>(AccountState.class);
        int[] noAddress = {0};
        jdbc.sql("select " + STATE
                        + " as state, count(*) as people, count(*) filter (where coalesce(p.email, '') = '') as none "
                        + FROM + all.sql() + " group by 1")
                .params(all.parameters())
                .query(row -> {
                    AccountState state = AccountState.valueOf(row.getString("state"));
                    counts.put(state, row.getInt("people"));
                    if (state == AccountState.OPENED || state == AccountState.INVITED) {
                        noAddress[0] += row.getInt("none");
                    }
                });
        Conditions chosen = all.and(inState(query.state()));
        List<AccountLine> lines = lines(
                chosen,
                "order by p.name_latin, p.id limit " + AccountQuery.PAGE + " offset "
                        + (query.page() - 1) * AccountQuery.PAGE);
        AccountPage page = new AccountPage(lines, counts, noAddress[0], 0, query.page());
        return new AccountPage(lines, counts, noAddress[0], total(page, query.state()), query.page());
    }

    /** Somebody the actor looks after. */
    public Optional<AccountLine> find(Actor actor, UUID personId) {
        Conditions overseen = conditions(actor, new AccountQuery("", "", "", 1));
        overseen.parameters().put("person", personId);
        return lines(overseen.and("p.id = :person"), "").stream().findFirst();
    }

    /** Those of a list for whom the condition holds, at most so many, by name. */
    List<UUID> ids(Actor actor, AccountQuery query, String condition, int most) {
        Conditions chosen = conditions(actor, query).and(condition);
        return jdbc.sql("select p.id " + FROM + chosen.sql() + " order by p.name_latin, p.id limit " + most)
                .params(chosen.parameters())
                .query(UUID.class)
                .list();
    }

    static String inState(String state) {
        if (state.equals(AccountQuery.WAITING)) {
            return STATE + " in ('OPENED', 'INVITED')";
        }
        for (AccountState known : AccountState.values()) {
            if (known.id().equals(state)) {
                return STATE + " = '" + known.name() + "'";
            }
        }
        return "true";
    }

    private static int total(AccountPage page, String state) {
        if (state.equals(AccountQuery.WAITING)) {
            return page.waiting();
        }
        for (AccountState known : AccountState.values()) {
            if (known.id().equals(state)) {
                return page.count(known);
            }
        }
        return page.all();
    }

    private List<AccountLine> lines(Conditions chosen, String end) {
        return jdbc
                .sql("select found.*, held.* from (select p.id as person_id, p.code, p.name_km, p.name_latin, p.phone,"
                        + " nullif(p.email, '') as email, a.username, " + STATE
                        + " as state, a.last_sign_in, p.id "
                        + FROM + chosen.sql() + " " + end + ") found cross join lateral ("
                        + ROLES.replace("p.id", "found.id") + ") held order by found.name_latin, found.id")
                .params(chosen.parameters())
                .query(AccountLine.class)
                .list()
                .stream()
                .map(line -> line.in(clock.getZone()))
                .toList();
    }

    /** As {@link Supervision#overseesAll}: every role that has not ended must be within reach. */
    private Conditions conditions(Actor actor, AccountQuery query) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("day", LocalDate.now(clock));
        StringBuilder sql = new StringBuilder("true");
        String held = " (select 1 from role_assignment r where r.person_id = p.id"
                + " and (r.valid_to is null or r.valid_to > :day)";
        if (!actor.holds(Role.NCDDS_ADMIN)) {
            sql.append(" and exists")
                    .append(held)
                    .append(") and not exists")
                    .append(held)
                    .append(" and not (")
                    .append(reach(actor, parameters))
                    .append("))");
        }
        if (!query.area().isEmpty()) {
            sql.append(" and exists").append(held).append(" and r.area_code like :area || '%')");
            parameters.put("area", query.area());
        }
        if (!query.key().isEmpty()) {
            sql.append(" and (position(:key in ")
                    .append(SearchKey.sql("p.name_km || ' ' || p.name_latin"))
                    .append(") > 0 or lower(p.code) = :key or position(:key in a.username) > 0")
                    .append(" or position(:key in p.phone) > 0)");
            parameters.put("key", query.key());
        }
        return new Conditions(sql.toString(), parameters);
    }

    private static String reach(Actor actor, Map<String, Object> parameters) {
        StringBuilder sql = new StringBuilder("false");
        int number = 0;
        for (var grant : actor.grants()) {
            List<String> roles =
                    Supervision.below(grant.role()).stream().map(Role::id).toList();
            if (grant.providerCode() == null && !roles.isEmpty()) {
                sql.append(" or (r.role in (:roles")
                        .append(number)
                        .append(") and r.area_code like :reach")
                        .append(number)
                        .append(")");
                parameters.put("roles" + number, roles);
                parameters.put("reach" + number++, grant.areaCode() + "%");
            }
        }
        return sql.toString();
    }

    private record Conditions(String sql, Map<String, Object> parameters) {
        Conditions and(String more) {
            return new Conditions("(" + sql + ") and (" + more + ")", parameters);
        }
    }
}
