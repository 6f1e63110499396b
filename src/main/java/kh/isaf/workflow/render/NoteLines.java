package kh.isaf.workflow.render;

import java.util.List;
import kh.isaf.workflow.render.FieldView.NoteLine;

/** Cuts a note of a form, or another text of several lines, into headings ({@code # }), items ({@code - }) and paragraphs; no other markup is read. */
public final class NoteLines {

    private NoteLines() {}

    public static List<NoteLine> of(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(NoteLines::line)
                .toList();
    }

    private static NoteLine line(String line) {
        if (line.matches("#{1,6} .*")) {
            return new NoteLine("heading", line.replaceFirst("#{1,6} ", ""));
        }
        return line.startsWith("- ") || line.startsWith("* ")
                ? new NoteLine("item", line.substring(2))
                : new NoteLine("paragraph", line);
    }
}
