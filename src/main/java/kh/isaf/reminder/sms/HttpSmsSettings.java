package kh.isaf.reminder.sms;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An operator's HTTP interface for text messages; without an address there is none. In fields and headers {@code {to}},
 * {@code {number}} (the same without plus), {@code {text}} and {@code {from}} stand for what is sent.
 *
 * @param json whether the fields go as JSON; else as a form
 * @param idPointer where its answer holds the number of the message, as a JSON pointer; empty: nowhere
 * @param refusedPointer where its answer says that it did not take the message although its status is 200; empty: nowhere
 */
@ConfigurationProperties("isaf.sms.http")
public record HttpSmsSettings(
        @DefaultValue("") String url,
        @DefaultValue("false") boolean json,
        @DefaultValue("ISAF") String from,
        @DefaultValue Map<String, String> fields,
        @DefaultValue Map<String, String> headers,
        @DefaultValue("") String idPointer,
        @DefaultValue("") String refusedPointer,
        @DefaultValue("5s") Duration connect,
        @DefaultValue("30s") Duration answer) {}
