package kh.isaf.reminder;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people are reached when a message does not arrive (nextAfter is set, the other values are assumed).
 *
 * @param nextAfter after this time without delivery a message goes by the next way
 * @param each how often one looks for such messages
 * @param failures so many text messages in a row that did not arrive make a number a dead one
 * @param unknownNumber what a centre writes in a receipt about a number that nobody has
 * @param correctWithin working days in which an address is to be corrected
 * @param answerWithin how long people have to say that their number is still right
 * @param checksPerMinute so many of these questions go in a minute, that other messages are not kept waiting
 * @param yearlyCheck whether all numbers are asked once a year without anybody starting it
 */
@ConfigurationProperties("isaf.reach")
public record ReachSettings(
        @DefaultValue("2h") Duration nextAfter,
        @DefaultValue("1m") Duration each,
        @DefaultValue("3") int failures,
        @DefaultValue({"001", "1"}) List<String> unknownNumber,
        @DefaultValue("5") int correctWithin,
        @DefaultValue("14d") Duration answerWithin,
        @DefaultValue("60") int checksPerMinute,
        @DefaultValue("false") boolean yearlyCheck) {}
