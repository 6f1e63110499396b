package kh.isaf.access;

/**
 * What somebody looks for in the audit trail; an empty text asks for everything.
 *
 * @param person part of a person's name
 * @param action beginning of the action
 * @param object beginning of the object
 * @param before only entries older than this id; 0 for the newest
 */
public record AuditQuery(String person, String action, String object, long before) {

    /** Entries on a page. */
    public static final int PAGE = 50;

    public AuditQuery {
        person = clean(person);
        action = clean(action);
        object = clean(object);
    }

    private static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}", "").strip();
    }
}
