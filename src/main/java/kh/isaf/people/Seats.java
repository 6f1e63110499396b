package kh.isaf.people;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import kh.isaf.access.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Seats in bodies and the roles they carry. The seat is the one truth: where a kind of body gives its members a role,
 * that role has the dates of the seat, ends with it, and is ended nowhere else. A role that was given by itself before
 * is taken over by the seat.
 */
@Component
class Seats {

    private static final String ROLE = "case b.kind "
            + Arrays.stream(BodyKind.values()).map(Seats::when).collect(Collectors.joining(" "))
            + " end";

    private final JdbcClient jdbc;

    Seats(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes the roles of these seats what the seats say now. */
    void carry(Collection<Long> seats) {
        Long[] ids = seats.toArray(Long[]::new);
        jdbc.sql("""
                update role_assignment r set role = %1$s, valid_from = m.valid_from, valid_to = m.valid_to
                from body_member m join body b on b.code = m.body_code
                where m.id = any(?) and r.body_member_id = m.id""".formatted(ROLE)).param(ids).update();
        jdbc.sql("""
                update role_assignment set body_member_id = found.seat, valid_from = found.valid_from,
                    valid_to = found.valid_to
                from (select distinct on (r.id) r.id, m.id as seat, m.valid_from, m.valid_to
                    from body_member m join body b on b.code = m.body_code
                        join role_assignment r on r.person_id = m.person_id and r.role = %1$s
                            and r.provider_code is null and r.area_code = b.area_code and r.body_member_id is null
                            and r.valid_from < coalesce(m.valid_to, 'infinity')
                            and coalesce(r.valid_to, 'infinity') > m.valid_from
                    where m.id = any(?) and not exists (select 1 from role_assignment o where o.body_member_id = m.id)
                    order by r.id, m.id) found
                where role_assignment.id = found.id""".formatted(ROLE)).param(ids).update();
        jdbc.sql("""
                insert into role_assignment (person_id, role, area_code, valid_from, valid_to, body_member_id)
                select m.person_id, %1$s, b.area_code, m.valid_from, m.valid_to, m.id
                from body_member m join body b on b.code = m.body_code
                where m.id = any(?) and %1$s is not null
                    and not exists (select 1 from role_assignment r where r.body_member_id = m.id)""".formatted(ROLE)).param(ids).update();
    }

    /** Takes seats away with what they carried, as if they had never been. */
    void remove(Collection<Long> seats) {
        Long[] ids = seats.toArray(Long[]::new);
        jdbc.sql("delete from role_assignment where body_member_id = any(?)")
                .param(ids)
                .update();
        jdbc.sql("delete from body_member where id = any(?)").param(ids).update();
    }

    private static String when(BodyKind kind) {
        String positions = Arrays.stream(Position.values())
                .filter(position -> kind.role(position) != null)
                .map(position -> "when '%s' then '%s'".formatted(position.id(), id(kind, position)))
                .collect(Collectors.joining(" "));
        return "when '%s' then %s"
                .formatted(kind.id(), positions.isEmpty() ? "null" : "case m.position " + positions + " end");
    }

    private static String id(BodyKind kind, Position position) {
        Role role = kind.role(position);
        return role == null ? "" : role.id();
    }
}
