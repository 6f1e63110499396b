package kh.isaf.oversight.report;

import java.util.List;

/**
 * A report as it is printed: the same words and numbers on the page for the printer, in PDF, Word and Excel.
 *
 * @param language of all its words
 */
public record Paper(String language, String title, List<Fact> facts, List<Section> sections) {

    /** What stands at the head, such as the area and the period. */
    public record Fact(String name, String value) {}

    /**
     * A part under a heading: paragraphs, then a table if it has headings.
     *
     * @param headings of the columns; none where there is no table. Only the first column holds words
     */
    public record Section(String heading, List<String> paragraphs, List<String> headings, List<List<String>> rows) {

        static Section words(String heading, List<String> paragraphs) {
            return new Section(heading, paragraphs, List.of(), List.of());
        }

        static Section table(String heading, List<String> headings, List<List<String>> rows) {
            return new Section(heading, List.of(), headings, rows);
        }

        public boolean hasTable() {
            return !headings.isEmpty();
        }
    }
}
