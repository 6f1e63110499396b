package kh.isaf.reminder;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL whose server can be killed, and started again on what is left. */
final class MortalDatabase implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final int port;
    private EmbeddedPostgres server;
    private @Nullable ProcessHandle killed;

    MortalDatabase() throws IOException {
        folder = Files.createTempDirectory("isaf-mortal-");
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        server = begin();
        Flyway.configure()
                .dataSource(url(), "postgres", "postgres")
                .loggers("slf4j")
                .load()
                .migrate();
    }

    private EmbeddedPostgres begin() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setPort(port)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "60")
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                .start();
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** Ends the server at once, as the loss of its machine would. */
    void kill() {
        try {
            long pid = Long.parseLong(
                    Files.readAllLines(folder.resolve("postmaster.pid")).get(0).trim());
            killed = ProcessHandle.of(pid).orElseThrow();
            killed.destroyForcibly();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again; those of its processes that outlived it must be gone before. */
    void restart() throws Exception {
        if (killed != null) {
            killed.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        server.close();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                server = begin();
                return;
            } catch (IOException | IllegalStateException e) {
                if (System.nanoTime() - end > 0) {
                    throw e;
                }
                Thread.sleep(200);
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
