package kh.isaf.workflow.model;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command {@code check-model}: says of each file that it is in order, or where and why it is not. */
public final class CheckModel {

    private CheckModel() {}

    /** Returns 0 if every file is in order, 1 if one is refused or cannot be read. */
    public static int run(List<Path> files, PrintStream out, PrintStream err) {
        List<ModelFile> readable = new ArrayList<>();
        boolean refused = false;
        for (Path file : files) {
            try {
                readable.add(new ModelFile(file.toString(), read(file)));
            } catch (IOException e) {
                err.println(file + ": cannot be read (" + e.getClass().getSimpleName() + ")");
                refused = true;
            }
        }
        for (CheckedFile file : ModelRules.forFiles(Catalogue.shipped()).check(readable)) {
            if (file.ok()) {
                out.println(file.name() + ": ok");
            }
            file.findings().forEach(finding -> out.println(file.name() + ":" + finding));
            refused |= !file.ok();
        }
        return refused ? 1 : 0;
    }

    /** At most one byte more than is allowed: enough to know that the file is too large. */
    private static byte[] read(Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            return content.readNBytes(ModelFile.LARGEST + 1);
        }
    }
}
