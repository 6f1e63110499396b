package kh.isaf.workflow.release;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import kh.isaf.workflow.model.ModelFile;

/** The files of a release by name, without folders: {@code *.bpmn}, {@code *.dmn}, {@code *.form} and texts. */
public record ReleaseFiles(SortedMap<String, byte[]> byName) {

    /** The words of messages in both languages; the engine does not get it. */
    public static final String TEXTS = "texts.json";

    /** Scenario tables, by which a release is tried before it is approved; the engine does not get it. */
    public static final String SCENARIOS = "scenarios.json";

    private static final Set<String> BESIDE = Set.of(TEXTS, SCENARIOS);

    public ReleaseFiles {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    public static ReleaseFiles of(Map<String, byte[]> files) {
        return new ReleaseFiles(new TreeMap<>(files));
    }

    public SortedSet<String> names() {
        return new TreeSet<>(byName.keySet());
    }

    public Optional<byte[]> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** These files with one written or added. */
    public ReleaseFiles with(String name, byte[] content) {
        SortedMap<String, byte[]> files = new TreeMap<>(byName);
        files.put(name, content);
        return new ReleaseFiles(files);
    }

    public ReleaseFiles without(String name) {
        SortedMap<String, byte[]> files = new TreeMap<>(byName);
        files.remove(name);
        return new ReleaseFiles(files);
    }

    /** What the engine and the model rules look at: models, decision tables and forms. */
    public List<ModelFile> models() {
        return byName.entrySet().stream()
                .filter(file -> !BESIDE.contains(file.getKey()))
                .map(file -> new ModelFile(file.getKey(), file.getValue()))
                .toList();
    }

    /** The names of files that are not the same in the other release, or are in one of the two only. */
    public SortedSet<String> differing(ReleaseFiles other) {
        SortedSet<String> names = new TreeSet<>(byName.keySet());
        names.addAll(other.byName.keySet());
        names.removeIf(name -> Arrays.equals(byName.get(name), other.byName.get(name)));
        return names;
    }

    /** Over all names and bytes. */
    public String sha256() {
        MessageDigest digest = digest();
        byName.forEach((name, bytes) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(digest().digest(bytes));
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Over one file. */
    public static String sha256(byte[] content) {
        return HexFormat.of().formatHex(digest().digest(content));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
