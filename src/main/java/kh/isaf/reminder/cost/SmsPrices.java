package kh.isaf.reminder.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a part of a text message costs (assumed until there is a contract with an operator).
 *
 * @param price of a part
 * @param currency of all prices, as it is shown
 * @param prices of networks that differ, by the first digits of the number, as {@code 85510}; the longest that fits counts
 */
@ConfigurationProperties("isaf.sms")
public record SmsPrices(
        @DefaultValue("0.03") BigDecimal price,
        @DefaultValue("USD") String currency,
        @DefaultValue Map<String, BigDecimal> prices) {

    private static final int DECIMALS = 4;

    /** Parts to an address. */
    public BigDecimal of(String address, int parts) {
        String number = address.replaceFirst("^\\+", "");
        BigDecimal part = prices.entrySet().stream()
                .filter(entry -> number.startsWith(entry.getKey()))
                .max(Comparator.comparing(entry -> entry.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse(price);
        return part.multiply(BigDecimal.valueOf(parts)).setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    /** An amount as people read it. */
    public String shown(BigDecimal amount) {
        BigDecimal plain = amount.stripTrailingZeros();
        return plain.setScale(Math.max(2, plain.scale())).toPlainString() + " " + currency;
    }
}
