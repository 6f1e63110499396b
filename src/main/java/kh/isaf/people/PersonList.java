package kh.isaf.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.territory.SearchKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds people of the register: those whose roles the reader looks after, a page at a time out of twenty thousand. */
@Service
@Transactional(readOnly = true)
public class PersonList {

    public static final int PAGE_SIZE = 50;

    private static final int MOST_WORDS = 5;

    private final JdbcClient jdbc;

    PersonList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What somebody looks for.
     *
     * @param text words of names, a code, or a phone number
     * @param area code of an area; everything below counts too
     * @param left whether those are meant whose roles are all over
     */
    public record Filter(String text, @Nullable Role role, String area, boolean left, int page) {}

    /** Somebody with the roles that count now or later, as ids and places. */
    public record Line(
            UUID id,
            @Nullable String code,
            String nameKm,
            String nameLatin,
            @Nullable String phone,
            List<RoleLine> roles) {}

    /** One page of the list. */
    public record Page(List<Line> lines, int page, int pages, int total) {}

    public Page find(Actor actor, Filter filter, LocalDate today) {
        Map<String, Object> parameters = new HashMap<>();
        String where = where(actor, filter, today, parameters);
        int total = jdbc.sql("select count(*) from person p where " + where)
                .params(parameters)
                .query(Integer.class)
                .single();
        int pages = Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
        int page = Math.min(Math.max(1, filter.page()), pages);
        List<UUID> ids = jdbc.sql("select p.id from person p where " + where
                        + " order by p.name_latin, p.id limit :size offset :skipped")
                .params(parameters)
                .param("size", PAGE_SIZE)
                .param("skipped", (page - 1) * PAGE_SIZE)
                .query(UUID.class)
                .list();
        return new Page(lines(ids, filter.left(), today), page, pages, total);
    }

    /** The roles of these people, the newest first; those that are over last. */
    List<RoleLine> roles(List<UUID> people) {
        return jdbc.sql("""
                select r.*, b.body_code, a.name_km as area_km, a.name_latin as area_latin,
                    s.name_km as provider_km, s.name_latin as provider_latin
                from role_assignment r left join area a on a.code = r.area_code
                    left join service_provider s on s.code = r.provider_code
                    left join body_member b on b.id = r.body_member_id
                where r.person_id = any(:people)
                order by r.valid_to is not null, r.valid_to desc, r.valid_from desc, r.id""")
                .param("people", people.toArray(UUID[]::new))
                .query(RoleLine::of)
                .list();
    }

    private List<Line> lines(List<UUID> ids, boolean left, LocalDate today) {
        Map<UUID, List<RoleLine>> roles = roles(ids).stream()
                .filter(role -> left || role.period().state(today) != Period.State.OVER)
                .collect(Collectors.groupingBy(RoleLine::personId));
        Map<UUID, Line> lines = jdbc
                .sql("select id, code, name_km, name_latin, phone from person where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> new Line(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        row.getString("name_km"),
                        row.getString("name_latin"),
                        row.getString("phone"),
                        roles.getOrDefault(row.getObject("id", UUID.class), List.of())))
                .list()
                .stream()
                .collect(Collectors.toMap(Line::id, Function.identity()));
        return ids.stream().map(lines::get).toList();
    }

    private static String where(Actor actor, Filter filter, LocalDate today, Map<String, Object> parameters) {
        List<String> held = new ArrayList<>();
        held.add("r.person_id = p.id");
        held.add(reach(actor, parameters));
        parameters.put("today", today);
        String current = "(r.valid_to is null or r.valid_to > :today)";
        if (!filter.left()) {
            held.add(current);
        }
        Role role = filter.role();
        if (role != null) {
            held.add("r.role = :role");
            parameters.put("role", role.id());
        }
        if (!filter.area().isEmpty()) {
            held.add("starts_with(r.area_code, :area)");
            parameters.put("area", filter.area());
        }
        StringBuilder sql =
                new StringBuilder("exists (select 1 from role_assignment r where " + String.join(" and ", held) + ")");
        if (filter.left()) {
            sql.append(" and not exists (select 1 from role_assignment r where r.person_id = p.id and ")
                    .append(current)
                    .append(")");
        }
        int number = 0;
        for (String word : SearchKey.of(filter.text()).split("\\s+")) {
            if (!word.isEmpty() && number < MOST_WORDS) {
                sql.append(" and strpos(p.search_key, :word").append(number).append(") > 0");
                parameters.put("word" + number++, word.matches("0[0-9]{7,}") ? word.substring(1) : word);
            }
        }
        return sql.toString();
    }

    /** The condition that a role in row {@code r} is one the actor looks after. */
    static String reach(Actor actor, Map<String, Object> parameters) {
        List<String> places = new ArrayList<>();
        int number = 0;
        for (Grant grant : actor.grants()) {
            List<String> roles =
                    Supervision.below(grant.role()).stream().map(Role::id).toList();
            if (!roles.isEmpty() && grant.providerCode() == null) {
                String name = "reach" + number++;
                places.add("(r.role in (:" + name + "Roles) and starts_with(r.area_code, :" + name + "))");
                parameters.put(name + "Roles", roles);
                parameters.put(name, grant.areaCode());
            }
        }
        return places.isEmpty() ? "false" : "(" + String.join(" or ", places) + ")";
    }
}
