package kh.isaf.people;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import kh.isaf.access.Actor;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Helps people with their accounts: for those who look after them only, anybody else is answered as unknown. */
@Service
public class AccountDesk {

    /** Accounts that one press of a button opens or invites (assumed): it must end within a few seconds. */
    static final int AT_ONCE = 500;
    /** Slips of one print. */
    static final int SLIPS = 60;

    private static final int BATCH = 50;
    private static final String NOT_IN = AccountRegister.STATE + " in ('OPENED', 'INVITED')";
    private static final String NO_LINK = AccountRegister.STATE + " = 'OPENED'";
    private static final String ADDRESS = "coalesce(p.email, '') <> ''";

    private final AccountRegister register;
    private final Accounts accounts;
    private final AccountLinks links;
    private final SecondFactor secondFactor;
    private final TransactionOperations transactions;

    AccountDesk(
            AccountRegister register,
            Accounts accounts,
            AccountLinks links,
            SecondFactor secondFactor,
            TransactionOperations transactions) {
        this.register = register;
        this.accounts = accounts;
        this.links = links;
        this.secondFactor = secondFactor;
        this.transactions = transactions;
    }

    /** The person, if the actor looks after him or her. */
    public AccountLine require(Actor by, UUID personId) {
        return register.find(by, personId).orElseThrow(() -> new NotFound("person " + personId));
    }

    /** A user name for somebody, which nobody has yet. */
    public String proposedName(AccountLine person) {
        String proposed = Username.proposed(person.code(), person.nameLatin());
        String free = proposed;
        for (int number = 2; accounts.exists(free); number++) {
            free = proposed + number;
        }
        return free;
    }

    @Transactional
    public void open(Actor by, UUID personId, String username) {
        require(by, personId);
        accounts.open(by, personId, username);
    }

    @Transactional
    public IssuedLink link(Actor by, UUID personId, AccountLink.Way way) {
        require(by, personId);
        return links.issue(by, personId, way);
    }

    @Transactional
    public void disable(Actor by, UUID personId, String reason) {
        if (by.personId().equals(personId)) {
            throw new Refusal("reason", "accounts.refused.self");
        }
        accounts.disable(by, username(by, personId), reason);
    }

    @Transactional
    public void enable(Actor by, UUID personId, String reason) {
        accounts.enable(by, username(by, personId), reason);
    }

    @Transactional
    public void signOut(Actor by, UUID personId) {
        username(by, personId);
        accounts.signOut(by, personId);
    }

    @Transactional
    public void unlock(Actor by, UUID personId) {
        username(by, personId);
        accounts.unlock(by, personId);
    }

    /** For somebody who lost the telephone; who is in the account by now is out. */
    @Transactional
    public void removeSecondFactor(Actor by, UUID personId, String reason) {
        username(by, personId);
        if (reason.isBlank()) {
            throw new Refusal("reason", "accounts.refused.noReason");
        }
        secondFactor.remove(by, personId, reason);
        accounts.signOut(by, personId);
    }

    /** Opens accounts, with the names the product proposes, for people who have none. */
    public int openAll(Actor by, AccountQuery query) {
        return inBatches(register.ids(by, query, "a.person_id is null", AT_ONCE), person -> {
            AccountLine line = require(by, person);
            accounts.open(by, person, proposedName(line));
        });
    }

    /** Invites everybody who has an e-mail address and has not been invited yet. */
    public int inviteAll(Actor by, AccountQuery query) {
        return inBatches(
                register.ids(by, query, "(" + NO_LINK + ") and " + ADDRESS, AT_ONCE),
                person -> links.issue(by, person, AccountLink.Way.MAIL));
    }

    /**
     * Issues new links on paper to those without an e-mail address who have not got in yet.
     *
     * @param again also to those whose link is on paper already, which is worth nothing then
     */
    @Transactional
    public List<IssuedLink> print(Actor by, AccountQuery query, boolean again) {
        return register.ids(by, query, "(" + (again ? NOT_IN : NO_LINK) + ") and not " + ADDRESS, SLIPS).stream()
                .map(person -> links.issue(by, person, AccountLink.Way.PRINT))
                .toList();
    }

    private int inBatches(List<UUID> people, Consumer<UUID> each) {
        int done = 0;
        for (int from = 0; from < people.size(); from += BATCH) {
            List<UUID> batch = people.subList(from, Math.min(people.size(), from + BATCH));
            transactions.executeWithoutResult(status -> batch.forEach(each));
            done += batch.size();
        }
        return done;
    }

    private String username(Actor by, UUID personId) {
        String username = require(by, personId).username();
        if (username == null) {
            throw new NotFound("account of " + personId);
        }
        return username;
    }
}
