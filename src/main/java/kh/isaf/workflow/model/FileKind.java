package kh.isaf.workflow.model;

import java.util.Optional;

/** The three kinds of files a release consists of. */
public enum FileKind {
    BPMN(".bpmn"),
    DMN(".dmn"),
    FORM(".form");

    private final String ending;

    FileKind(String ending) {
        this.ending = ending;
    }

    public String ending() {
        return ending;
    }

    static Optional<FileKind> of(String fileName) {
        for (FileKind kind : values()) {
            if (fileName.endsWith(kind.ending)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
