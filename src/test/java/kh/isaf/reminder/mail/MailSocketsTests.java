package kh.isaf.reminder.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import kh.isaf.cycle.BusinessClock;
import kh.isaf.reminder.Cause;
import kh.isaf.reminder.OutboundMessage;
import kh.isaf.reminder.Outcome;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The limit of a conversation holds with TLS too, and disturbs no conversation that ends in time. */
class MailSocketsTests {

    private static final String LOOPBACK = "127.0.0.1";

    @Test
    void aLetterGoesThroughTls() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, LOOPBACK, ServerSetup.PROTOCOL_SMTPS));
        server.start();
        try {
            EmailChannel channel = channel(server.getSmtps().getPort(), Duration.ofSeconds(30));
            assertThat(channel.send(message()).kind()).isEqualTo(Outcome.Kind.SENT);
            assertThat(channel.send(message()).kind()).isEqualTo(Outcome.Kind.SENT);
            assertThat(server.getReceivedMessages()).hasSize(2);
        } finally {
            server.stop();
        }
    }

    @Test
    void aServerThatDoesNotEvenAgreeOnTlsIsLeft() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            CompletableFuture<Socket> silent = CompletableFuture.supplyAsync(() -> {
                try {
                    return server.accept();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            long begin = System.nanoTime();
            Outcome outcome =
                    channel(server.getLocalPort(), Duration.ofMillis(500)).send(message());
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
            assertThat(outcome.kind()).isEqualTo(Outcome.Kind.LATER);
            assertThat(outcome.cause()).isEqualTo(Cause.UNREACHABLE);
            assertThat(outcome.detail()).startsWith("not done within");
            silent.get().close();
        }
    }

    @Test
    void aConnectionMadeInOneStepEndsWithItsConversationToo() throws Exception {
        InetAddress here = InetAddress.getByName(LOOPBACK);
        MailSockets sockets = new MailSockets(Duration.ofMillis(300));
        try (ServerSocket server = new ServerSocket(0, 4, here)) {
            int port = server.getLocalPort();
            List<Callable<Socket>> ways = List.of(
                    () -> sockets.createSocket(LOOPBACK, port),
                    () -> sockets.createSocket(LOOPBACK, port, here, 0),
                    () -> sockets.createSocket(here, port),
                    () -> sockets.createSocket(here, port, here, 0));
            for (Callable<Socket> way : ways) {
                try (MailSockets.Conversation conversation = sockets.begin();
                        Socket socket = way.call()) {
                    assertThat(socket.isConnected()).isTrue();
                    assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketException.class);
                    assertThat(conversation.wasCutOff()).isTrue();
                }
            }
            assertThatThrownBy(() -> sockets.createSocket("nowhere.invalid", port))
                    .isInstanceOf(UnknownHostException.class);
        }
    }

    @Test
    void aConnectionThatComesTooLateIsNone() throws Exception {
        MailSockets sockets = new MailSockets(Duration.ofMillis(1));
        try (MailSockets.Conversation conversation = sockets.begin()) {
            while (!conversation.wasCutOff()) {
                Thread.sleep(5);
            }
            assertThat(sockets.createSocket().isClosed()).isTrue();
        }
    }

    private static EmailChannel channel(int port, Duration longest) throws Exception {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(LOOPBACK);
        sender.setPort(port);
        Properties properties = sender.getJavaMailProperties();
        properties.setProperty("mail.smtp.ssl.enable", "true");
        properties.setProperty("mail.smtp.ssl.trust", "*");
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "false");
        properties.setProperty("mail.smtp.timeout", "30000");
        return new EmailChannel(sender, "ISAF <isaf@example.org>", longest, new BusinessClock());
    }

    private static OutboundMessage message() {
        return new OutboundMessage(
                UUID.randomUUID(),
                "email",
                "sok.dara@example.org",
                "en",
                "Subject",
                "Text",
                null,
                null,
                UUID.randomUUID(),
                1,
                0);
    }
}
