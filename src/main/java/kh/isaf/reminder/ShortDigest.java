package kh.isaf.reminder;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kh.isaf.people.ProductAddress;
import kh.isaf.reminder.sms.SmsText;
import kh.isaf.worklist.TaskCode;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * A digest in few words, which can be answered: how many items there are, and the first one that the reader may do. Who
 * only looks after the work of others is asked nothing, and nobody is where answers do not come in.
 */
@Component
class ShortDigest {

    /** A text of so many parts is what one reads and pays for; the name of the task gives way. */
    private static final int MOST_PARTS = 3;

    private static final int LONGEST_FOR_TELEGRAM = 4096;
    private static final int LONGEST_NAME = 200;
    private static final int SHORTEST_NAME = 12;
    private static final String CUT = "…";

    /** In the alphabet of SMS: one sign beyond it more than halves what fits into a part. */
    private static final String CUT_IN_SMS = "...";

    private static final Pattern CLUSTER = Pattern.compile("(?:\\X(?<=\u17D2))*\\X");

    private final MessageTexts texts;
    private final MessageSource messages;
    private final ProductAddress product;
    private final Ways ways;

    ShortDigest(MessageTexts texts, MessageSource messages, ProductAddress product, Ways ways) {
        this.ways = ways;
        this.texts = texts;
        this.messages = messages;
        this.product = product;
    }

    String sms(DigestContent content, String counts, Locale locale) {
        Optional<DigestLine> line = content.firstToDo();
        if (line.isEmpty()) {
            return texts.of(
                    "digest.sms.others",
                    locale,
                    Map.of(
                            TextVariable.COUNTS.id(),
                            counts,
                            TextVariable.LINK.id(),
                            product.of(content.stead(locale).isPresent() ? DigestText.WORK_LIST : "/reminders")));
        }
        String task = task(line.get(), locale);
        String text = sms(line.get(), task, counts, locale);
        while (SmsText.of(text).parts().size() > MOST_PARTS && task.length() > SHORTEST_NAME) {
            task = cut(task, Math.max(SHORTEST_NAME, task.length() - 5), CUT_IN_SMS);
            text = sms(line.get(), task, counts, locale);
        }
        return text;
    }

    private String sms(DigestLine line, String task, String counts, Locale locale) {
        TaskCode code = new TaskCode(line.code());
        boolean heard = ways.hears(Ways.SMS);
        String text = texts.of(
                "digest.sms",
                locale,
                Map.of(
                        TextVariable.COUNTS.id(), counts,
                        TextVariable.TASK.id(), task,
                        TextVariable.PLACE.id(), line.area(locale),
                        TextVariable.DATE.id(),
                                DateTimeFormatter.ofPattern("d/M/yyyy").format(line.dueOn()),
                        TextVariable.ANSWER.id(), heard ? texts.of("digest.answer", locale, Map.of()) : "",
                        TextVariable.CODE.id(), code.shown(),
                        TextVariable.LINK.id(), product.of("/t/" + code.signs())));
        return heard ? text : text.replaceAll(" {2,}", " ");
    }

    private String task(DigestLine line, Locale locale) {
        String month = line.month() == null
                ? ""
                : " (" + messages.getMessage("worklist.meeting", new Object[] {line.month()}, locale) + ")";
        String provider = line.provider(locale);
        return line.name(locale) + month + (provider == null ? "" : ", " + provider);
    }

    /** The plain text of the letter, at its end how to answer and which task that is about. */
    String telegram(DigestContent content, String letter, Locale locale) {
        String answer = content.firstToDo()
                .map(line -> "\n" + new TaskCode(line.code()).shown() + " " + cut(task(line, locale), LONGEST_NAME, CUT)
                        + " · " + line.area(locale) + "\n" + texts.of("digest.answer", locale, Map.of()) + "\n")
                .orElse("");
        return cut(letter, LONGEST_FOR_TELEGRAM - answer.length(), CUT + "\n") + answer;
    }

    /** Cut where a cluster of letters ends. */
    private static String cut(String text, int longest, String sign) {
        if (text.length() <= longest) {
            return text;
        }
        int end = 0;
        Matcher cluster = CLUSTER.matcher(text);
        while (cluster.find() && cluster.end() <= longest - sign.length()) {
            end = cluster.end();
        }
        return text.substring(0, end).stripTrailing() + sign;
    }
}
