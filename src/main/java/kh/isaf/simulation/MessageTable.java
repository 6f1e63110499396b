package kh.isaf.simulation;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import kh.isaf.reminder.ComposedMessage;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * A list of reminders as a CSV file: UTF-8 without a byte order mark, lines ended by a line feed, a cell in quotes
 * where it needs them.
 */
public final class MessageTable {

    /** The headings. */
    public static final List<String> HEADER =
            List.of("at", "person", "role", "area", "channel", "urgent", "step", "text");

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    private MessageTable() {}

    /** Begins a table. */
    public static CSVPrinter write(Writer to) throws IOException {
        CSVPrinter printer = new CSVPrinter(to, FORMAT);
        printer.printRecord(HEADER);
        return printer;
    }

    /** Adds a line. */
    public static void add(CSVPrinter table, ComposedMessage message) throws IOException {
        table.printRecord(
                AT.format(message.at()),
                message.person(),
                message.role(),
                message.area(),
                message.channel(),
                message.urgent(),
                message.step(),
                message.text());
    }

    static void read(Path file, Consumer<ComposedMessage> each) throws IOException {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser parser = CSVParser.parse(reader, FORMAT)) {
            boolean header = true;
            for (CSVRecord line : parser) {
                if (!header) {
                    each.accept(message(line));
                }
                header = false;
            }
        }
    }

    private static ComposedMessage message(CSVRecord line) {
        return new ComposedMessage(
                LocalDateTime.parse(line.get(0)),
                line.get(1),
                line.get(2),
                line.get(3),
                line.get(4),
                Boolean.parseBoolean(line.get(5)),
                line.get(6),
                line.get(7));
    }
}
