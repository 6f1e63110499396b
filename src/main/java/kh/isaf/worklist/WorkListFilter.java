package kh.isaf.worklist;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kh.isaf.cycle.Stage;
import kh.isaf.territory.SearchKey;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to see of the work list.
 *
 * @param provider id of a provider kind, {@link #NO_PROVIDER}, or the code of one provider; null for all
 * @param text words that must all occur in the names of the task, its place or the one who holds it
 * @param page counted from 1
 */
public record WorkListFilter(
        Tab tab, @Nullable Stage stage, @Nullable String provider, Due due, String text, int page) {

    /** The choice of tasks that belong to the commune as a whole. */
    public static final String NO_PROVIDER = "none";

    private static final int MOST_WORDS = 5;

    /** Whose tasks: held by me, open to my roles, in my area, or closed in my area in the last days. */
    public enum Tab {
        MINE,
        GROUPS,
        AREA,
        DONE;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Tab> of(String id) {
            return Arrays.stream(values()).filter(tab -> tab.id().equals(id)).findFirst();
        }
    }

    /** Which due dates: all, those passed, those from today to the end of this week or of this month. */
    public enum Due {
        ALL,
        OVERDUE,
        WEEK,
        MONTH;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Due> of(String id) {
            return Arrays.stream(values()).filter(due -> due.id().equals(id)).findFirst();
        }
    }

    public static WorkListFilter all(Tab tab) {
        return new WorkListFilter(tab, null, null, Due.ALL, "", 1);
    }

    /** Whether anything narrows the list beyond the tab. */
    public boolean narrowed() {
        return stage != null || provider != null || due != Due.ALL || !text.isEmpty();
    }

    List<String> words() {
        return Arrays.stream(SearchKey.of(text).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
    }
}
