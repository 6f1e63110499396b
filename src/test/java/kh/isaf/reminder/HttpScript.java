package kh.isaf.reminder;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real HTTP server on this machine that answers as a test told it to, and keeps what it was asked. */
public final class HttpScript implements AutoCloseable {

    /** The server takes what it is sent and breaks the connection without a word. */
    public static final Answer LOST = new Answer(0, "");

    private final HttpServer server;

    /** Answers to the next questions; without one it is {@link #usual}. */
    public final Deque<Answer> answers = new ConcurrentLinkedDeque<>();

    public final List<Question> questions = new CopyOnWriteArrayList<>();
    public volatile Answer usual = new Answer(200, "{}");

    /** What it says to the next question. */
    public record Answer(int status, String body) {}

    /** What it was asked. */
    public record Question(String path, String body, String authorization, String secret, String type) {}

    public HttpScript() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        questions.add(new Question(
                exchange.getRequestURI().toString(),
                body,
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                String.valueOf(exchange.getRequestHeaders().getFirst("X-Secret")),
                String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"))));
        Answer next = answers.poll();
        Answer now = next == null ? usual : next;
        if (now.status() == 0) {
            exchange.close();
            return;
        }
        byte[] text = now.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        if (now.status() == 302) {
            exchange.getResponseHeaders().add("Location", url() + "/elsewhere");
        }
        exchange.sendResponseHeaders(now.status(), text.length == 0 ? -1 : text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
