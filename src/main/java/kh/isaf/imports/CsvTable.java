package kh.isaf.imports;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV files in UTF-8, with commas, semicolons or tabs between the cells, as spreadsheets write them. Each line is
 * read by itself, for no cell may hold a line break: so one broken line never hides the ones after it.
 */
final class CsvTable {

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Table table;
    private @Nullable CSVFormat format;

    private CsvTable(Table table) {
        this.table = table;
    }

    static void read(byte[] file, Table table) {
        CsvTable csv = new CsvTable(table);
        boolean marked = Arrays.mismatch(file, MARK) >= MARK.length || Arrays.equals(file, MARK);
        int start = marked ? MARK.length : 0;
        int line = 1;
        for (int end = start; end <= file.length; end++) {
            if (end == file.length || file[end] == '\n') {
                int last = end > start && file[end - 1] == '\r' ? end - 1 : end;
                if (!csv.line(line++, ByteBuffer.wrap(file, start, last - start))) {
                    return;
                }
                start = end + 1;
            }
        }
    }

    private boolean line(int number, ByteBuffer bytes) {
        if (!bytes.hasRemaining()) {
            return true;
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            if (format == null) {
                format = CSVFormat.RFC4180
                        .builder()
                        .setDelimiter(separator(text))
                        .get();
            }
            return table.add(number, cells(text, format));
        } catch (CharacterCodingException notText) {
            table.fault(number, "imports.row.notUtf8");
        } catch (IOException | UncheckedIOException malformed) {
            table.fault(number, "imports.row.quotes");
        }
        return true;
    }

    private static char separator(String heading) {
        return List.of(',', ';', '\t').stream()
                .max(Comparator.comparingLong(candidate -> heading.chars()
                        .filter(character -> character == candidate)
                        .count()))
                .orElse(',');
    }

    private static List<String> cells(String text, CSVFormat format) throws IOException {
        List<String> cells = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            parser.forEach(row -> row.forEach(cells::add));
        }
        return cells;
    }
}
