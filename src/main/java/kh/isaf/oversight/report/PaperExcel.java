package kh.isaf.oversight.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import kh.isaf.imports.TableWriter;
import org.springframework.stereotype.Component;

/** A paper as Excel: one sheet, its parts one below the other; every cell is text, so that none is ever a formula. */
@Component
public class PaperExcel {

    private static final int LONGEST_NAME = 31;

    private final TableWriter tables;

    PaperExcel(TableWriter tables) {
        this.tables = tables;
    }

    /** The sheet is named as the kind of report. */
    public byte[] write(String sheet, Paper paper) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(paper.title()));
        paper.facts().forEach(fact -> rows.add(List.of(fact.name(), fact.value())));
        for (Paper.Section section : paper.sections()) {
            rows.add(List.of());
            rows.add(List.of(section.heading()));
            section.paragraphs().forEach(paragraph -> rows.add(List.of(paragraph)));
            if (section.hasTable()) {
                rows.add(section.headings());
                rows.addAll(section.rows());
            }
        }
        int width = rows.stream().mapToInt(List::size).max().orElse(1);
        return tables.excel(
                sheet.substring(0, Math.min(LONGEST_NAME, sheet.length())),
                rows.stream().map(row -> wide(row, width)).toList());
    }

    private static List<String> wide(List<String> row, int width) {
        return IntStream.range(0, width)
                .mapToObj(column -> column < row.size() ? row.get(column) : "")
                .toList();
    }
}
