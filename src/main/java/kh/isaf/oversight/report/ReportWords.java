package kh.isaf.oversight.report;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import kh.isaf.jaap.LineStatus;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What periods, places and figures of reports are called in a language. */
@Component
public class ReportWords {

    private final MessageSource messages;

    ReportWords(MessageSource messages) {
        this.messages = messages;
    }

    String say(String key, Locale locale, Object... args) {
        return Objects.requireNonNull(messages.getMessage(key, args, locale));
    }

    /** Such as March 2027, or first half of 2027. */
    public String period(ReportPeriod period, Locale locale) {
        return switch (period.kind()) {
            case MONTHLY -> DateTimeFormatter.ofPattern("MMMM yyyy", locale).format(period.from());
            case SEMI_ANNUAL -> say("report.half." + period.number(), locale, String.valueOf(period.year()));
            case ANNUAL -> say("report.wholeYear", locale, String.valueOf(period.year()));
        };
    }

    /** The area with its kind, or the nation. */
    public String area(Report report, Locale locale) {
        return report.areaType() == null
                ? say("oversight.nation", locale)
                : say("areaType." + report.areaType().id(), locale) + " " + report.area(locale);
    }

    public String title(Report report, Locale locale) {
        return say("report.kind." + report.period().kind().id(), locale) + " – " + area(report, locale) + " – "
                + period(report.period(), locale);
    }

    /** What a figure is called, by its key. */
    String figure(String key, Locale locale) {
        int dot = key.indexOf('.');
        String group = dot < 0 ? key : key.substring(0, dot);
        String rest = key.substring(dot + 1);
        return switch (group) {
            case "case" -> {
                int last = rest.indexOf('.');
                yield say("stage." + rest.substring(0, last), locale) + ": "
                        + say("cases.state." + rest.substring(last + 1), locale);
            }
            case "before" -> say("report.before", locale);
            case "escalation" -> say("report.escalation." + rest, locale);
            case "plans" -> say("report.plans", locale);
            case "lines" ->
                say("report.lines", locale) + ": "
                        + say("jaap.lineStatus." + LineStatus.valueOf(rest).id(), locale);
            default -> say("stage." + rest, locale) + ": " + say("report.column." + group, locale);
        };
    }
}
