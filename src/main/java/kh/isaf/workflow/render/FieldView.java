package kh.isaf.workflow.render;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a form as the page shows it, in the reader's language. */
public sealed interface FieldView {

    /** Names the template's fragment for this part. */
    String kind();

    /** In words, when this part is asked; null when always. */
    @Nullable
    OnlyIf onlyIf();

    /** A question with what stands in its input; {@code shown} is the answer in words. */
    record QuestionView(
            String kind,
            String path,
            String label,
            String hint,
            Traits traits,
            String value,
            String shown,
            List<OptionView> options,
            @Nullable ErrorView error,
            @Nullable OnlyIf onlyIf)
            implements FieldView {

        public String id() {
            return FormView.id(path);
        }

        /** The ids of hint and error, for aria-describedby; null when there is neither. */
        public @Nullable String describedBy() {
            String ids = (hint.isBlank() ? "" : id() + "-hint ") + (error == null ? "" : id() + "-error");
            return ids.isBlank() ? null : ids.strip();
        }
    }

    /** How a question behaves. */
    record Traits(boolean required, boolean readOnly, boolean half, int maxLength) {}

    /** One answer to choose from. */
    record OptionView(String value, String label, boolean chosen) {}

    /** Questions under one heading. */
    record GroupView(
            String label, List<FieldView> fields, @Nullable OnlyIf onlyIf) implements FieldView {
        @Override
        public String kind() {
            return "group";
        }
    }

    /** A list with its rows; {@code changeable}: rows can be added and removed. */
    record RowsView(
            String path,
            String label,
            List<RowView> rows,
            boolean changeable,
            @Nullable ErrorView error,
            @Nullable OnlyIf onlyIf)
            implements FieldView {
        @Override
        public String kind() {
            return "rows";
        }

        public String id() {
            return FormView.id(path);
        }

        /** The id of the row that a press on "add" makes. */
        public String nextId() {
            return id() + "-" + rows.size();
        }
    }

    /** One row, numbered from 1. */
    record RowView(String path, int number, List<FieldView> fields) {
        public String id() {
            return FormView.id(path);
        }
    }

    /** A text to read, cut into lines that are headings, items or paragraphs. */
    record NoteView(List<NoteLine> lines, @Nullable OnlyIf onlyIf) implements FieldView {
        @Override
        public String kind() {
            return "note";
        }
    }

    /** One line of a note; kind is heading, item or paragraph. */
    record NoteLine(String kind, String text) {}

    /** A line between parts. */
    record SeparatorView(@Nullable OnlyIf onlyIf) implements FieldView {
        @Override
        public String kind() {
            return "separator";
        }
    }

    /** The place of parts not asked by the answers so far: a button shows them once the answers change. */
    record LaterView() implements FieldView {
        @Override
        public String kind() {
            return "later";
        }

        @Override
        public @Nullable OnlyIf onlyIf() {
            return null;
        }
    }

    /** When a part is asked: message key and wording for people; input, answers and sense for the page's script. */
    record OnlyIf(String messageKey, String label, String words, String input, String answers, boolean allBut) {}

    /**
     * An error with its place: which row (null outside a list), of which list (only if the form has several), which label,
     * which input to go to.
     */
    record ErrorView(
            @Nullable String target,
            @Nullable String list,
            @Nullable Integer row,
            String label,
            String messageKey,
            List<Object> args) {
        public Object[] arguments() {
            return args.toArray();
        }
    }
}
