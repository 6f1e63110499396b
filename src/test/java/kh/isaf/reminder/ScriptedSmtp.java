package kh.isaf.reminder;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import kh.isaf.cycle.BusinessClock;
import kh.isaf.reminder.mail.EmailChannel;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A mail server that behaves as badly as a test wants, on a real socket. */
final class ScriptedSmtp implements AutoCloseable {

    /** Answers a command; null is silence, an empty text breaks the connection off. */
    interface Script {
        @Nullable
        String answer(String verb, String usual);
    }

    /** What clients handed over, whatever they were told about it. */
    final List<String> taken = new CopyOnWriteArrayList<>();

    /** Those of them that it said it has, or said nothing about. */
    final List<String> kept = new CopyOnWriteArrayList<>();

    final int port;
    volatile Script script = (verb, usual) -> usual;

    /** How long it takes over each byte it says. */
    volatile long millisPerByte;

    /** Told the name of each client whose letter it has just got, before it answers. */
    volatile Consumer<String> onTaken = client -> {};

    private final ServerSocket server;

    ScriptedSmtp() {
        this(0);
    }

    ScriptedSmtp(int port) {
        try {
            this.server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.port = server.getLocalPort();
        daemon(this::listen);
    }

    /** The channel as the product has it, with shorter patience. */
    EmailChannel channel() throws Exception {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(server.getInetAddress().getHostAddress());
        sender.setPort(port);
        Properties properties = sender.getJavaMailProperties();
        properties.setProperty("mail.smtp.connectiontimeout", "500");
        properties.setProperty("mail.smtp.timeout", "500");
        properties.setProperty("mail.smtp.writetimeout", "500");
        properties.setProperty("mail.smtp.quitwait", "false");
        return new EmailChannel(sender, "ISAF <isaf@example.org>", Duration.ofSeconds(5), new BusinessClock());
    }

    List<String> takenIds() {
        return taken.stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("Message-ID:"))
                .toList();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                daemon(() -> talk(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            boolean goesOn = answer(client, "CONNECT", "220 ready");
            String line = goesOn ? in.readLine() : null;
            String name = "";
            while (goesOn && line != null) {
                String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                name = verb.equals("EHLO") ? line.substring(verb.length()).strip() : name;
                goesOn = switch (verb) {
                    case "DATA" -> answer(client, verb, "354 go on") && takeContent(client, name, in);
                    case "QUIT" -> false;
                    default -> answer(client, verb, "250 fine");
                };
                line = goesOn ? in.readLine() : null;
            }
        } catch (IOException e) {
            // the client went away
        }
    }

    private boolean takeContent(Socket client, String name, BufferedReader in) throws IOException {
        StringBuilder content = new StringBuilder();
        String line = in.readLine();
        while (line != null && !line.equals(".")) {
            content.append(line).append('\n');
            line = in.readLine();
        }
        if (line == null) {
            return false;
        }
        taken.add(content.toString());
        onTaken.accept(name);
        String answer = script.answer("CONTENT", "250 taken");
        if (answer == null || answer.isEmpty() || answer.startsWith("2")) {
            kept.add(content.toString());
        }
        return say(client, answer);
    }

    private boolean answer(Socket client, String verb, String usual) throws IOException {
        return say(client, script.answer(verb, usual));
    }

    private boolean say(Socket client, @Nullable String answer) throws IOException {
        if (answer != null && !answer.isEmpty()) {
            byte[] bytes = (answer + "\r\n").getBytes(StandardCharsets.UTF_8);
            say(client, bytes);
        }
        return !"".equals(answer);
    }

    private void say(Socket client, byte[] bytes) throws IOException {
        if (millisPerByte == 0) {
            client.getOutputStream().write(bytes);
            return;
        }
        for (byte one : bytes) {
            pause(millisPerByte);
            client.getOutputStream().write(one);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
