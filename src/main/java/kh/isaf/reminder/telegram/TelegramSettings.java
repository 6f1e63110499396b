package kh.isaf.reminder.telegram;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bot by which messages go; without a token there is none.
 *
 * @param bot its name, as people find it, without @
 * @param poll how long one question for news may wait for some
 * @param codeLasts how long a code is good that joins a person or a group (assumed)
 */
@ConfigurationProperties("isaf.telegram")
public record TelegramSettings(
        @DefaultValue("https://api.telegram.org") String url,
        @DefaultValue("") String token,
        @DefaultValue("") String bot,
        @DefaultValue("5s") Duration connect,
        @DefaultValue("25s") Duration poll,
        @DefaultValue("24h") Duration codeLasts) {

    public boolean configured() {
        return !token.isBlank();
    }
}
