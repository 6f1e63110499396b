package kh.isaf.people;

import java.util.List;
import java.util.Optional;
import kh.isaf.access.Role;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The accounts that the sign-in page of the demonstration opens with one click; there are none without it. */
@Component
@ConditionalOnProperty("isaf.demonstration")
public class DemonstrationAccounts {

    private final JdbcClient jdbc;
    private final Accounts accounts;

    DemonstrationAccounts(JdbcClient jdbc, Accounts accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    /** From the volunteer in the sangkat to the nation. */
    public List<DemonstrationAccount> all() {
        return jdbc.sql("""
                select a.username, r.role, p.name_km, p.name_latin,
                    coalesce(s.name_km, d.name_km, '') as place_km, coalesce(s.name_latin, d.name_latin, '') as place_latin
                from account a join person p on p.id = a.person_id join role_assignment r on r.person_id = p.id
                    left join service_provider s on s.code = r.provider_code left join area d on d.code = r.area_code
                where a.demonstration and a.enabled order by length(r.area_code) desc, r.id""")
                .query((row, number) -> new DemonstrationAccount(
                        row.getString("username"),
                        Role.of(row.getString("role")).orElseThrow(),
                        row.getString("name_km"),
                        row.getString("name_latin"),
                        row.getString("place_km"),
                        row.getString("place_latin")))
                .list();
    }

    /** The open account of this name, if it is one of the demonstration. */
    public Optional<Account> find(String username) {
        return accounts.find(username).filter(Account::enabled).filter(account -> all().stream()
                .anyMatch(demonstration -> demonstration.username().equals(account.username())));
    }
}
