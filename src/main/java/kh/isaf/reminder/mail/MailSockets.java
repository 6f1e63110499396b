package kh.isaf.reminder.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections to the mail server that end when the whole conversation has lasted too long: a server that says one
 * character at a time keeps within the time-outs of a single answer for ever. TLS lies on top of them and ends with them.
 */
class MailSockets extends SocketFactory {

    private static final Logger LOG = LoggerFactory.getLogger(MailSockets.class);

    private final Duration longest;
    private final ThreadLocal<Conversation> current = new ThreadLocal<>();
    private final ScheduledExecutorService watch;

    MailSockets(Duration longest) {
        this.longest = longest;
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "mail-watch");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        this.watch = executor;
    }

    /** Has the mail library use these; where somebody has set up connections of another kind they stay. */
    void use(Properties mail) {
        for (String protocol : new String[] {"mail.smtp", "mail.smtps"}) {
            boolean others = mail.containsKey(protocol + ".socks.host")
                    || mail.containsKey(protocol + ".proxy.host")
                    || mail.keySet().stream().anyMatch(key -> key.toString().startsWith(protocol + ".socketFactory"));
            if (!others) {
                mail.put(protocol + ".socketFactory", this);
                // else a refused connection is tried a second time, without a limit
                mail.put(protocol + ".socketFactory.fallback", "false");
            }
        }
    }

    /** Begins a conversation on this thread. */
    Conversation begin() {
        Conversation conversation = new Conversation();
        current.set(conversation);
        return conversation;
    }

    Duration longest() {
        return longest;
    }

    @Override
    public Socket createSocket() {
        Socket socket = new Socket();
        Conversation conversation = current.get();
        if (conversation != null) {
            conversation.watch(socket);
        }
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null, 0);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return connected(new InetSocketAddress(host, port), from, fromPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null, 0);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return connected(new InetSocketAddress(host, port), from, fromPort);
    }

    private Socket connected(InetSocketAddress to, @Nullable InetAddress from, int fromPort) throws IOException {
        Socket socket = createSocket();
        try {
            socket.bind(new InetSocketAddress(from, fromPort));
            socket.connect(to);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** All that is said to the server about one letter. */
    final class Conversation implements AutoCloseable {

        private final ScheduledFuture<?> end = watch.schedule(this::cutOff, longest.toMillis(), TimeUnit.MILLISECONDS);
        private @Nullable Socket socket;
        private boolean cutOff;

        private synchronized void watch(Socket opened) {
            socket = opened;
            if (cutOff) {
                // its time was over before there was a connection, as when to look up the server's name took long
                cutOff();
            }
        }

        private synchronized void cutOff() {
            cutOff = true;
            if (socket != null) {
                try {
                    socket.close();
                } catch (IOException e) {
                    LOG.debug("the connection is gone already", e);
                }
            }
        }

        /** Whether it lasted too long and was ended by us. */
        synchronized boolean wasCutOff() {
            return cutOff;
        }

        @Override
        public void close() {
            end.cancel(false);
            current.remove();
        }
    }
}
