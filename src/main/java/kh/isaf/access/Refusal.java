package kh.isaf.access;

import org.jspecify.annotations.Nullable;

/** A rule of the domain says no: shown in the reader's language, beside the field it is about. */
public class Refusal extends RuntimeException {

    private final @Nullable String field;
    private final Object[] args;

    /**
     * @param field path of the field in the form, such as {@code lines[2].end}; null for the whole form
     * @param messageKey key in the message files
     */
    public Refusal(@Nullable String field, String messageKey, Object... args) {
        super(messageKey);
        this.field = field;
        this.args = args;
    }

    public @Nullable String field() {
        return field;
    }

    public String messageKey() {
        return String.valueOf(getMessage());
    }

    public Object[] args() {
        return args.clone();
    }
}
