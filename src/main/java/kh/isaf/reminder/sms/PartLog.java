package kh.isaf.reminder.sms;

import java.util.Set;

/** The parts of one message that were taken, so that none is handed over twice. */
interface PartLog {

    /** Numbers of the parts that were taken at an earlier try, from 0. */
    Set<Integer> taken();

    /** A part is about to be handed over; until it is taken or refused nobody knows whether it went out. */
    void handing(int part);

    /** A part was taken, and has this number there; it returns when that is written. */
    void taken(int part, String centreId);
}
