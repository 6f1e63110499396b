package kh.isaf.oversight.report;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import kh.isaf.cycle.BusinessClock;
import kh.isaf.cycle.Stage;
import kh.isaf.jaap.CompletionRate;
import kh.isaf.jaap.LineStatus;
import kh.isaf.oversight.CaseState;
import kh.isaf.oversight.Figure;
import org.springframework.stereotype.Component;

/** Sets a report as a paper: what was written, the figures in tables, and who signed. */
@Component
public class ReportPaper {

    private static final List<Figure> COLUMNS =
            List.of(Figure.EXPECTED, Figure.RECEIVED, Figure.ON_TIME, Figure.LATE, Figure.OVERDUE, Figure.EXCUSED);
    private static final List<String> PEOPLE = List.of("meetings", "people", "women", "men", "other");

    private static final String NOTHING = "–";

    private final ReportWords words;

    ReportPaper(ReportWords words) {
        this.words = words;
    }

    public Paper of(Report report, Locale locale) {
        List<Paper.Section> sections = new ArrayList<>();
        for (TextBox box : TextBox.values()) {
            String text = report.text(box, locale);
            if (!text.isEmpty()) {
                sections.add(Paper.Section.words(
                        words.say("report.box." + box.id(), locale),
                        text.lines().filter(line -> !line.isBlank()).toList()));
            }
        }
        sections.addAll(figures(report, locale));
        sections.add(signatures(report, locale));
        return new Paper(locale.getLanguage(), words.title(report, locale), facts(report, locale), sections);
    }

    private List<Paper.Fact> facts(Report report, Locale locale) {
        return List.of(
                new Paper.Fact(words.say("cases.column.area", locale), words.area(report, locale)),
                new Paper.Fact(
                        words.say("report.period", locale),
                        date(report.period().from(), locale) + " – "
                                + date(report.period().to(), locale)),
                new Paper.Fact(
                        words.say("report.taken", locale), day(report.takenAt(), locale) + " (" + report.query() + ")"),
                new Paper.Fact(
                        words.say("cases.column.state", locale),
                        words.say("report.status." + report.status(), locale)));
    }

    /** The tables of figures alone, as the page shows them. */
    public List<Paper.Section> figures(Report report, Locale locale) {
        return List.of(timeliness(report, locale), meetings(report, locale), plans(report, locale));
    }

    private Paper.Section timeliness(Report report, Locale locale) {
        List<List<String>> rows = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            List<String> row = new ArrayList<>();
            row.add(words.say("stage." + stage.id(), locale));
            COLUMNS.forEach(figure -> row.add(String.valueOf(count(report, stage, figure))));
            row.add(share(count(report, stage, Figure.ON_TIME), count(report, stage, Figure.JUDGED)));
            rows.add(row);
        }
        List<String> before = new ArrayList<>(List.of(words.say("report.before", locale), "", "", "", ""));
        before.addAll(List.of(String.valueOf(report.figure("before.OVERDUE")), "", ""));
        rows.add(before);
        List<String> headings = Stream.of(
                        Stream.of(words.say("cases.column.stage", locale)),
                        COLUMNS.stream().map(figure -> words.say("figure." + figure.id(), locale)),
                        Stream.of(words.say("report.share", locale)))
                .flatMap(part -> part)
                .toList();
        return Paper.Section.table(words.say("report.timeliness", locale), headings, rows);
    }

    private static long count(Report report, Stage stage, Figure figure) {
        return Arrays.stream(CaseState.values())
                .filter(figure::counts)
                .mapToLong(state -> report.figure("case." + stage.id() + "." + state))
                .sum();
    }

    /** In whole percent, never without both counts. */
    private static String share(long part, long all) {
        return all == 0 ? NOTHING : part * 100 / all + "% (" + part + "/" + all + ")";
    }

    private Paper.Section meetings(Report report, Locale locale) {
        List<List<String>> rows = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            if (report.figure("meetings." + stage.id()) > 0) {
                List<String> row = new ArrayList<>();
                row.add(words.say("stage." + stage.id(), locale));
                // a committee's minutes count who is present, and of them the women, no more
                PEOPLE.forEach(column -> row.add(
                        stage == Stage.JAAP_MONITORING && (column.equals("men") || column.equals("other"))
                                ? NOTHING
                                : String.valueOf(report.figure(column + "." + stage.id()))));
                rows.add(row);
            }
        }
        if (rows.isEmpty()) {
            return Paper.Section.words(
                    words.say("report.meetings", locale), List.of(words.say("report.meetings.none", locale)));
        }
        List<String> headings = Stream.concat(
                        Stream.of(words.say("cases.column.stage", locale)),
                        PEOPLE.stream().map(column -> words.say("report.column." + column, locale)))
                .toList();
        return Paper.Section.table(words.say("report.meetings", locale), headings, rows);
    }

    private Paper.Section plans(Report report, Locale locale) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(words.say("report.plans", locale), String.valueOf(report.figure("plans"))));
        long all = 0;
        for (LineStatus status : LineStatus.values()) {
            long lines = report.figure("lines." + status);
            all += lines;
            rows.add(List.of(
                    words.say("report.lines", locale) + ": " + words.say("jaap.lineStatus." + status.id(), locale),
                    String.valueOf(lines)));
        }
        long done = report.figure("lines." + LineStatus.DONE);
        Integer percent = new CompletionRate(done, all).percent();
        rows.add(List.of(
                words.say("report.completion", locale),
                percent == null ? NOTHING : percent + "% (" + done + "/" + all + ")"));
        rows.add(List.of(
                words.say("report.escalation.opened", locale), String.valueOf(report.figure("escalation.opened"))));
        rows.add(List.of(
                words.say("report.escalation.closed", locale), String.valueOf(report.figure("escalation.closed"))));
        return Paper.Section.table(
                words.say("report.plansAndActs", locale),
                List.of(words.say("report.figure", locale), words.say("report.number", locale)),
                rows);
    }

    private Paper.Section signatures(Report report, Locale locale) {
        return Paper.Section.words(
                words.say("report.chain", locale),
                report.steps().stream()
                        .map(step -> words.say("report.act." + step.act(), locale) + ": " + step.personName() + ", "
                                + day(step.at(), locale) + (step.note() == null ? "" : " – " + step.note()))
                        .toList());
    }

    private static String date(LocalDate day, Locale locale) {
        return DateTimeFormatter.ofPattern("d MMM yyyy", locale).format(day);
    }

    private static String day(OffsetDateTime at, Locale locale) {
        return DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", locale)
                .format(at.atZoneSameInstant(BusinessClock.CAMBODIA));
    }
}
