package kh.isaf.people;

import java.util.List;
import java.util.Map;

/**
 * A page of the list of accounts.
 *
 * @param counts people by state, of the whole list before the state was chosen
 * @param noAddress of those who have not got in yet, how many have no e-mail address
 */
public record AccountPage(
        List<AccountLine> lines, Map<AccountState, Integer> counts, int noAddress, int total, int page) {

    public int pages() {
        return Math.max(1, (total + AccountQuery.PAGE - 1) / AccountQuery.PAGE);
    }

    public int count(AccountState state) {
        return counts.getOrDefault(state, 0);
    }

    /** Everybody, whatever state the account is in. */
    public int all() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Who has an account and has not got in yet. */
    public int waiting() {
        return count(AccountState.OPENED) + count(AccountState.INVITED);
    }
}
