package kh.isaf.workflow.web;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import kh.isaf.territory.AreaLevel;
import kh.isaf.territory.Territory;
import kh.isaf.workflow.MissingPeople;
import kh.isaf.workflow.MissingPost;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Who is missing for a year: counts by province, then by district, then name by name; the same as a table to take away. */
@Controller
class MissingPeopleController {

    /** A cell that begins so would be worked out by a spreadsheet. */
    private static final String FORMULA = "(?s)^[=+\\-@\\t\\r].*";

    private final MissingPeople missing;
    private final Territory territory;
    private final MessageSource messages;

    MissingPeopleController(MissingPeople missing, Territory territory, MessageSource messages) {
        this.missing = missing;
        this.territory = territory;
        this.messages = messages;
    }

    /**
     * One step down the areas.
     *
     * @param area empty for the nation, or the code of a province or district
     */
    @GetMapping("/years/{year}/missing")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String missing(@PathVariable int year, @RequestParam(defaultValue = "") String area, Model model) {
        model.addAttribute("year", String.valueOf(YearController.within(year)));
        model.addAttribute("day", missing.day(year));
        model.addAttribute(
                "above",
                area.isEmpty() ? List.of() : territory.path(territory.area(area).code()));
        model.addAttribute("area", area);
        if (area.length() < AreaLevel.DMK.digits()) {
            model.addAttribute("counts", missing.counts(year, area));
        } else {
            model.addAttribute("posts", missing.posts(year, area));
        }
        return "workflow/missing";
    }

    @GetMapping("/years/{year}/missing.csv")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    ResponseEntity<byte[]> table(@PathVariable int year, @RequestParam(defaultValue = "") String area, Locale locale)
            throws IOException {
        StringWriter table = new StringWriter();
        table.write(0xFEFF);
        try (CSVPrinter csv = new CSVPrinter(table, CSVFormat.EXCEL)) {
            csv.printRecord(
                    "area_code",
                    "area_km",
                    "area_latin",
                    "role",
                    "role_name",
                    "provider_code",
                    "provider_km",
                    "provider_latin",
                    "needed",
                    "held");
            for (MissingPost post : missing.posts(YearController.within(year), area)) {
                csv.printRecord(
                        post.areaCode(),
                        cell(post.areaKm()),
                        cell(post.areaLatin()),
                        post.role(),
                        messages.getMessage("role." + post.role(), null, locale),
                        post.providerCode(),
                        cell(post.providerKm()),
                        cell(post.providerLatin()),
                        post.needed(),
                        post.held());
            }
        }
        String name = "missing-" + year
                + (area.isEmpty() ? "" : "-" + territory.area(area).code()) + ".csv";
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(table.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String cell(@Nullable String text) {
        return text != null && text.matches(FORMULA) ? "'" + text : text;
    }
}
