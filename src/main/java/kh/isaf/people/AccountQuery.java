package kh.isaf.people;

import kh.isaf.territory.SearchKey;

/**
 * Which accounts somebody wants to see.
 *
 * @param text part of a name, a user name, a code or a telephone number
 * @param area code of the area in which they hold a role; empty for all
 * @param state id of an {@link AccountState}; {@code waiting} for those who have not got in yet; empty for all
 * @param page from 1
 */
public record AccountQuery(String text, String area, String state, int page) {

    /** People on a page. */
    public static final int PAGE = 50;

    public static final String WAITING = "waiting";

    public AccountQuery {
        text = text.replaceAll("\\p{Cntrl}", "").strip();
        area = area.matches("\\d{0,6}") ? area : "";
        page = Math.max(1, Math.min(page, 100_000));
    }

    String key() {
        return SearchKey.of(text);
    }

    public boolean narrowed() {
        return !text.isEmpty() || !area.isEmpty() || !state.isEmpty();
    }

    public AccountQuery at(int other) {
        return new AccountQuery(text, area, state, other);
    }
}
