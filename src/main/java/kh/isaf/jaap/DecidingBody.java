package kh.isaf.jaap;

/** Who decides on a plan: first the JAAP committee, then the council. */
public enum DecidingBody {
    COMMITTEE("committee"),
    COUNCIL("council");

    private final String id;

    DecidingBody(String id) {
        this.id = id;
    }

    /** Name in message keys. */
    public String id() {
        return id;
    }
}
