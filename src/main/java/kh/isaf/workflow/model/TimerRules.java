package kh.isaf.workflow.model;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kh.isaf.workflow.model.xml.Places;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Timers hold a literal time or a computed name; a repeating one is at least an hour apart and comes to an end. */
final class TimerRules {

    private static final Duration SHORTEST_REPEAT = Duration.ofHours(1);
    private static final Duration LONGEST_WAIT = Duration.ofDays(800);
    private static final int MOST_REPEATS = 1000;
    private static final Pattern CYCLE = Pattern.compile("R(\\d{0,9})/(?:([^/P][^/]*)/)?(P[^/]+)");
    private static final Pattern DURATION = Pattern.compile(
            "P(?:(\\d{1,3})Y)?(?:(\\d{1,4})M)?(?:(\\d{1,5})D)?(T(?:\\d{1,5}H)?(?:\\d{1,6}M)?(?:\\d{1,8}S)?)?");

    private TimerRules() {}

    static void check(BpmnModel model, Findings findings) {
        model.all("timerEventDefinition").forEach(timer -> timer(timer, model, findings));
    }

    /** How long a literal duration lasts at least; null if the text is none. */
    static @Nullable Duration shortest(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches() || text.endsWith("P") || text.endsWith("T")) {
            return null;
        }
        String time = matcher.group(4);
        try {
            Period date = Period.of(number(matcher, 1), number(matcher, 2), number(matcher, 3));
            Duration rest = time == null ? Duration.ZERO : Duration.parse("P" + time);
            return Duration.ofDays(date.toTotalMonths() * 28 + date.getDays()).plus(rest);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static int number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static void timer(Element timer, BpmnModel model, Findings findings) {
        List<Element> kinds = Places.children(timer);
        if (kinds.size() != 1) {
            findings.add(timer, Reason.TIMER_KIND);
            return;
        }
        Element time = kinds.get(0);
        String text = Places.text(time);
        Element event = (Element) timer.getParentNode();
        boolean start = event.getLocalName().equals("startEvent") && event.getParentNode() == model.process();
        if (Texts.expression(text) || text.startsWith("$") || text.startsWith("#")) {
            computed(time, text, start, model.catalogue(), findings);
            return;
        }
        switch (time.getLocalName()) {
            case "timeDate" -> ensure(isDate(text), time, text, findings);
            case "timeDuration" -> {
                Duration wait = shortest(text);
                ensure(wait != null, time, text, findings);
                notTooLong(wait, time, text, findings);
            }
            default -> cycle(time, text, start, findings);
        }
    }

    /** The start timer of a process is worked out when it is deployed, where there is nothing to compute from. */
    private static void computed(Element time, String text, boolean start, Catalogue names, Findings findings) {
        BareName name = BareName.in(text).orElse(null);
        if (name == null || name.compared()) {
            findings.add(time, Reason.EXPRESSION_SHAPE, text);
        } else if (start || time.getLocalName().equals("timeCycle")) {
            findings.add(time, Reason.TIMER_VALUE, text);
        } else if (!names.computedNames().contains(name.name())) {
            findings.add(time, Reason.EXPRESSION_NAME, name.name());
        }
    }

    private static void cycle(Element time, String text, boolean start, Findings findings) {
        Matcher matcher = CYCLE.matcher(text);
        Duration every = matcher.matches() ? shortest(matcher.group(3)) : null;
        if (every == null || matcher.group(2) != null && !isDate(matcher.group(2))) {
            findings.add(time, Reason.TIMER_VALUE, text);
            return;
        }
        notTooLong(every, time, text, findings);
        if (every.compareTo(SHORTEST_REPEAT) < 0) {
            findings.add(time, Reason.TIMER_TOO_OFTEN, text);
        }
        String times = matcher.group(1);
        if (!start && (times.isEmpty() || Integer.parseInt(times) > MOST_REPEATS)) {
            findings.add(time, Reason.TIMER_ENDLESS, String.valueOf(MOST_REPEATS));
        }
    }

    /** A cycle is a year and its follow-up; what waits longer waits for ever. */
    private static void notTooLong(@Nullable Duration wait, Element time, String text, Findings findings) {
        if (wait != null && wait.compareTo(LONGEST_WAIT) > 0) {
            findings.add(time, Reason.TIMER_TOO_LONG, text, String.valueOf(LONGEST_WAIT.toDays()));
        }
    }

    private static void ensure(boolean right, Element time, String text, Findings findings) {
        if (!right) {
            findings.add(time, Reason.TIMER_VALUE, text);
        }
    }

    private static boolean isDate(String text) {
        try {
            if (text.length() <= 10) {
                LocalDate.parse(text);
            } else if (text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")) {
                OffsetDateTime.parse(text);
            } else {
                LocalDateTime.parse(text);
            }
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
