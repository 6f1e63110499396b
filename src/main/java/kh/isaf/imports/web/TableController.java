package kh.isaf.imports.web;

import java.util.Locale;
import kh.isaf.imports.Register;
import kh.isaf.imports.Registers;
import kh.isaf.imports.TableWriter;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Registers as files: the empty template, or all entries in the form in which they can be sent back. */
@Controller
class TableController {

    private static final MediaType EXCEL =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private final Registers registers;
    private final TableWriter writer;

    TableController(Registers registers, TableWriter writer) {
        this.registers = registers;
        this.writer = writer;
    }

    @GetMapping("/imports/{register}/template.csv")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    ResponseEntity<byte[]> csvTemplate(@PathVariable String register) {
        Register chosen = registers.get(register);
        return csv(chosen.id() + "-template.csv", writer.csv(chosen, false));
    }

    @GetMapping("/imports/{register}/template.xlsx")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    ResponseEntity<byte[]> excelTemplate(@PathVariable String register, Locale locale) {
        Register chosen = registers.get(register);
        return file(chosen.id() + "-template.xlsx", EXCEL, writer.excel(chosen, false, locale));
    }

    @GetMapping("/imports/{register}/content.csv")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    ResponseEntity<byte[]> csvContent(@PathVariable String register) {
        Register chosen = registers.get(register);
        return csv(chosen.id() + ".csv", writer.csv(chosen, true));
    }

    @GetMapping("/imports/{register}/content.xlsx")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    ResponseEntity<byte[]> excelContent(@PathVariable String register, Locale locale) {
        Register chosen = registers.get(register);
        return file(chosen.id() + ".xlsx", EXCEL, writer.excel(chosen, true, locale));
    }

    static ResponseEntity<byte[]> csv(String name, byte[] content) {
        return file(name, CSV, content);
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }
}
