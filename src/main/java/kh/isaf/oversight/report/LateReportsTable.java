package kh.isaf.oversight.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The list of late reports for a file. */
@Component
public class LateReportsTable {

    private final ReportWords words;

    LateReportsTable(ReportWords words) {
        this.words = words;
    }

    /** The lines of the list as rows of a file, headings first. */
    public List<List<String>> rows(List<OwedReports.Owed> late, Locale locale) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                words.say("cases.column.areaCode", locale),
                words.say("cases.column.area", locale),
                words.say("report.kind", locale),
                words.say("report.period", locale),
                words.say("cases.column.due", locale),
                words.say("cases.column.days", locale),
                words.say("cases.column.state", locale)));
        for (OwedReports.Owed line : late) {
            rows.add(List.of(
                    line.areaCode(),
                    line.areaType() == null ? words.say("oversight.nation", locale) : line.area(locale),
                    words.say("report.kind." + line.period().kind().id(), locale),
                    words.period(line.period(), locale),
                    line.dueOn().toString(),
                    String.valueOf(line.daysLate()),
                    line.status() == null
                            ? words.say("report.notStarted", locale)
                            : words.say("report.status." + line.status(), locale)));
        }
        return rows;
    }
}
