package kh.isaf.modelling.packing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.modelling.LiveFiles;
import kh.isaf.modelling.ReleaseChecks;
import kh.isaf.modelling.ReleaseDrafts;
import kh.isaf.workflow.model.CheckedFile;
import kh.isaf.workflow.model.ModelFile;
import kh.isaf.workflow.release.ReleaseFiles;
import kh.isaf.workflow.release.ReleaseSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A folder of the server whose models become a draft at start-up, for whoever writes them with tools of his own. It
 * never becomes live by itself; what the model rules refuse is told in the log.
 */
@Component
public class StartUpFolder {

    private static final Logger LOG = LoggerFactory.getLogger(StartUpFolder.class);
    private static final Actor FOLDER = Actor.system("start-up folder");
    private static final int MOST_FILES = 300;
    private static final int LONGEST_LIST = 1000;
    private static final String NAMES = "[a-z][A-Za-z0-9]{0,59}\\.(bpmn|dmn|form)";

    private final ReleaseDrafts drafts;
    private final ReleaseChecks checks;
    private final LiveFiles live;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionOperations transactions;
    private final String folder;

    StartUpFolder(
            ReleaseDrafts drafts,
            ReleaseChecks checks,
            LiveFiles live,
            AuditTrail audit,
            JdbcClient jdbc,
            Clock clock,
            TransactionOperations transactions,
            @Value("${isaf.models.folder:}") String folder) {
        this.drafts = drafts;
        this.checks = checks;
        this.live = live;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
        this.transactions = transactions;
        this.folder = folder;
    }

    /**
     * What came of it.
     *
     * @param draft nothing where no file could be taken, or none said anything new
     */
    public record Taken(@Nullable UUID draft, List<CheckedFile> refused) {}

    @EventListener(ApplicationReadyEvent.class)
    void atStart() {
        if (!folder.isBlank()) {
            try {
                take(Path.of(folder));
            } catch (IOException e) {
                LOG.warn("The folder of models {} cannot be read: {}", folder, e.toString());
            }
        }
    }

    /** Makes a draft of the folder's good files: what is live, with these over it. */
    public Taken take(Path models) throws IOException {
        SortedMap<String, byte[]> good = read(models);
        List<CheckedFile> refused = new ArrayList<>();
        List<CheckedFile> bad;
        do {
            bad = refused(good);
            bad.forEach(file -> {
                good.remove(file.name());
                file.findings().forEach(finding -> LOG.warn("{}:{}; the file is not taken", file.name(), finding));
            });
            refused.addAll(bad);
        } while (!bad.isEmpty());
        Optional<UUID> draft = Objects.requireNonNull(transactions.execute(status -> draft(new ReleaseFiles(good))));
        return new Taken(draft.orElse(null), refused);
    }

    private Optional<UUID> draft(ReleaseFiles good) {
        ReleaseFiles whole = over(good.byName());
        if (whole.differing(live.files()).isEmpty() || !first(good)) {
            return Optional.empty();
        }
        UUID draft = drafts.begin(FOLDER, ReleaseSource.IMPORTED, whole);
        String all = String.join(", ", good.names());
        String names = all.length() > LONGEST_LIST ? all.substring(0, LONGEST_LIST) + "…" : all;
        drafts.notes(FOLDER, draft, "ពីថតឯកសារពេលចាប់ផ្តើម៖ " + names, "From the start-up folder: " + names);
        audit.record(FOLDER, "release.folder", "release/" + draft, null, good.sha256(), null);
        LOG.info("A draft was made of the start-up folder: {}", names);
        return Optional.of(draft);
    }

    /** Whether these files were never taken before, neither at another start nor by another node. */
    private boolean first(ReleaseFiles good) {
        return jdbc.sql("insert into model_folder_taken (sha256, taken_at) values (?, ?) on conflict do nothing")
                        .params(good.sha256(), OffsetDateTime.now(clock))
                        .update()
                == 1;
    }

    private List<CheckedFile> refused(Map<String, byte[]> files) {
        return checks.check(over(files), files.keySet()).stream()
                .filter(file -> !file.ok())
                .toList();
    }

    private ReleaseFiles over(Map<String, byte[]> files) {
        SortedMap<String, byte[]> whole = new TreeMap<>(live.files().byName());
        whole.putAll(files);
        return new ReleaseFiles(whole);
    }

    /** Files of the folder itself; links are not followed. */
    private static SortedMap<String, byte[]> read(Path models) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> inside = Files.list(models)) {
            for (Path path : inside.sorted().toList()) {
                String name = path.getFileName().toString();
                boolean plain = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
                if (!plain || !name.matches(NAMES) || files.size() >= MOST_FILES) {
                    LOG.warn("{}: not a model file, or one too many; it is not taken", shown(name));
                    continue;
                }
                try (var content = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
                    files.put(name, content.readNBytes(ModelFile.LARGEST + 1));
                }
            }
        }
        return files;
    }

    private static String shown(String name) {
        return name.replaceAll("[\\p{Cntrl}\\s]+", " ");
    }
}
