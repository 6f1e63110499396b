package kh.isaf.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;

/** Writes registers as files in the form in which they can be read again: empty as templates, or with all entries. */
@Component
public class TableWriter {

    private static final String FONT = "Khmer OS Battambang";
    private static final int EMPTY_ROWS = 500;
    private static final int WIDTH = 22;
    private static final int WIDTH_OF_WORDS = 60;
    private static final Locale KHMER = Locale.forLanguageTag("km");

    private final RegisterTexts texts;

    TableWriter(RegisterTexts texts) {
        this.texts = texts;
    }

    /** Headings by name, in UTF-8 with the mark by which a spreadsheet knows it. */
    public byte[] csv(Register register, boolean withEntries) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(register.columns().stream().map(Column::name).toList());
        if (withEntries) {
            rows.addAll(entries(register));
        }
        return csv(rows);
    }

    /** Any table as CSV; what a spreadsheet would take for a formula is written as text. */
    public byte[] csv(List<List<String>> rows) {
        StringBuilder text = new StringBuilder("\uFEFF");
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            for (List<String> row : rows) {
                printer.printRecord(row.stream().map(CellText::harmless).toList());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Any table as Excel, its first row the headings; every cell is text, so that nothing in it is ever a formula. */
    public byte[] excel(String title, List<List<String>> rows) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "ISAF Cycle", "1.0")) {
            workbook.setGlobalDefaultFont(FONT, 11);
            fill(workbook.newWorksheet(title), rows.get(0), rows.subList(1, rows.size()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }

    /** Headings by title, all cells as text, and a second sheet that explains the columns. */
    public byte[] excel(Register register, boolean withEntries, Locale locale) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "ISAF Cycle", "1.0")) {
            workbook.setGlobalDefaultFont(FONT, 11);
            Worksheet sheet = workbook.newWorksheet(texts.title(register, locale));
            List<String> titles = register.columns().stream()
                    .map(column -> texts.title(register, column.name(), locale))
                    .toList();
            List<List<String>> entries = withEntries ? entries(register) : List.of();
            fill(sheet, titles, entries);
            sheet.range(1, 0, entries.size() + EMPTY_ROWS, titles.size() - 1)
                    .style()
                    .format("@")
                    .set();
            explain(workbook.newWorksheet(texts.say("imports.explained", KHMER)), register);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }

    private static void fill(Worksheet sheet, List<String> headings, List<List<String>> rows) {
        for (int place = 0; place < headings.size(); place++) {
            sheet.value(0, place, headings.get(place));
            sheet.width(place, WIDTH);
            for (int row = 0; row < rows.size(); row++) {
                if (!rows.get(row).get(place).isEmpty()) {
                    sheet.value(row + 1, place, rows.get(row).get(place));
                }
            }
        }
        sheet.range(0, 0, 0, headings.size() - 1).style().bold().set();
        sheet.freezePane(0, 1);
    }

    private void explain(Worksheet sheet, Register register) {
        List<String> headings = List.of("title", "name", "required", "what", "example").stream()
                .map(heading -> texts.say("imports.explained." + heading, KHMER))
                .toList();
        List<List<String>> rows = register.columns().stream()
                .map(column -> List.of(
                        texts.title(register, column.name(), KHMER),
                        column.name(),
                        texts.say(column.required() ? "imports.explained.yes" : "imports.explained.no", KHMER),
                        texts.explained(register, column, KHMER),
                        column.example()))
                .toList();
        fill(sheet, headings, rows);
        sheet.width(headings.size() - 2, WIDTH_OF_WORDS);
        sheet.range(1, 0, rows.size(), headings.size() - 1)
                .style()
                .wrapText(true)
                .set();
    }

    private static List<List<String>> entries(Register register) {
        List<String> keys = register.keys();
        Map<String, Map<String, String>> entries = register.current(keys);
        return keys.stream()
                .map(entries::get)
                .filter(Objects::nonNull)
                .map(entry -> register.columns().stream()
                        .map(column -> entry.getOrDefault(column.name(), ""))
                        .toList())
                .toList();
    }
}
