package kh.isaf.reminder.sms;

import kh.isaf.reminder.Outcome;

/** Where text messages leave: a centre by SMPP, or an operator's HTTP interface. */
interface SmsGateway {

    boolean configured();

    /** Makes sure that what people write can come in, where that takes a connection of ours. */
    default void listen() {}

    /** Whether receipts come. */
    boolean tellsOfDelivery();

    /** Whether what people write back comes in. */
    boolean hearsAnswers();

    /**
     * Hands over the parts that the log does not have yet, and writes each into it.
     *
     * @param address telephone number, as {@code +85512345678}
     */
    Outcome send(String address, SmsText text, PartLog log);
}
