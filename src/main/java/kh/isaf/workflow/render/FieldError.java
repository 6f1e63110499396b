package kh.isaf.workflow.render;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one answer. The path is the input's name ({@code heldOn}, {@code actions[2].start}) or null for the
 * form as a whole; the sentence does not name the field, the page puts row and label before it.
 */
public record FieldError(@Nullable String path, String messageKey, List<Object> args) {

    public FieldError {
        args = List.copyOf(args);
    }

    public static FieldError at(@Nullable String path, String messageKey, Object... args) {
        return new FieldError(path, messageKey, List.of(args));
    }
}
