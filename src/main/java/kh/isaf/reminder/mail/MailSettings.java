package kh.isaf.reminder.mail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How our letters look from outside; the server itself is set by {@code spring.mail.*}.
 *
 * @param from address of the sender, as {@code ISAF <isaf@ncdd.gov.kh>}; without one no e-mail is sent
 * @param longest how long the whole conversation about one letter may last (assumed), at most half the lease of the outbox
 */
@ConfigurationProperties("isaf.mail")
public record MailSettings(
        @DefaultValue("") String from, @DefaultValue("2m") Duration longest) {}
