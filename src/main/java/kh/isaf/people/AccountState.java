package kh.isaf.people;

/** How far somebody is with the account. */
public enum AccountState {
    /** There is none. */
    NONE("none"),
    /** It is there, but its person has no way in yet. */
    OPENED("opened"),
    /** A link waits for its person. */
    INVITED("invited"),
    ACTIVE("active"),
    LOCKED("locked"),
    DISABLED("disabled");

    private final String id;

    AccountState(String id) {
        this.id = id;
    }

    /** The name used in addresses and messages. */
    public String id() {
        return id;
    }
}
