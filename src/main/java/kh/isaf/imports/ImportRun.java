package kh.isaf.imports;

import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One import of one file: who sent it, what its check found, and how far it has come.
 *
 * @param rows how many the file holds below its heading
 * @param overtaken whether the register changed between the check a person saw and the run, so that it was checked again
 * @param written how many of its changes are made so far
 * @param failureKey why it failed, in the message files
 */
public record ImportRun(
        UUID id,
        String register,
        String fileName,
        ImportStatus status,
        String personName,
        LocalDateTime takenAt,
        int rows,
        int added,
        int changed,
        int unchanged,
        boolean overtaken,
        int written,
        @Nullable String failureKey,
        List<String> failureArgs,
        @Nullable String runByName,
        @Nullable LocalDateTime endedAt,
        @Nullable String undoneByName,
        @Nullable LocalDateTime undoneAt) {

    /** How many entries it adds and changes. */
    public int toWrite() {
        return added + changed;
    }
}
