package kh.isaf;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The database cannot be had, said in a sentence for the person who starts the product. */
class DatabaseUnavailable extends RuntimeException {

    DatabaseUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Prints the sentence instead of a stack. */
    static class Analyzer extends AbstractFailureAnalyzer<DatabaseUnavailable> {

        @Override
        protected FailureAnalysis analyze(Throwable root, DatabaseUnavailable failure) {
            return new FailureAnalysis(
                    String.valueOf(failure.getMessage()),
                    "Stop the other program, choose another folder with --isaf.database.folder, or name a server with"
                            + " --db-url.",
                    failure);
        }
    }
}
