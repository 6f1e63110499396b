package kh.isaf.reminder.sms;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
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

/** A centre on a real socket that does to the next messages what a test told it to. */
public class ScriptedSmsc implements AutoCloseable {

    /** What it does with a message. */
    public enum Act {
        TAKE,
        THROTTLE,
        QUEUE_FULL,
        NO_SUCH_NUMBER,
        NEVER,
        TAKE_BUT_ANSWER_LATE,
        RECEIPT_BEFORE_ANSWER,
        RECEIPT_BUT_NO_ANSWER,
        /** The answer and the receipt side by side. */
        RECEIPT_SOON,
        UNBIND
    }

    public final List<String> taken = new CopyOnWriteArrayList<>();
    public final Queue<Act> acts = new ConcurrentLinkedQueue<>();
    public final Queue<Integer> binds = new ConcurrentLinkedQueue<>();
    public final List<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();

    /** Told the name of each client whose text it has just got, before it answers. */
    public volatile Consumer<String> onTaken = client -> {};

    private final Map<SMPPServerSession, String> names = new ConcurrentHashMap<>();
    private final Loopback place;
    private final SMPPServerSessionListener listener;
    private final ExecutorService work = Executors.newCachedThreadPool();
    private volatile boolean open = true;

    public ScriptedSmsc() throws IOException {
        this(0);
    }

    public ScriptedSmsc(int port) throws IOException {
        place = new Loopback(port);
        listener = new SMPPServerSessionListener(place.port(), place);
        work.submit(this::listen);
    }

    public int port() {
        return place.port();
    }

    private void listen() {
        while (open) {
            try {
                SMPPServerSession session = listener.accept();
                session.setMessageReceiverListener(new Receiver());
                BindRequest bind = session.waitForBind(5_000);
                Integer refusal = binds.poll();
                if (refusal == null) {
                    names.put(session, bind.getSystemId());
                    bind.accept("CENTRE");
                    sessions.add(session);
                } else {
                    bind.reject(refusal);
                }
            } catch (IOException | TimeoutException | PDUStringException e) {
                if (!open) {
                    return;
                }
            }
        }
    }

    /** Tells the newest session what became of a part; whether the client said that it has it. */
    public boolean receipt(String id, String from, DeliveryReceiptState state) throws Exception {
        Date now = new Date();
        String text = new DeliveryReceipt(id, 1, 1, now, now, state, "000", "").toString();
        return deliver(from, (byte) 4, Alphabet.ALPHA_DEFAULT, text.getBytes(StandardCharsets.US_ASCII));
    }

    public boolean write(String from, String text) throws Exception {
        return deliver(from, (byte) 0, Alphabet.ALPHA_UCS2, text.getBytes(StandardCharsets.UTF_16BE));
    }

    private boolean deliver(String from, byte kind, Alphabet alphabet, byte[] content)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, IOException {
        try {
            sessions.get(sessions.size() - 1)
                    .deliverShortMessage(
                            "",
                            TypeOfNumber.INTERNATIONAL,
                            NumberingPlanIndicator.ISDN,
                            from,
                            TypeOfNumber.UNKNOWN,
                            NumberingPlanIndicator.UNKNOWN,
                            "ISAF",
                            new ESMClass(kind),
                            (byte) 0,
                            (byte) 0,
                            new RegisteredDelivery(0),
                            new GeneralDataCoding(alphabet),
                            content);
            return true;
        } catch (NegativeResponseException e) {
            return false;
        }
    }

    @Override
    public void close() {
        open = false;
        sessions.forEach(SMPPServerSession::close);
        try {
            listener.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        work.shutdownNow();
    }

    private final class Receiver extends OnlySubmissions {

        @Override
        public SubmitSmResult onAcceptSubmitSm(SubmitSm message, SMPPServerSession source)
                throws ProcessRequestException {
            Act told = acts.poll();
            Act act = told == null ? Act.TAKE : told;
            return switch (act) {
                case TAKE -> {
                    SubmitSmResult result = take(message);
                    onTaken.accept(names.getOrDefault(source, ""));
                    yield result;
                }
                case THROTTLE -> throw new ProcessRequestException("slower", SMPPConstant.STAT_ESME_RTHROTTLED);
                case QUEUE_FULL -> throw new ProcessRequestException("full", SMPPConstant.STAT_ESME_RMSGQFUL);
                case NO_SUCH_NUMBER ->
                    throw new ProcessRequestException("no number", SMPPConstant.STAT_ESME_RINVDSTADR);
                case NEVER -> {
                    pause(3_000);
                    throw new ProcessRequestException("nothing", SMPPConstant.STAT_ESME_RSYSERR);
                }
                case TAKE_BUT_ANSWER_LATE -> {
                    SubmitSmResult result = take(message);
                    pause(3_000);
                    yield result;
                }
                case RECEIPT_BEFORE_ANSWER -> {
                    SubmitSmResult result = take(message);
                    receipt(message, result);
                    yield result;
                }
                case RECEIPT_SOON -> {
                    SubmitSmResult result = take(message);
                    work.submit(() -> receipt(message, result));
                    yield result;
                }
                case RECEIPT_BUT_NO_ANSWER -> {
                    SubmitSmResult result = take(message);
                    receipt(message, result);
                    pause(3_000);
                    yield result;
                }
                case UNBIND -> {
                    work.submit(source::unbindAndClose);
                    pause(500);
                    throw new ProcessRequestException("gone", SMPPConstant.STAT_ESME_RSYSERR);
                }
            };
        }

        private void receipt(SubmitSm message, SubmitSmResult result) {
            try {
                ScriptedSmsc.this.receipt(
                        result.getMessageId(), message.getDestAddress(), DeliveryReceiptState.DELIVRD);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private synchronized SubmitSmResult take(SubmitSm message) throws ProcessRequestException {
            byte[] content = message.getShortMessage();
            int from = message.isUdhi() ? 1 + content[0] : 0;
            taken.add(
                    message.getDataCoding() == Alphabet.ALPHA_UCS2.value()
                            ? new String(content, from, content.length - from, StandardCharsets.UTF_16BE)
                            : new String(content, from, content.length - from, StandardCharsets.US_ASCII));
            try {
                return new SubmitSmResult(new MessageId("c" + taken.size()), new OptionalParameter[0]);
            } catch (PDUStringException e) {
                throw new ProcessRequestException("no id", SMPPConstant.STAT_ESME_RSYSERR, e);
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
        public DataSmResult onAcceptDataSm(DataSm message, Session source) throws ProcessRequestException {
            throw new ProcessRequestException("not here", SMPPConstant.STAT_ESME_RINVCMDID);
        }
    }
}
