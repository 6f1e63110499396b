package kh.isaf.workflow.render;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a form, as its model declares it: a question, a group, a list of rows, a note or a line. */
public sealed interface Field {

    /** When this part is not asked. */
    Condition hide();

    /** A part that takes an answer. */
    sealed interface Question extends Field {
        Frame frame();

        default String key() {
            return frame().key();
        }

        default boolean required() {
            return frame().required();
        }

        @Override
        default Condition hide() {
            return frame().hide();
        }
    }

    /** A part that holds other parts. */
    sealed interface Container extends Field {
        Wording label();

        List<Field> fields();
    }

    /** What all questions have; {@code half}: two fit beside each other on a wide screen. */
    record Frame(
            String key,
            Wording label,
            Wording hint,
            boolean required,
            boolean readOnly,
            boolean half,
            @Nullable String preset,
            Condition hide) {}

    /** One line of text, or several. */
    record Text(Frame frame, boolean lines, int minLength, int maxLength) implements Question {}

    /**
     * A number; {@code decimals} null means as many as typed. All numbers that name the same other one in
     * {@code moreThanHalfOf} must together be more than half of it.
     */
    record Amount(
            Frame frame,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            @Nullable Integer decimals,
            @Nullable String moreThanHalfOf)
            implements Question {}

    /** A statement to tick; when required it must be ticked. */
    record Tick(Frame frame) implements Question {}

    /** One answer of several, as radio buttons or as a drop-down list. */
    record OneOf(Frame frame, Choices choices, boolean dropDown) implements Question {}

    /** Any number of answers. */
    record AnyOf(Frame frame, Choices choices) implements Question {}

    /** A date. */
    record Day(Frame frame, boolean notInFuture, boolean notInPast) implements Question {}

    /** Questions that belong together; it only groups what is seen, the answers stay side by side. */
    record Group(Wording label, List<Field> fields, Condition hide) implements Container {}

    /** A list whose rows all ask the same; {@code fixed}: the task gives the rows, a person cannot add or remove. */
    record Rows(String key, Wording label, List<Field> fields, boolean fixed, int atFirst, int atLeast, Condition hide)
            implements Container {}

    /** A text to read; {@code sheet}: what is to be printed, or null. */
    record Note(Wording text, @Nullable String sheet, Condition hide) implements Field {}

    /** A line between parts. */
    record Separator(Condition hide) implements Field {}
}
