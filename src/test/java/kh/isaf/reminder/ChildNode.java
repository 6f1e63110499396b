package kh.isaf.reminder;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A sending node as a process of its own, which can be killed. */
final class ChildNode implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final CountDownLatch stands = new CountDownLatch(1);
    private final List<String> said = new ArrayList<>();

    ChildNode(String... settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx160m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                MessageNode.class.getName()));
        command.addAll(Arrays.asList(settings));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Thread reader = new Thread(this::listen, "child-node");
        reader.setDaemon(true);
        reader.start();
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (said) {
                    said.add(line);
                }
                if (line.equals(MessageNode.STANDS)) {
                    stands.countDown();
                }
            }
        } catch (IOException e) {
            // it was killed
        }
        stands.countDown();
    }

    /** Waits until it sends. */
    void awaitStart() throws InterruptedException {
        if (!stands.await(PATIENCE_SECONDS, TimeUnit.SECONDS) || !process.isAlive()) {
            throw new IllegalStateException("the node did not start: " + said());
        }
    }

    String said() {
        synchronized (said) {
            return String.join("\n", said);
        }
    }

    /** Ends it at once, with whatever it has in hand. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
