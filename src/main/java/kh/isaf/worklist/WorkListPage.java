package kh.isaf.worklist;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One page of the work list.
 *
 * @param counts how many tasks each tab holds under the same filter
 * @param providers the providers to choose from; empty where they are too many to choose from
 */
public record WorkListPage(
        List<WorkListLine> lines,
        Map<WorkListFilter.Tab, Integer> counts,
        int page,
        int pages,
        int total,
        List<ProviderChoice> providers) {

    /** A provider to filter by. */
    public record ProviderChoice(String code, String nameKm, String nameLatin) {

        public String name(Locale locale) {
            return locale.getLanguage().equals("km") ? nameKm : nameLatin;
        }
    }
}
