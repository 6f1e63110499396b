package kh.isaf.oversight;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import kh.isaf.access.Actor;
import kh.isaf.cycle.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/** The tables of the boards as rows of a file, the headings first: the same numbers as on the page. */
@Service
public class BoardTables {

    /** The columns of timeliness, on the page and in the file. */
    public static final List<Figure> TIMELINESS =
            List.of(Figure.EXPECTED, Figure.RECEIVED, Figure.ON_TIME, Figure.LATE, Figure.OVERDUE, Figure.EXCUSED);

    private final CaseCounts counts;
    private final MessageSource messages;

    BoardTables(CaseCounts counts, MessageSource messages) {
        this.counts = counts;
        this.messages = messages;
    }

    /** What is late by area and stage, with the sum last. */
    public List<List<String>> overdue(Actor actor, CaseFilter filter, Locale locale) {
        CaseCounts.AreaTable table = counts.byArea(actor, filter);
        List<Stage> stages = table.counting(Figure.OVERDUE);
        List<List<String>> rows = new ArrayList<>();
        rows.add(headings(stages, locale, "oversight.all"));
        for (CaseCounts.AreaLine line : table.lines()) {
            List<String> row = start(line.code(), area(line, locale), number(line.all(), Figure.OVERDUE));
            stages.forEach(stage -> row.add(number(line.at(stage), Figure.OVERDUE)));
            rows.add(row);
        }
        List<String> sum = start("", say("oversight.sum", locale), number(table.all(), Figure.OVERDUE));
        stages.forEach(stage -> sum.add(number(table.at(stage), Figure.OVERDUE)));
        rows.add(sum);
        return rows;
    }

    /** How much comes on time by area: the share, and of how many, for all stages and for each. */
    public List<List<String>> map(Actor actor, CaseFilter filter, Locale locale) {
        CaseCounts.AreaTable table = counts.byArea(actor, filter);
        List<Stage> stages = filter.stage() == null ? table.counting(Figure.JUDGED) : List.of();
        List<List<String>> rows = new ArrayList<>();
        rows.add(headings(stages, locale, "timeliness.share", "figure.onTime", "figure.judged"));
        for (CaseCounts.AreaLine line : table.lines()) {
            List<String> row = start(line.code(), area(line, locale), shares(line.all()));
            stages.forEach(stage -> row.add(share(line.at(stage))));
            rows.add(row);
        }
        List<String> sum = start("", say("oversight.sum", locale), shares(table.all()));
        stages.forEach(stage -> sum.add(share(table.at(stage))));
        rows.add(sum);
        return rows;
    }

    /** Timeliness by stage and month; the line of a stage as a whole has no month. */
    public List<List<String>> timeliness(Actor actor, CaseFilter filter, Locale locale) {
        List<List<String>> rows = new ArrayList<>();
        List<String> headings = start(say("cases.column.stage", locale), say("timeliness.month", locale));
        TIMELINESS.forEach(figure -> headings.add(say("figure." + figure.id(), locale)));
        headings.add(say("timeliness.share", locale));
        rows.add(headings);
        for (CaseCounts.MonthLine line : counts.byMonth(actor, filter)) {
            List<String> row = start(say("stage." + line.stage().id(), locale), month(line.month(), locale));
            TIMELINESS.forEach(figure -> row.add(number(line.tally(), figure)));
            row.add(share(line.tally()));
            rows.add(row);
        }
        return rows;
    }

    private List<String> headings(List<Stage> stages, Locale locale, String... keys) {
        List<String> headings = start(say("cases.column.areaCode", locale), say("cases.column.area", locale));
        Arrays.stream(keys).forEach(key -> headings.add(say(key, locale)));
        stages.forEach(stage -> headings.add(say("stage." + stage.id(), locale)));
        return headings;
    }

    private String area(CaseCounts.AreaLine line, Locale locale) {
        return say("areaType." + line.type().id(), locale) + " " + line.name(locale);
    }

    private static List<String> start(String code, String name, String... numbers) {
        List<String> row = new ArrayList<>(List.of(code, name));
        row.addAll(List.of(numbers));
        return row;
    }

    private static String[] shares(CaseCounts.Tally tally) {
        return new String[] {share(tally), number(tally, Figure.ON_TIME), number(tally, Figure.JUDGED)};
    }

    private static String share(CaseCounts.Tally tally) {
        Integer percent = tally.onTime();
        return percent == null ? "" : percent + "%";
    }

    private static String number(CaseCounts.Tally tally, Figure figure) {
        return String.valueOf(tally.of(figure));
    }

    private static String month(@Nullable YearMonth month, Locale locale) {
        return month == null
                ? ""
                : DateTimeFormatter.ofPattern("LLLL yyyy", locale).format(month);
    }

    private String say(String key, Locale locale) {
        return Objects.requireNonNull(messages.getMessage(key, null, locale));
    }
}
