package kh.isaf.reminder.sms;

import org.jspecify.annotations.Nullable;

/**
 * What a centre tells later of a part: it arrived, or never will.
 *
 * @param centreId number the centre gave the part
 * @param address telephone number it was for
 * @param error why not, as the centre says it
 */
record Receipt(
        String centreId,
        String address,
        boolean delivered,
        @Nullable String error) {}
