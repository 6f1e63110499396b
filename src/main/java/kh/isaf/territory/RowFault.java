package kh.isaf.territory;

import java.io.Serializable;
import java.util.List;

/**
 * Why a line of a file is refused.
 *
 * @param line number of the line in the file, from 1
 * @param messageKey the reason in the message files
 */
public record RowFault(int line, String messageKey, List<String> args) implements Serializable {

    RowFault(int line, String messageKey, String... args) {
        this(line, messageKey, List.of(args));
    }
}
