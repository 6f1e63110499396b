package kh.isaf.reminder.sms;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.locks.ReentrantLock;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.ConnectionFactory;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jspecify.annotations.Nullable;

/** The one session with the centre, in both directions; opened when it is first needed and again after it broke. */
class SmppLink {

    private final SmppSettings settings;
    private final MessageReceiverListener receiver;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable SMPPSession session;

    SmppLink(SmppSettings settings, MessageReceiverListener receiver) {
        this.settings = settings;
        this.receiver = receiver;
    }

    /** The centre is there but does not let us in. */
    static class SignInRefused extends Exception {
        private static final long serialVersionUID = 1L;

        SignInRefused(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The open session.
     *
     * @throws IOException when the centre cannot be reached
     */
    SMPPSession open() throws IOException, SignInRefused {
        turn.lock();
        try {
            SMPPSession known = session;
            if (known != null && known.getSessionState().isBound()) {
                return known;
            }
            close();
            SMPPSession fresh = bind();
            session = fresh;
            return fresh;
        } finally {
            turn.unlock();
        }
    }

    /** Ends the session if there is one. */
    void close() {
        turn.lock();
        try {
            if (session != null) {
                session.unbindAndClose();
                session = null;
            }
        } finally {
            turn.unlock();
        }
    }

    private SMPPSession bind() throws IOException, SignInRefused {
        SMPPSession fresh = new SMPPSession(connections());
        fresh.setEnquireLinkTimer((int) settings.enquire().toMillis());
        fresh.setTransactionTimer(settings.answer().toMillis());
        fresh.setMessageReceiverListener(receiver);
        BindParameter as = new BindParameter(
                BindType.BIND_TRX,
                settings.systemId(),
                settings.password(),
                settings.systemType(),
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                "",
                InterfaceVersion.IF_34);
        try {
            fresh.connectAndBind(
                    settings.host(), settings.port(), as, settings.answer().toMillis());
            return fresh;
        } catch (IOException e) {
            fresh.close();
            for (Throwable link = e; link != null; link = link.getCause()) {
                if (link instanceof NegativeResponseException refused) {
                    throw new SignInRefused("bind refused with status " + refused.getCommandStatus(), refused);
                }
            }
            throw e;
        }
    }

    private ConnectionFactory connections() {
        return (host, port) -> {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(host, port), (int)
                        settings.connect().toMillis());
                Connection connection = new SocketConnection(socket);
                return connection;
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        };
    }
}
