package kh.isaf.people;

import java.util.List;
import java.util.UUID;
import kh.isaf.access.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends a link to a new password to whoever asks for one by user name or e-mail address. Nobody learns from it whether
 * there is such an account.
 */
@Service
@Transactional
public class ForgottenPassword {

    private static final Actor DOOR = Actor.system("forgot");
    private static final int ACCOUNTS_OF_ONE_ADDRESS = 5;

    private final JdbcClient jdbc;
    private final AccountLinks links;
    private final AccountSettings settings;

    ForgottenPassword(JdbcClient jdbc, AccountLinks links, AccountSettings settings) {
        this.jdbc = jdbc;
        this.links = links;
        this.settings = settings;
    }

    /** @param address network address the request came from */
    public void ask(String who, String address) {
        if (tooOften(address)) {
            return;
        }
        accounts(who).stream()
                .filter(person -> links.resetsOfLastHour(person) < settings.resetsAnHour())
                .forEach(person -> links.issue(DOOR, person, AccountLink.Way.MAIL));
    }

    private List<UUID> accounts(String who) {
        return jdbc.sql("""
                select a.person_id from account a join person p on p.id = a.person_id
                where (a.username = :username or lower(p.email) = lower(:email)) and a.enabled and not a.demonstration
                    and p.email <> ''
                order by a.person_id limit :limit""")
                .param("username", Accounts.key(who))
                .param("email", Accounts.key(who))
                .param("limit", ACCOUNTS_OF_ONE_ADDRESS)
                .query(UUID.class)
                .list();
    }

    private boolean tooOften(String address) {
        jdbc.sql("delete from forgot_request where at < now() - interval '1 day'")
                .update();
        jdbc.sql("insert into forgot_request (address) values (left(?, 60))")
                .param(address)
                .update();
        return jdbc.sql("""
                select count(*) > :most from forgot_request
                where address = left(:address, 60) and at > now() - interval '1 hour'""")
                .param("most", settings.requestsAnHour())
                .param("address", address)
                .query(Boolean.class)
                .single();
    }
}
