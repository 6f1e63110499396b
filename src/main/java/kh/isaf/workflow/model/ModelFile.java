package kh.isaf.workflow.model;

import java.util.Optional;

/** A process, decision or form file as somebody sent it; its name may carry any folder. */
public record ModelFile(String name, byte[] content) {

    /** The largest file that is looked at. */
    public static final int LARGEST = 1024 * 1024;

    Optional<FileKind> kind() {
        return FileKind.of(name);
    }

    /** The file's name without folder and ending: what its id has to be. */
    String baseName() {
        String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return file.contains(".") ? file.substring(0, file.lastIndexOf('.')) : file;
    }
}
