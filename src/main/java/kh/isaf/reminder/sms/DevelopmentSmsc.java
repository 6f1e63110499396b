package kh.isaf.reminder.sms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliveryReceipt;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.DeliveryReceiptState;
import org.jsmpp.util.MessageId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The demonstration's own centre for text messages, within the program: it keeps all it gets, says that it arrived, and
 * lets one answer. Nothing of it ever leaves the machine.
 */
public class DevelopmentSmsc implements AutoCloseable {

    static final String HOST = "127.0.0.1";

    private static final Logger LOG = LoggerFactory.getLogger(DevelopmentSmsc.class);
    private static final int BIND_MILLIS = 5_000;
    private static final int SHOWN = 50;
    private static final byte RECEIPT = 0x04;
    private static final byte JOINED = 0x40;
    private static final int HEADER = 6;
    private static final String OURS = "ISAF";

    private final Clock clock;
    private final Loopback place;
    private final SMPPServerSessionListener listener;
    private final ExecutorService work = Executors.newCachedThreadPool(DevelopmentSmsc::daemon);
    private final Set<SMPPServerSession> sessions = ConcurrentHashMap.newKeySet();
    private final List<ReceivedText> received = new ArrayList<>();
    private final Map<String, TreeMap<Integer, String>> unfinished = new ConcurrentHashMap<>();
    private final AtomicInteger answers = new AtomicInteger();
    private volatile boolean open = true;
    private int parts;

    public DevelopmentSmsc(Clock clock) throws IOException {
        this.clock = clock;
        this.place = new Loopback();
        this.listener = new SMPPServerSessionListener(place.port(), place);
        work.submit(this::listen);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "development-smsc");
        thread.setDaemon(true);
        return thread;
    }

    int port() {
        return place.port();
    }

    private void listen() {
        while (open) {
            try {
                SMPPServerSession session = listener.accept();
                session.setMessageReceiverListener(new Receiver());
                BindRequest bind = session.waitForBind(BIND_MILLIS);
                bind.accept(OURS);
                sessions.add(session);
            } catch (IOException | TimeoutException | PDUStringException e) {
                if (open) {
                    LOG.warn("Somebody could not sign in at the development centre: {}", e.toString());
                }
            }
        }
    }

    /** The newest texts, newest first. */
    public List<ReceivedText> newest() {
        synchronized (received) {
            List<ReceivedText> newest =
                    new ArrayList<>(received.subList(Math.max(0, received.size() - SHOWN), received.size()));
            Collections.reverse(newest);
            return newest;
        }
    }

    /** How many arrived. */
    public int size() {
        synchronized (received) {
            return received.size();
        }
    }

    /**
     * Sends an answer as if from this telephone.
     *
     * @return false when nobody is there to take it
     */
    public boolean answer(String from, String text) {
        SmsText cut = SmsText.of(text);
        Alphabet alphabet = cut.unicode() ? Alphabet.ALPHA_UCS2 : Alphabet.ALPHA_DEFAULT;
        int count = cut.parts().size();
        if (count == 1) {
            return deliver(from, (byte) 0, alphabet, cut.bytes(0));
        }
        int reference = answers.incrementAndGet();
        for (int part = 0; part < count; part++) {
            byte[] content = cut.bytes(part);
            ByteBuffer joined = ByteBuffer.allocate(HEADER + content.length);
            joined.put(new byte[] {HEADER - 1, 0, 3, (byte) reference, (byte) count, (byte) (part + 1)});
            joined.put(content);
            if (!deliver(from, JOINED, alphabet, joined.array())) {
                return false;
            }
        }
        return true;
    }

    private boolean deliver(String from, byte kind, Alphabet alphabet, byte[] content) {
        sessions.removeIf(session -> !session.getSessionState().isBound());
        for (SMPPServerSession session : sessions) {
            try {
                session.deliverShortMessage(
                        "",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        from.replace("+", ""),
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.UNKNOWN,
                        OURS,
                        new ESMClass(kind),
                        (byte) 0,
                        (byte) 0,
                        new RegisteredDelivery(0),
                        new GeneralDataCoding(alphabet),
                        content);
                return true;
            } catch (PDUException
                    | ResponseTimeoutException
                    | InvalidResponseException
                    | NegativeResponseException
                    | IOException e) {
                LOG.warn("The development centre could not deliver: {}", e.toString());
            }
        }
        return false;
    }

    private String take(SubmitSm message) {
        byte[] content = message.getShortMessage();
        boolean joined = message.isUdhi();
        int from = joined ? 1 + content[0] : 0;
        String text = SmsText.read(content, from, message.getDataCoding() == Alphabet.ALPHA_UCS2.value());
        String to = "+" + message.getDestAddress();
        synchronized (received) {
            parts++;
            if (!joined) {
                arrived(to, text, 1);
            } else {
                TreeMap<Integer, String> known =
                        unfinished.computeIfAbsent(to + "/" + content[3], key -> new TreeMap<>());
                known.put((int) content[5], text);
                if (known.size() == content[4]) {
                    unfinished.remove(to + "/" + content[3]);
                    arrived(to, String.join("", known.values()), known.size());
                }
            }
            return Integer.toHexString(parts);
        }
    }

    private void arrived(String to, String text, int inParts) {
        received.add(new ReceivedText(received.size() + 1, LocalDateTime.now(clock), to, text, inParts));
    }

    private void confirm(String id, String to) {
        Date now = Date.from(clock.instant());
        String receipt = new DeliveryReceipt(id, 1, 1, now, now, DeliveryReceiptState.DELIVRD, "000", "").toString();
        deliver(to, RECEIPT, Alphabet.ALPHA_DEFAULT, receipt.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        open = false;
        sessions.forEach(SMPPServerSession::close);
        listener.close();
        work.shutdownNow();
    }

    /** What the centre understands: to take a message. */
    private final class Receiver extends OnlySubmissions {

        @Override
        public SubmitSmResult onAcceptSubmitSm(SubmitSm message, SMPPServerSession source)
                throws ProcessRequestException {
            String id = take(message);
            work.submit(() -> confirm(id, message.getDestAddress()));
            try {
                return new SubmitSmResult(new MessageId(id), new OptionalParameter[0]);
            } catch (PDUStringException e) {
                throw new ProcessRequestException("no id", SMPPConstant.STAT_ESME_RSYSERR, e);
            }
        }

        @Override
        public DataSmResult onAcceptDataSm(DataSm message, Session source) throws ProcessRequestException {
            throw new ProcessRequestException("not here", SMPPConstant.STAT_ESME_RINVCMDID);
        }
    }
}
