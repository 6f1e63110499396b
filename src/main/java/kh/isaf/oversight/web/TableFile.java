package kh.isaf.oversight.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import kh.isaf.imports.TableWriter;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers with a table as a file to keep: CSV or Excel, as the ending of the address says. */
@Component
class TableFile {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType EXCEL =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final TableWriter writer;
    private final MessageSource messages;

    TableFile(TableWriter writer, MessageSource messages) {
        this.writer = writer;
        this.messages = messages;
    }

    /** Of a file about a year and an area; the nation has no code. */
    static String name(String subject, int year, String area) {
        return subject + "-" + year + (area.isEmpty() ? "" : "-" + area);
    }

    /**
     * The file.
     *
     * @param address that was asked for; ends in {@code .csv} or {@code .xlsx}
     * @param name of the file without its ending
     * @param titleKey of the sheet's name
     */
    ResponseEntity<byte[]> answer(
            String address, String name, String titleKey, List<List<String>> rows, Locale locale) {
        boolean csv = address.endsWith(".csv");
        byte[] content = csv ? writer.csv(rows) : writer.excel(messages.getMessage(titleKey, null, locale), rows);
        return ResponseEntity.ok()
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(name + (csv ? ".csv" : ".xlsx"))
                                .build()
                                .toString())
                .contentType(csv ? CSV : EXCEL)
                .body(content);
    }
}
