package kh.isaf.imports;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Packs a workbook anew from what it really unpacks to, up to a limit: so the reader never sees a table of contents that
 * promises little and holds much.
 */
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

    static byte[] within(byte[] packed) throws IOException {
        ByteArrayOutputStream again = new ByteArrayOutputStream(packed.length);
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(packed));
                ZipOutputStream to = new ZipOutputStream(again)) {
            to.setLevel(Deflater.BEST_SPEED);
            byte[] buffer = new byte[64 * 1024];
            long left = MOST_BYTES;
            Set<String> parts = new HashSet<>();
            for (ZipEntry part = from.getNextEntry(); part != null; part = from.getNextEntry()) {
                if (!parts.add(part.getName()) || parts.size() > MOST_PARTS) {
                    throw new TooLarge();
                }
                to.putNextEntry(new ZipEntry(part.getName()));
                for (int read = from.read(buffer); read > 0; read = from.read(buffer)) {
                    left -= read;
                    if (left < 0) {
                        throw new TooLarge();
                    }
                    to.write(buffer, 0, read);
                }
                to.closeEntry();
            }
        }
        return again.toByteArray();
    }
}
