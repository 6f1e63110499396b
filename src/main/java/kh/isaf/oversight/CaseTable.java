package kh.isaf.oversight;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import kh.isaf.access.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/** A list of cases as a file: the same lines as on the page, all of them. */
@Service
public class CaseTable {

    private static final List<String> COLUMNS = List.of(
            "cycle",
            "areaCode",
            "area",
            "provider",
            "stage",
            "month",
            "starts",
            "due",
            "done",
            "state",
            "days",
            "turn",
            "who",
            "contacts");

    private final CaseList list;
    private final MessageSource messages;

    CaseTable(CaseList list, MessageSource messages) {
        this.list = list;
        this.messages = messages;
    }

    /** The rows, the headings first. */
    public List<List<String>> rows(Actor actor, CaseFilter filter, Locale locale) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(COLUMNS.stream()
                .map(column -> say("cases.column." + column, locale))
                .toList());
        for (CaseList.Line line : list.all(actor, filter)) {
            rows.add(List.of(
                    line.cycleKey(),
                    line.areaCode(),
                    line.area(locale),
                    text(line.provider(locale)),
                    say("stage." + line.stage().id(), locale),
                    text(line.month()),
                    line.startsOn().toString(),
                    line.dueOn().toString(),
                    text(line.doneOn()),
                    say("cases.state." + line.state(), locale),
                    String.valueOf(line.daysLate()),
                    line.turnRole() == null ? text(line.task(locale)) : say("role." + line.turnRole(), locale),
                    text(line.holders()),
                    String.valueOf(line.contacts())));
        }
        return rows;
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    private String say(String key, Locale locale) {
        return Objects.requireNonNull(messages.getMessage(key, null, locale));
    }
}
