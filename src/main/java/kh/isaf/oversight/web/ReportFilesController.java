package kh.isaf.oversight.web;

import java.util.Locale;
import java.util.UUID;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.NotFound;
import kh.isaf.oversight.report.Paper;
import kh.isaf.oversight.report.PaperExcel;
import kh.isaf.oversight.report.PaperPdf;
import kh.isaf.oversight.report.PaperWord;
import kh.isaf.oversight.report.Report;
import kh.isaf.oversight.report.ReportPaper;
import kh.isaf.oversight.report.ReportWords;
import kh.isaf.oversight.report.Reports;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A report to print or to take away, in Khmer or English. */
@Controller
class ReportFilesController {

    private static final MediaType WORD =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    private static final MediaType EXCEL =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Reports reports;
    private final ReportPaper papers;
    private final ReportWords words;
    private final PaperPdf pdf;
    private final PaperWord word;
    private final PaperExcel excel;
    private final CurrentActor currentActor;

    ReportFilesController(
            Reports reports,
            ReportPaper papers,
            ReportWords words,
            PaperPdf pdf,
            PaperWord word,
            PaperExcel excel,
            CurrentActor currentActor) {
        this.reports = reports;
        this.papers = papers;
        this.words = words;
        this.pdf = pdf;
        this.word = word;
        this.excel = excel;
        this.currentActor = currentActor;
    }

    @GetMapping("/reports/{report}/print")
    @PreAuthorize("isAuthenticated()")
    String print(@PathVariable("report") UUID id, @RequestParam @Nullable String lang, Locale locale, Model model) {
        model.addAttribute("paper", papers.of(find(id), language(lang, locale)));
        model.addAttribute("report", id);
        return "oversight/report-print";
    }

    @GetMapping("/reports/{report}/report.pdf")
    @PreAuthorize("isAuthenticated()")
    ResponseEntity<byte[]> pdf(@PathVariable("report") UUID id, @RequestParam @Nullable String lang, Locale locale) {
        Report report = find(id);
        return file(pdf.write(papers.of(report, language(lang, locale))), MediaType.APPLICATION_PDF, report, "pdf");
    }

    @GetMapping("/reports/{report}/report.docx")
    @PreAuthorize("isAuthenticated()")
    ResponseEntity<byte[]> word(@PathVariable("report") UUID id, @RequestParam @Nullable String lang, Locale locale) {
        Report report = find(id);
        return file(word.write(papers.of(report, language(lang, locale))), WORD, report, "docx");
    }

    @GetMapping("/reports/{report}/report.xlsx")
    @PreAuthorize("isAuthenticated()")
    ResponseEntity<byte[]> excel(@PathVariable("report") UUID id, @RequestParam @Nullable String lang, Locale locale) {
        Report report = find(id);
        Locale language = language(lang, locale);
        Paper paper = papers.of(report, language);
        return file(excel.write(words.period(report.period(), language), paper), EXCEL, report, "xlsx");
    }

    private Report find(UUID id) {
        return reports.find(currentActor.get(), id);
    }

    private static Locale language(@Nullable String wanted, Locale own) {
        if (wanted == null) {
            return own;
        }
        if (!wanted.equals("km") && !wanted.equals("en")) {
            throw new NotFound("language " + wanted);
        }
        return Locale.forLanguageTag(wanted);
    }

    private static ResponseEntity<byte[]> file(byte[] content, MediaType type, Report report, String ending) {
        String name = "report-" + report.period().kind().id() + "-"
                + report.period().year() + "-" + report.period().number()
                + (report.areaCode().isEmpty() ? "" : "-" + report.areaCode()) + "." + ending;
        return ResponseEntity.ok()
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment().filename(name).build().toString())
                .contentType(type)
                .body(content);
    }
}
