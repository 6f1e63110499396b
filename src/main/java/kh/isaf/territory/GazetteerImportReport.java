package kh.isaf.territory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The outcome of a gazetteer import as the command prints it: in English, with plain digits. */
@Component
public class GazetteerImportReport {

    private final MessageSource messages;

    GazetteerImportReport(MessageSource messages) {
        this.messages = messages;
    }

    /** The bad lines with their reasons, or else the counts. */
    public List<String> lines(GazetteerResult result) {
        if (!result.accepted()) {
            return result.faults().stream().map(this::line).toList();
        }
        List<String> lines = new ArrayList<>();
        Arrays.stream(AreaLevel.values())
                .map(level -> level + " " + result.counts().getOrDefault(level, 0))
                .forEach(lines::add);
        lines.add(result.added() + " added, " + result.changed() + " changed, " + result.unchanged() + " unchanged");
        return lines;
    }

    private String line(RowFault fault) {
        return "line " + fault.line() + ": "
                + messages.getMessage(fault.messageKey(), fault.args().toArray(), Locale.ENGLISH);
    }
}
