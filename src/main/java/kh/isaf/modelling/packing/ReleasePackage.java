package kh.isaf.modelling.packing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import kh.isaf.access.Refusal;
import kh.isaf.workflow.model.ModelFile;
import kh.isaf.workflow.release.ReleaseFiles;

/** The files of a release in one zip file, with a manifest that names the check sum of each and is signed. */
public record ReleasePackage(Manifest manifest, ReleaseFiles files) {

    /** The largest package that is looked at, as it is sent and as it is unpacked. */
    static final int LARGEST = 10 * 1024 * 1024;

    private static final int MOST_ENTRIES = 300;
    private static final String MANIFEST = "manifest.json";
    private static final String SIGNATURE = "signature";
    private static final String FOLDER = "files/";
    private static final String NAMES =
            "manifest\\.json|signature|files/([a-z][A-Za-z0-9]{0,59}\\.(bpmn|dmn|form)|texts\\.json|scenarios\\.json)";

    /** Writes the package; who signs adds nothing else. */
    byte[] written(UnaryOperator<byte[]> sign) {
        byte[] words = manifest.written();
        Map<String, byte[]> entries = new TreeMap<>();
        files.byName().forEach((name, content) -> entries.put(FOLDER + name, content));
        entries.put(MANIFEST, words);
        entries.put(SIGNATURE, sign.apply(words));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry header = new ZipEntry(entry.getKey());
                header.setTime(0);
                zip.putNextEntry(header);
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Unpacks a stranger's file; whatever is not as it was signed is refused with a sentence that says what. */
    static ReleasePackage read(byte[] content) {
        Map<String, byte[]> entries = unpacked(content);
        byte[] words = entries.remove(MANIFEST);
        byte[] signature = entries.remove(SIGNATURE);
        if (words == null || signature == null) {
            throw refused("noPackage");
        }
        Manifest manifest = Manifest.read(words).orElseThrow(() -> refused("noManifest"));
        if (!InstallationKey.signed(words, signature, manifest.publicKey())) {
            throw refused("signature");
        }
        Map<String, byte[]> files = new HashMap<>();
        entries.forEach((name, bytes) -> files.put(name.substring(FOLDER.length()), bytes));
        for (String name : files.keySet()) {
            if (!ReleaseFiles.sha256(files.get(name)).equals(manifest.files().get(name))) {
                throw refused("file", name);
            }
        }
        manifest.files().keySet().stream()
                .filter(name -> !files.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw refused("missing", name);
                });
        if (files.isEmpty()) {
            throw refused("noPackage");
        }
        return new ReleasePackage(manifest, ReleaseFiles.of(files));
    }

    private static Map<String, byte[]> unpacked(byte[] content) {
        if (content.length > LARGEST) {
            throw refused("large", "10");
        }
        Map<String, byte[]> entries = new HashMap<>();
        int total = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (!name.matches(NAMES)) {
                    throw refused("name", shown(name));
                }
                byte[] bytes = zip.readNBytes(ModelFile.LARGEST + 1);
                total += bytes.length;
                if (bytes.length > ModelFile.LARGEST) {
                    throw refused("fileLarge", name);
                }
                if (total > LARGEST || entries.size() >= MOST_ENTRIES) {
                    throw refused("large", "10");
                }
                if (entries.put(name, bytes) != null) {
                    throw refused("twice", name);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw refused("noPackage");
        }
        return entries;
    }

    private static String shown(String name) {
        String plain = name.replaceAll("[\\p{Cntrl}\\s]+", " ");
        return plain.length() > 80 ? plain.substring(0, 80) + "…" : plain;
    }

    private static Refusal refused(String why, Object... args) {
        return new Refusal("file", "package.error." + why, args);
    }
}
