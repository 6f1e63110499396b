package kh.isaf.reminder.sms;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An operator's HTTP interface for text messages; without an address there is none. In fields and headers {@code {to}},
 * {@code {number}} (the same without plus), {@code {text}}, {@code {from}}, {@code {user}}, {@code {password}} and
 * {@code {basic}} (both, as HTTP basic authentication writes them) stand for what is sent, in the address {@code {user}}.
 *
 * @param preset what is not set otherwise is as this kind of interface has it
 * @param json whether the fields go as JSON; else as a form
 * @param idPointer where its answer holds the number of the message, as a JSON pointer; empty: nowhere
 * @param refusedPointer where its answer says that it did not take the message although its status is 200; empty: nowhere
 */
@ConfigurationProperties("isaf.sms.http")
public record HttpSmsSettings(
        @DefaultValue("none") HttpSmsPreset preset,
        @DefaultValue("") String url,
        @DefaultValue("false") boolean json,
        @DefaultValue("ISAF") String from,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue Map<String, String> fields,
        @DefaultValue Map<String, String> headers,
        @DefaultValue("") String idPointer,
        @DefaultValue("") String refusedPointer,
        @DefaultValue("5s") Duration connect,
        @DefaultValue("30s") Duration answer) {

    public HttpSmsSettings {
        json = json || preset.json();
        url = or(url, user.isBlank() ? "" : preset.url());
        idPointer = or(idPointer, preset.idPointer());
        refusedPointer = or(refusedPointer, preset.refusedPointer());
        fields = with(preset.fields(), fields);
        headers = with(preset.headers(), headers);
    }

    private static String or(String set, String other) {
        return set.isBlank() ? other : set;
    }

    private static Map<String, String> with(Map<String, String> preset, Map<String, String> set) {
        Map<String, String> all = new LinkedHashMap<>(preset);
        all.putAll(set);
        return Map.copyOf(all);
    }
}
