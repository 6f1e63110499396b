package kh.isaf.reminder.sms;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import kh.isaf.reminder.IncomingMessages;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.DeliveryReceipt;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.util.DeliveryReceiptState;
import org.jsmpp.util.InvalidDeliveryReceiptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes in what the centre sends us: receipts, and the answers of people. What could not be kept it sends again. */
@Component
class SmppReceiver implements MessageReceiverListener {

    private static final Logger LOG = LoggerFactory.getLogger(SmppReceiver.class);

    private final SmsParts parts;
    private final IncomingMessages incoming;
    private final IncomingParts incomingParts;

    SmppReceiver(SmsParts parts, IncomingMessages incoming, IncomingParts incomingParts) {
        this.parts = parts;
        this.incoming = incoming;
        this.incomingParts = incomingParts;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm message) throws ProcessRequestException {
        try {
            if (message.isSmscDeliveryReceipt()) {
                receipt(message);
            } else {
                written(message);
            }
        } catch (InvalidDeliveryReceiptException e) {
            LOG.warn("A receipt that cannot be read: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("What the centre sent could not be kept; it is asked to send it again", e);
            throw new ProcessRequestException("not kept", SMPPConstant.STAT_ESME_RX_T_APPN, e);
        }
    }

    private void written(DeliverSm message) {
        String from = number(message.getSourceAddr());
        Optional<IncomingParts.Place> place = IncomingParts.Place.of(header(message));
        if (place.isPresent()) {
            incomingParts.take(from, place.get(), text(message));
        } else {
            incoming.take(SmsChannel.ID, from, text(message));
        }
    }

    /** What stands before the text and tells about it. */
    private static byte[] header(DeliverSm message) {
        byte[] content = message.getShortMessage();
        if (!message.isUdhi() || content == null || content.length == 0) {
            return new byte[0];
        }
        return Arrays.copyOf(content, Math.min(content.length, 1 + (content[0] & 0xff)));
    }

    private void receipt(DeliverSm message) throws InvalidDeliveryReceiptException {
        DeliveryReceipt receipt = message.getShortMessageAsDeliveryReceipt();
        DeliveryReceiptState state = receipt.getFinalStatus();
        if (state == DeliveryReceiptState.ACCEPTD
                || state == DeliveryReceiptState.ENROUTE
                || state == DeliveryReceiptState.UNKNOWN) {
            return;
        }
        OptionalParameter.Receipted_message_id named =
                message.getOptionalParameter(OptionalParameter.Receipted_message_id.class);
        parts.receive(new Receipt(
                named == null ? receipt.getId() : named.getValueAsString(),
                number(message.getSourceAddr()),
                state == DeliveryReceiptState.DELIVRD,
                state == DeliveryReceiptState.DELIVRD
                        ? null
                        : state.name().toLowerCase(Locale.ROOT) + " " + receipt.getError()));
    }

    private static String number(String address) {
        return address.startsWith("+") ? address : "+" + address;
    }

    private static String text(DeliverSm message) {
        byte[] content = message.getShortMessage() == null ? new byte[0] : message.getShortMessage();
        int from = message.isUdhi() && content.length > 0 ? 1 + (content[0] & 0xff) : 0;
        return SmsText.read(content, from, Alphabet.parseDataCoding(message.getDataCoding()) == Alphabet.ALPHA_UCS2);
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification notification) {
        LOG.debug("notification of the centre");
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm message, Session source) throws ProcessRequestException {
        throw new ProcessRequestException("no data_sm", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
