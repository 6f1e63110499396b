package kh.isaf.modelling.packing;

import java.security.KeyPair;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import kh.isaf.workflow.release.ReleaseFiles;

/** A package as another installation makes it. */
public final class ForeignPackage {

    private final KeyPair pair = InstallationKey.pair();

    public String fingerprint() {
        return Fingerprint.of(pair.getPublic().getEncoded()).words();
    }

    public byte[] of(Map<String, byte[]> files) {
        return of(files, words -> InstallationKey.sign(words, pair.getPrivate().getEncoded()));
    }

    /** The same, signed in another way. */
    public byte[] of(Map<String, byte[]> files, UnaryOperator<byte[]> sign) {
        TreeMap<String, String> sums = new TreeMap<>();
        files.forEach((name, content) -> sums.put(name, ReleaseFiles.sha256(content)));
        Manifest manifest = new Manifest(
                "1.0",
                "Elsewhere",
                pair.getPublic().getEncoded(),
                "2027-01-01T00:00:00Z",
                "3",
                "កំណត់សម្គាល់",
                "a note",
                sums);
        return new ReleasePackage(manifest, ReleaseFiles.of(files)).written(sign);
    }
}
