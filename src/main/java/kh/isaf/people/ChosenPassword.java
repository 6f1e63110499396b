package kh.isaf.people;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A person chooses a password: by a link, or on his or her own page. */
@Service
@Transactional
public class ChosenPassword {

    private final Accounts accounts;
    private final AccountLinks links;
    private final People people;

    ChosenPassword(Accounts accounts, AccountLinks links, People people) {
        this.accounts = accounts;
        this.links = links;
        this.people = people;
    }

    /**
     * Uses the link up; whoever is still in the account elsewhere is out.
     *
     * @return the account; empty where the link has been used or replaced in the meantime
     */
    public Optional<Account> byLink(AccountLink link, String password, String again, Locale language) {
        UUID person = link.personId();
        if (person == null) {
            return Optional.empty();
        }
        requireSame(password, again);
        Account account = accounts.of(person).filter(Account::enabled).orElse(null);
        if (account == null) {
            return Optional.empty();
        }
        Actor actor = people.actor(person);
        accounts.changePassword(actor, account.username(), password);
        if (!links.use(link.id())) {
            throw new LinkGone();
        }
        accounts.chooseLanguage(person, language);
        accounts.signOut(actor, person);
        return accounts.of(person);
    }

    /** After the old password was right; other devices are signed out. */
    public void bySelf(Actor person, String password, String again, String sessionId) {
        requireSame(password, again);
        Account account = accounts.of(person.personId()).orElseThrow();
        accounts.changePassword(person, account.username(), password);
        links.withdraw(person.personId());
        accounts.signOutElsewhere(person, person.personId(), sessionId);
    }

    private static void requireSame(String password, String again) {
        if (!password.equals(again)) {
            throw new Refusal("again", "people.password.again");
        }
    }

    /** The link was used by another request in the same moment: nothing of this one stays. */
    public static class LinkGone extends RuntimeException {}
}
