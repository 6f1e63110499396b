package kh.isaf.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Unpacks a workbook once, keeping nothing, to learn what it really holds: its table of contents may promise less. */
final class Unpacking {

    /** Twenty thousand people with all their columns take a third of it (assumed). */
    static final int MOST_BYTES = 100 * 1024 * 1024;

    private static final int MOST_PARTS = 1000;

    /** A few packed bytes that fill the memory. */
    static final class TooLarge extends IOException {
        TooLarge() {
            super("unpacks to more than " + MOST_BYTES + " bytes");
        }
    }

    private Unpacking() {}

    static void measure(byte[] packed) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long left = MOST_BYTES;
        try (ZipFile zip = ZipFile.builder().setByteArray(packed).get()) {
            List<ZipArchiveEntry> parts = Collections.list(zip.getEntries());
            if (parts.size() > MOST_PARTS) {
                throw new TooLarge();
            }
            for (ZipArchiveEntry part : parts) {
                try (InputStream content = zip.getInputStream(part)) {
                    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                        left -= read;
                        if (left < 0) {
                            throw new TooLarge();
                        }
                    }
                }
            }
        }
    }
}
