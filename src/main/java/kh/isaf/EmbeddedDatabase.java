package kh.isaf;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL from a jar, reached on loopback only: kept in a folder between runs, or a scratch one that is
 * deleted at the end.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    /** The line of postmaster.pid that tells when the server started, in seconds since 1970. */
    private static final int START_LINE = 2;

    private static final int CLOCK_TOLERANCE_SECONDS = 60;

    private final EmbeddedPostgres server;
    private final @Nullable FileChannel lock;

    private EmbeddedDatabase(EmbeddedPostgres server, @Nullable FileChannel lock) {
        this.server = server;
        this.lock = lock;
    }

    /**
     * Starts the database kept in this folder, making it where there is none.
     *
     * @throws DatabaseUnavailable when the folder is in use or cannot be used
     */
    static EmbeddedDatabase kept(Path folder) {
        Path home = folder.toAbsolutePath().normalize();
        FileChannel lock = lock(home);
        try {
            Path data = home.resolve("postgres");
            stopOrphan(data);
            EmbeddedPostgres server = settings(data)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setCleanDataDirectory(false)
                    .start();
            return new EmbeddedDatabase(server, lock);
        } catch (IOException | IllegalStateException e) {
            closeQuietly(lock);
            throw new DatabaseUnavailable("The database in " + home + " did not start: " + e.getMessage(), e);
        }
    }

    /** Starts an empty database of its own. */
    static EmbeddedDatabase scratch(@Nullable Path keepIn) {
        try {
            Path data = keepIn != null
                    ? Files.createDirectories(keepIn.toAbsolutePath())
                    : Files.createTempDirectory("isaf-scratch-");
            return new EmbeddedDatabase(
                    settings(data).setCleanDataDirectory(keepIn == null).start(), null);
        } catch (IOException | IllegalStateException e) {
            throw new DatabaseUnavailable("No scratch database could be started: " + e.getMessage(), e);
        }
    }

    private static EmbeddedPostgres.Builder settings(Path data) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_connections", "60")
                .setPGStartupWait(Duration.ofSeconds(60))
                .setRegisterShutdownHook(false);
    }

    String jdbcUrl() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() throws IOException {
        server.close();
        closeQuietly(lock);
    }

    private static FileChannel lock(Path home) {
        FileChannel channel = null;
        try {
            Files.createDirectories(home);
            channel =
                    FileChannel.open(home.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            LOG.debug("locked by this very process", e);
        } catch (IOException e) {
            closeQuietly(channel);
            throw new DatabaseUnavailable("The folder " + home + " cannot be used: " + e.getMessage(), e);
        }
        closeQuietly(channel);
        throw new DatabaseUnavailable("The folder " + home + " is in use by another ISAF Cycle.", null);
    }

    /** A server that outlived its program: we hold the folder's lock, so nobody of ours uses it any more. */
    private static void stopOrphan(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        ProcessHandle orphan = lines.stream()
                .findFirst()
                .map(String::trim)
                .filter(line -> line.matches("\\d+"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
                .filter(process -> startedAsSaid(process, lines))
                .orElse(null);
        if (orphan != null) {
            LOG.warn("Stopping the database server {} that an earlier run left behind", orphan.pid());
            orphan.destroy();
            waitFor(orphan);
        }
        Files.deleteIfExists(pidFile);
    }

    /** The pid may be another program's by now: only the process that started when the file says is the server. */
    private static boolean startedAsSaid(ProcessHandle process, List<String> pidFile) {
        if (pidFile.size() <= START_LINE || !pidFile.get(START_LINE).trim().matches("\\d+")) {
            return false;
        }
        long said = Long.parseLong(pidFile.get(START_LINE).trim());
        return process.info().command().orElse("").contains("postgres")
                && process.info()
                        .startInstant()
                        .filter(start -> Math.abs(start.getEpochSecond() - said) <= CLOCK_TOLERANCE_SECONDS)
                        .isPresent();
    }

    private static void waitFor(ProcessHandle process) {
        try {
            process.onExit().get(20, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("an earlier server (process " + process.pid() + ") does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                LOG.debug("closing the lock", e);
            }
        }
    }
}
