package kh.isaf.people;

import org.jspecify.annotations.Nullable;

/**
 * How a new person signs in.
 *
 * @param password null for an account nobody can enter with a password
 * @param demonstration may be entered with one click, in the demonstration only
 */
public record NewAccount(String username, @Nullable String password, boolean demonstration) {

    public NewAccount(String username, String password) {
        this(username, password, false);
    }

    /** An account that only the demonstration's sign-in page opens. */
    public static NewAccount forDemonstration(String username) {
        return new NewAccount(username, null, true);
    }
}
