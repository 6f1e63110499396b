package kh.isaf.oversight;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import kh.isaf.access.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/** Owed meetings as files: tables with the lines of the page, and a calendar of what is planned or proposed. */
@Service
public class MeetingTable {

    private static final List<String> COLUMNS = List.of(
            "body",
            "areaCode",
            "area",
            "provider",
            "from",
            "to",
            "proposed",
            "planned",
            "held",
            "state",
            "present",
            "women",
            "men",
            "other",
            "place");

    /** So many bytes a line of a calendar file may have. */
    private static final int LINE = 74;

    private final OwedMeetings owed;
    private final MessageSource messages;
    private final Clock clock;

    MeetingTable(OwedMeetings owed, MessageSource messages, Clock clock) {
        this.owed = owed;
        this.messages = messages;
        this.clock = clock;
    }

    /** The lines of the list as rows of a file, headings first. */
    public List<List<String>> rows(Actor actor, MeetingFilter filter, Locale locale) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(COLUMNS.stream()
                .map(column -> say("meetings.column." + column, locale))
                .toList());
        for (OwedMeetings.Line line : owed.all(actor, filter)) {
            rows.add(List.of(
                    line.name(locale),
                    line.areaCode(),
                    Objects.requireNonNullElse(line.area(locale), say("oversight.nation", locale)),
                    text(line.provider(locale)),
                    line.startsOn().toString(),
                    line.endsOn().toString(),
                    line.proposedOn().toString(),
                    text(line.plannedOn()),
                    text(line.heldOn()),
                    say("meetings.state." + line.state().id(), locale),
                    text(line.present()),
                    text(line.women()),
                    text(line.men()),
                    text(line.other()),
                    line.place()));
        }
        return rows;
    }

    /** What is to come, whole days, for a calendar program; a proposed day is only tentative. */
    public byte[] calendar(Actor actor, MeetingFilter filter, Locale locale) {
        StringBuilder text = new StringBuilder();
        add(text, "BEGIN:VCALENDAR");
        add(text, "VERSION:2.0");
        add(text, "PRODID:-//ISAF Cycle//meetings//EN");
        String stamp = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
                .format(OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC));
        for (OwedMeetings.Line line : owed.all(actor, filter)) {
            LocalDate planned = line.plannedOn();
            if (line.cycleKey() != null || line.state() == MeetingState.HELD || line.state() == MeetingState.MISSED) {
                continue;
            }
            LocalDate day = planned == null ? line.proposedOn() : planned;
            String place = Objects.requireNonNullElse(line.provider(locale), Objects.toString(line.area(locale), ""));
            add(text, "BEGIN:VEVENT");
            add(
                    text,
                    "UID:"
                            + UUID.nameUUIDFromBytes(
                                    (line.body() + line.where() + line.startsOn()).getBytes(StandardCharsets.UTF_8))
                            + "@isaf-cycle");
            add(text, "DTSTAMP:" + stamp);
            add(text, "DTSTART;VALUE=DATE:" + DateTimeFormatter.BASIC_ISO_DATE.format(day));
            add(text, "SUMMARY:" + escaped(line.name(locale) + (place.isEmpty() ? "" : " – " + place)));
            add(text, "STATUS:" + (planned == null ? "TENTATIVE" : "CONFIRMED"));
            if (!line.place().isEmpty()) {
                add(text, "LOCATION:" + escaped(line.place()));
            }
            if (!line.agenda().isEmpty()) {
                add(text, "DESCRIPTION:" + escaped(line.agenda()));
            }
            add(text, "END:VEVENT");
        }
        add(text, "END:VCALENDAR");
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Ends the line, and goes on in the next where it is too long. */
    private static void add(StringBuilder text, String line) {
        int bytes = 0;
        for (int at = 0; at < line.length(); ) {
            int character = line.codePointAt(at);
            int size = Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > LINE) {
                text.append("\r\n ");
                bytes = 1;
            }
            text.appendCodePoint(character);
            bytes += size;
            at += Character.charCount(character);
        }
        text.append("\r\n");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r", "")
                .replace("\n", "\\n");
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    private String say(String key, Locale locale) {
        return Objects.requireNonNull(messages.getMessage(key, null, locale));
    }
}
