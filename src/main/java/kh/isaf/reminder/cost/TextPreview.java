package kh.isaf.reminder.cost;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import kh.isaf.people.ProductAddress;
import kh.isaf.reminder.MessageKind;
import kh.isaf.reminder.MessageText;
import kh.isaf.reminder.MessageTexts;
import kh.isaf.reminder.TextVariable;
import kh.isaf.reminder.sms.SmsText;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/** Shows what words become in a message with sample values: how long it is for the operator, and what it costs. */
@Service
public class TextPreview {

    /** Variables whose samples are made of what the product knows, and are no words in a message file. */
    public static final Set<TextVariable> MADE =
            Set.of(TextVariable.LINK, TextVariable.ANSWER, TextVariable.SPENT, TextVariable.CAP);

    private static final String SAMPLE_CODE = "K4T7HX";

    private final MessageTexts texts;
    private final MessageSource messages;
    private final ProductAddress product;
    private final SmsPrices prices;
    private final CostReading costs;

    TextPreview(
            MessageTexts texts, MessageSource messages, ProductAddress product, SmsPrices prices, CostReading costs) {
        this.texts = texts;
        this.messages = messages;
        this.product = product;
        this.prices = prices;
        this.costs = costs;
    }

    /**
     * @param text with samples in the place of variables
     * @param length in characters as an operator counts them
     * @param longestPart how many fit into a part of it
     * @param lastMonth how many messages of this kind went by SMS in the month before
     * @param month what as many of these would cost in a month
     */
    public record Shown(
            String text, int length, int parts, int longestPart, String price, long lastMonth, String month) {}

    public Shown of(MessageText text, String language, String words) {
        Locale locale = Locale.forLanguageTag(language);
        Map<String, String> samples = new HashMap<>();
        for (TextVariable variable : text.variables()) {
            samples.put(variable.id(), sample(variable, locale));
        }
        String filled = MessageTexts.filled(words, samples);
        SmsText sms = SmsText.of(filled);
        int parts = sms.parts().size();
        BigDecimal price = prices.of("", parts);
        long lastMonth = text.bySms() ? costs.lastMonth(MessageKind.of(text)) : 0;
        return new Shown(
                filled,
                sms.length(),
                parts,
                sms.unicode() ? (parts == 1 ? 70 : 67) : (parts == 1 ? 160 : 153),
                prices.shown(price),
                lastMonth,
                prices.shown(price.multiply(BigDecimal.valueOf(lastMonth))));
    }

    /** What a variable may be, of the length it really has. */
    public String sample(TextVariable variable, Locale locale) {
        return switch (variable) {
            case LINK -> product.of("/t/" + SAMPLE_CODE);
            case ANSWER -> texts.of("digest.answer", locale, Map.of());
            case SPENT -> prices.shown(new BigDecimal("501.24"));
            case CAP -> prices.shown(new BigDecimal("500"));
            default ->
                messages.getMessage("texts.sample." + variable.id(), null, locale)
                        .strip();
        };
    }
}
