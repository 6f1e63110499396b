package kh.isaf.reminder.sms;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The centre that text messages go through, by SMPP 3.4; without a host there is none.
 *
 * @param source what the message comes from: a short code, to which people can answer, or a name
 * @param perSecond parts it takes a second at most (assumed)
 * @param answer how long its answer to one part may take
 */
@ConfigurationProperties("isaf.sms.smpp")
public record SmppSettings(
        @DefaultValue("") String host,
        @DefaultValue("2775") int port,
        @DefaultValue("") String systemId,
        @DefaultValue("") String password,
        @DefaultValue("") String systemType,
        @DefaultValue("ISAF") String source,
        @DefaultValue("10") int perSecond,
        @DefaultValue("5s") Duration connect,
        @DefaultValue("30s") Duration answer,
        @DefaultValue("30s") Duration enquire) {

    /** The same at another place, as the centre of the demonstration is. */
    SmppSettings at(String otherHost, int otherPort) {
        return new SmppSettings(
                otherHost, otherPort, systemId, password, systemType, source, perSecond, connect, answer, enquire);
    }
}
