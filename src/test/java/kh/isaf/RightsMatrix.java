package kh.isaf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kh.isaf.access.Role;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The rows of rights-matrix.csv: which answer each role gets from each handler. */
record RightsMatrix(List<Row> rows) {

    private static final Path FILE = Path.of("src/test/resources/rights-matrix.csv");
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setCommentMarker('#')
            .setHeader()
            .setSkipHeaderRecord(true)
            .get();

    /** Whose object is asked for. */
    enum Case {
        ANY,
        OWN,
        MINE,
        DISTRICT,
        OTHER
    }

    /**
     * One request, and what it is answered.
     *
     * @param parameters names and values of the post
     * @param answers by the id of the role, or {@code anonymous}
     */
    record Row(
            long line,
            String method,
            String path,
            Case whose,
            Map<String, String> parameters,
            Map<String, String> answers) {

        String handler() {
            return method + " " + path;
        }

        boolean changes() {
            return method.equals("POST");
        }

        /** What this role is answered; nobody is anonymous. */
        String answer(@Nullable Role role) {
            return answers.getOrDefault(role == null ? "anonymous" : role.id(), "no column");
        }
    }

    static RightsMatrix read() throws IOException {
        List<Row> rows = new ArrayList<>();
        try (var reader = Files.newBufferedReader(FILE)) {
            for (CSVRecord line : FORMAT.parse(reader)) {
                rows.add(new Row(
                        line.getParser().getCurrentLineNumber(),
                        line.get("method"),
                        line.get("path"),
                        Case.valueOf(line.get("case").toUpperCase(Locale.ROOT)),
                        parameters(line.get("parameters")),
                        line.toMap()));
            }
        }
        return new RightsMatrix(rows);
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                parameters.put(parts[0], parts[1]);
            }
        }
        return parameters;
    }
}
