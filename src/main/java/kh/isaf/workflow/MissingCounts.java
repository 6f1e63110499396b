package kh.isaf.workflow;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How many people a year lacks, role by role.
 *
 * @param roles the roles that lack anybody anywhere, in the order of {@link kh.isaf.access.Role}
 * @param lines the provinces, or the districts of one, that lack somebody
 */
public record MissingCounts(List<String> roles, List<Line> lines) {

    /** What one area lacks, with all that lies below it. */
    public record Line(String code, String nameKm, String nameLatin, Map<String, Integer> missing) {

        public String name(Locale locale) {
            return locale.getLanguage().equals("km") ? nameKm : nameLatin;
        }

        public int of(String role) {
            return missing.getOrDefault(role, 0);
        }

        public int total() {
            return missing.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    public int of(String role) {
        return lines.stream().mapToInt(line -> line.of(role)).sum();
    }

    public int total() {
        return lines.stream().mapToInt(Line::total).sum();
    }
}
