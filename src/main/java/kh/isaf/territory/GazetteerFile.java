package kh.isaf.territory;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * Reads the lines of a gazetteer file. Each line is read by itself, for no name may hold a line break: so one broken
 * line never hides the ones after it, and every fault has its line number.
 */
class GazetteerFile {

    private static final List<String> HEADER = List.of("code", "parent_code", "level", "type", "name_km", "name_latin");
    private static final CSVFormat FORMAT = CSVFormat.RFC4180;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final GazetteerChecks checks = new GazetteerChecks();

    /** Reads and checks the whole file. */
    static GazetteerChecks read(byte[] content) {
        GazetteerFile file = new GazetteerFile();
        file.readLines(withoutMark(content));
        return file.checks;
    }

    private void readLines(byte[] content) {
        int line = 1;
        int start = 0;
        for (int end = 0; end <= content.length; end++) {
            if (end == content.length || content[end] == '\n') {
                int last = end > start && content[end - 1] == '\r' ? end - 1 : end;
                readLine(line, ByteBuffer.wrap(content, start, last - start));
                line++;
                start = end + 1;
            }
        }
        if (checks.empty()) {
            checks.fault(1, "territory.import.noRows");
        }
    }

    private void readLine(int line, ByteBuffer bytes) {
        if (!bytes.hasRemaining() && line > 1) {
            return;
        }
        try {
            List<String> fields =
                    fields(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
            if (line > 1) {
                checks.row(line, fields);
            } else if (!fields.equals(HEADER)) {
                checks.fault(line, "territory.import.header", String.join(",", HEADER));
            }
        } catch (CharacterCodingException notText) {
            checks.fault(line, "territory.import.notUtf8");
        } catch (IOException | UncheckedIOException malformed) {
            checks.fault(line, "territory.import.quotes");
        }
    }

    private static List<String> fields(String text) throws IOException {
        List<String> fields = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), FORMAT)) {
            parser.forEach(row -> row.forEach(fields::add));
        }
        return fields;
    }

    private static byte[] withoutMark(byte[] content) {
        boolean marked = content.length >= BYTE_ORDER_MARK.length
                && Arrays.equals(Arrays.copyOf(content, BYTE_ORDER_MARK.length), BYTE_ORDER_MARK);
        return marked ? Arrays.copyOfRange(content, BYTE_ORDER_MARK.length, content.length) : content;
    }
}
