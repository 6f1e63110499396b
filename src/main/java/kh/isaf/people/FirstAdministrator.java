package kh.isaf.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The person who sets a new server up: as long as no administrator has chosen a password, whoever reads the server's log
 * finds a link there by which to become one. Several nodes that start at once make one all the same.
 */
@Service
@Transactional
public class FirstAdministrator {

    /** Of the lock that one node holds at a time: "isaf" as a number. */
    private static final int LOCK = 0x69736166;

    private final JdbcClient jdbc;
    private final AccountLinks links;
    private final Accounts accounts;
    private final People people;
    private final Clock clock;

    FirstAdministrator(JdbcClient jdbc, AccountLinks links, Accounts accounts, People people, Clock clock) {
        this.jdbc = jdbc;
        this.links = links;
        this.accounts = accounts;
        this.people = people;
        this.clock = clock;
    }

    /** A new link, which replaces those of earlier starts; none where there is an administrator. */
    public Optional<String> link() {
        lock();
        return missing() ? Optional.of(links.issueForAdministrator()) : Optional.empty();
    }

    /**
     * Makes the administrator, once.
     *
     * @return the account; empty where the link has been used in the meantime
     */
    public Optional<Account> make(UUID linkId, Candidate candidate) {
        lock();
        Username.check(candidate.username());
        String nameKm = Contact.name("nameKm", candidate.nameKm());
        String nameLatin = Contact.name("nameLatin", candidate.nameLatin());
        String email = Contact.email(candidate.email());
        String phone = Contact.phone(candidate.phone());
        Password.check(
                candidate.password(),
                List.of(nameKm, nameLatin, candidate.username(), candidate.email(), candidate.phone()));
        if (accounts.exists(candidate.username())) {
            throw new Refusal("username", "accounts.refused.taken");
        }
        if (!missing() || !links.use(linkId)) {
            return Optional.empty();
        }
        people.register(
                Actor.system("first start"),
                new NewPerson(
                        null,
                        nameKm,
                        nameLatin,
                        phone,
                        email,
                        Sex.OTHER,
                        candidate.language(),
                        new NewAccount(candidate.username(), candidate.password()),
                        List.of(new Grant(Role.NCDDS_ADMIN, "")),
                        LocalDate.now(clock)));
        return accounts.find(candidate.username());
    }

    /** Accounts that an import brought before anybody could sign in do not count. */
    private boolean missing() {
        return jdbc.sql("""
                select not exists (select 1 from account a join role_assignment r on r.person_id = a.person_id
                    where r.role = ? and (a.password_hash is not null or a.demonstration))""").param(Role.NCDDS_ADMIN.id()).query(Boolean.class).single();
    }

    private void lock() {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(?)) as held")
                .param(LOCK)
                .query(Integer.class)
                .single();
    }

    /** What somebody says who wants to be the first administrator. */
    public record Candidate(
            String nameKm,
            String nameLatin,
            String username,
            String email,
            String phone,
            String password,
            String language) {}
}
