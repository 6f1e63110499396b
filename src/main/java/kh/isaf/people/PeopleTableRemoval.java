package kh.isaf.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes roles out of the register, and people without a role that nobody and nothing refers to. */
@Component
class PeopleTableRemoval {

    /** What goes with the person. */
    private static final Set<String> OWN = Set.of("account", "role_assignment", "post");

    private final JdbcClient jdbc;

    PeopleTableRemoval(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The people whose roles under these keys were taken away. */
    Set<UUID> roles(Collection<String> keys) {
        if (keys.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbc.sql("""
                delete from role_assignment where id in (
                    select distinct on (p.id, r.role, coalesce(r.provider_code, r.area_code)) r.id
                    from role_assignment r join person p on p.id = r.person_id
                    where p.code = any(:codes)
                        and p.code || '/' || r.role || '/' || coalesce(r.provider_code, r.area_code) = any(:keys)
                    order by p.id, r.role, coalesce(r.provider_code, r.area_code), r.valid_from desc, r.id desc)
                returning person_id""")
                .param("codes", Keys.parts(keys, 0))
                .param("keys", keys.toArray(String[]::new))
                .query(UUID.class)
                .list());
    }

    /** Of these people, takes away whoever has no role, has done nothing and is named nowhere. */
    void people(Collection<UUID> people) {
        StringBuilder unused = new StringBuilder("""
                select p.id from person p where p.id = any(:people)
                    and not exists (select 1 from role_assignment r where r.person_id = p.id)
                    and not exists (select 1 from audit_entry e where e.person_id = p.id)""");
        for (String reference : references()) {
            unused.append(" and not exists (select 1 from ").append(reference).append(" = p.id)");
        }
        UUID[] ids = jdbc.sql(unused.toString())
                .param("people", people.toArray(UUID[]::new))
                .query(UUID.class)
                .list()
                .toArray(UUID[]::new);
        for (String table : List.of("post where person_id", "account where person_id", "person where id")) {
            jdbc.sql("delete from " + table + " = any(?)").param(ids).update();
        }
    }

    /** Every column of another table that points at a person or an account, but for what goes along by itself. */
    private List<String> references() {
        List<String> columns = new ArrayList<>();
        jdbc.sql("""
                select c.conrelid::regclass::text as referring, quote_ident(a.attname) as attribute
                from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                where c.contype = 'f' and c.confdeltype <> 'c' and cardinality(c.conkey) = 1
                    and c.confrelid in ('person'::regclass, 'account'::regclass) and a.atttypid = 'uuid'::regtype
                order by 1, 2""").query(row -> {
            if (!OWN.contains(row.getString("referring"))) {
                columns.add(row.getString("referring") + " x where x." + row.getString("attribute"));
            }
        });
        return columns;
    }
}
