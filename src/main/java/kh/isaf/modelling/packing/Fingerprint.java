package kh.isaf.modelling.packing;

import java.util.Locale;
import kh.isaf.workflow.release.ReleaseFiles;

/** The check sum of a public key, by which two people on the telephone know that they mean the same installation. */
public record Fingerprint(String hex) {

    /** How many characters are asked for before a key is trusted. */
    public static final int ASKED = 8;

    static Fingerprint of(byte[] publicKey) {
        return new Fingerprint(ReleaseFiles.sha256(publicKey));
    }

    /** In groups of four, as it is read aloud. */
    public String words() {
        return hex.replaceAll("(.{4})(?=.)", "$1 ");
    }

    /** What a page may show before it asks for the beginning. */
    public String withoutBeginning() {
        return "…… …… " + new Fingerprint(hex.substring(ASKED)).words();
    }

    /** Whether somebody typed its beginning; spaces and capitals do not matter. */
    boolean beginsWith(String typed) {
        String plain = typed.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
        return plain.length() >= ASKED && hex.startsWith(plain);
    }
}
