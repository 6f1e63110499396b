package kh.isaf.worklist.web;

import java.util.Map;
import java.util.regex.Pattern;
import kh.isaf.access.Refusal;
import kh.isaf.cycle.Stage;
import kh.isaf.worklist.PostponementOrder;
import org.jspecify.annotations.Nullable;

/**
 * A postponement as it was typed, so that the page can show it again.
 *
 * @param area code of the area; {@link #NATION}; or with {@link #OWN_YEAR} the year the area itself runs
 */
record PostponementForm(String year, String area, String stage, String month, String days, String reason) {

    static final String NATION = "nation";
    static final String OWN_YEAR = "/own";

    private static final Pattern PLACE = Pattern.compile(NATION + "|\\d{2}(\\d{2}){0,2}|\\d{4}" + OWN_YEAR);
    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}{1,4}");
    private static final int LONGEST = 2 * PostponementOrder.LONGEST_REASON;

    static PostponementForm of(Map<String, String> posted) {
        return new PostponementForm(
                text(posted, "year"),
                text(posted, "area"),
                text(posted, "stage"),
                text(posted, "month"),
                text(posted, "days"),
                text(posted, "reason"));
    }

    PostponementOrder order() {
        if (!PLACE.matcher(area).matches()) {
            throw new Refusal("area", "postponement.error.area");
        }
        return new PostponementOrder(
                number(year, "year", "postponement.error.year"),
                Stage.of(stage).orElseThrow(() -> new Refusal("stage", "postponement.error.stage")),
                areaCode(),
                area.endsWith(OWN_YEAR),
                month.isEmpty() ? null : number(month, "month", "postponement.error.month"),
                number(days, "days", "postponement.error.days", String.valueOf(PostponementOrder.MOST_DAYS)),
                reason);
    }

    /** The code of the area; empty for the nation. */
    String areaCode() {
        return area.equals(NATION) ? "" : area.replace(OWN_YEAR, "");
    }

    private static int number(String text, String field, String message, Object... args) {
        if (!NUMBER.matcher(text).matches()) {
            throw new Refusal(field, message, args);
        }
        return Integer.parseInt(text);
    }

    static String text(Map<String, String> posted, String name) {
        return clean(posted.get(name));
    }

    /** Without control characters but line ends, and not without end. */
    static String clean(@Nullable String typed) {
        String text = typed == null
                ? ""
                : typed.replace("\r\n", "\n")
                        .replaceAll("[\\p{Cntrl}&&[^\n]]", " ")
                        .strip();
        return text.substring(0, text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length()))));
    }
}
