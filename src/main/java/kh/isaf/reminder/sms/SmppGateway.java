package kh.isaf.reminder.sms;

import static org.jsmpp.SMPPConstant.STAT_ESME_RINVDSTADR;
import static org.jsmpp.SMPPConstant.STAT_ESME_RMSGQFUL;
import static org.jsmpp.SMPPConstant.STAT_ESME_RSYSERR;
import static org.jsmpp.SMPPConstant.STAT_ESME_RTHROTTLED;

import java.io.IOException;
import java.util.Set;
import kh.isaf.reminder.Cause;
import kh.isaf.reminder.Outcome;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands text messages to a centre by SMPP, part by part and no faster than it takes them. */
class SmppGateway implements SmsGateway, AutoCloseable {

    /** The header that joins parts: so long, kind 0 (8-bit reference), 3 bytes, reference, of how many, which. */
    private static final int HEADER = 6;

    private static final Logger LOG = LoggerFactory.getLogger(SmppGateway.class);
    private static final byte WITH_HEADER = 0x40;

    /** After so many times the patience for one answer the parts that are left wait for the next try (assumed). */
    private static final int SLOWEST = 4;

    private static final String ALPHANUMERIC = ".*[^0-9+].*";

    private final SmppSettings settings;
    private final SmppLink link;
    private final Pace pace;

    SmppGateway(SmppSettings settings, MessageReceiverListener receiver) {
        this.settings = settings;
        this.link = new SmppLink(settings, receiver);
        this.pace = new Pace(settings.perSecond());
    }

    @Override
    public boolean configured() {
        return !settings.host().isBlank();
    }

    /** What comes in comes by the same session that texts leave by. */
    @Override
    public void listen() {
        try {
            link.open();
        } catch (IOException | SmppLink.SignInRefused e) {
            LOG.info("The centre for text messages cannot be listened to just now: {}", e.getMessage());
        }
    }

    @Override
    public boolean hearsAnswers() {
        return true;
    }

    @Override
    public boolean tellsOfDelivery() {
        return true;
    }

    @Override
    public Outcome send(String address, SmsText text, PartLog log) {
        Set<Integer> taken = log.taken();
        SMPPSession session;
        try {
            session = link.open();
        } catch (IOException e) {
            return Outcome.later(Cause.UNREACHABLE, e.getMessage());
        } catch (SmppLink.SignInRefused e) {
            return Outcome.later(Cause.SIGN_IN_REFUSED, e.getMessage());
        }
        long end = System.nanoTime() + settings.answer().multipliedBy(SLOWEST).toNanos();
        try {
            for (int part = 0; part < text.parts().size(); part++) {
                if (System.nanoTime() - end > 0) {
                    return Outcome.later(Cause.REFUSED_FOR_NOW, "only " + part + " parts taken in time");
                }
                if (!taken.contains(part)) {
                    pace.await();
                    log.handing(part);
                    log.taken(part, submit(session, address, text, part));
                }
            }
            return Outcome.sent(null);
        } catch (NegativeResponseException e) {
            return refused(e.getCommandStatus());
        } catch (ResponseTimeoutException | InvalidResponseException e) {
            link.close();
            return Outcome.unknown(e.getMessage());
        } catch (PDUException e) {
            return Outcome.failed(Cause.ADDRESS_INVALID, e.getMessage());
        } catch (IOException e) {
            link.close();
            return Outcome.later(Cause.UNREACHABLE, e.getMessage());
        }
    }

    private String submit(SMPPSession session, String address, SmsText text, int part)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        boolean whole = text.parts().size() == 1;
        boolean name = settings.source().matches(ALPHANUMERIC);
        return session.submitShortMessage(
                        "",
                        name ? TypeOfNumber.ALPHANUMERIC : TypeOfNumber.UNKNOWN,
                        name ? NumberingPlanIndicator.UNKNOWN : NumberingPlanIndicator.ISDN,
                        settings.source(),
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        address.replace("+", ""),
                        new ESMClass(whole ? 0 : WITH_HEADER),
                        (byte) 0,
                        (byte) 0,
                        null,
                        null,
                        new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                        (byte) 0,
                        new GeneralDataCoding(text.unicode() ? Alphabet.ALPHA_UCS2 : Alphabet.ALPHA_DEFAULT),
                        (byte) 0,
                        whole ? text.bytes(part) : withHeader(text, part))
                .getMessageId();
    }

    private static byte[] withHeader(SmsText text, int part) {
        byte[] content = text.bytes(part);
        byte[] bytes = new byte[HEADER + content.length];
        bytes[0] = HEADER - 1;
        bytes[2] = HEADER - 3;
        bytes[3] = (byte) text.parts().hashCode();
        bytes[4] = (byte) text.parts().size();
        bytes[5] = (byte) (part + 1);
        System.arraycopy(content, 0, bytes, HEADER, content.length);
        return bytes;
    }

    private Outcome refused(int status) {
        String detail = "status 0x" + Integer.toHexString(status);
        return switch (status) {
            case STAT_ESME_RTHROTTLED, STAT_ESME_RMSGQFUL -> Outcome.paused(detail);
            case STAT_ESME_RSYSERR -> Outcome.later(Cause.REFUSED_FOR_NOW, detail);
            case STAT_ESME_RINVDSTADR -> Outcome.failed(Cause.ADDRESS_REFUSED, detail);
            default -> Outcome.failed(Cause.REFUSED, detail);
        };
    }

    @Override
    public void close() {
        link.close();
    }
}
