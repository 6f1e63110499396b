package kh.isaf.reminder.sms;

import java.util.Map;

/**
 * Interfaces of operators and gateways that are known; each value may be set otherwise. What a gateway expects is in its
 * contract: compare before the first use.
 */
public enum HttpSmsPreset {
    /** All is set one by one. */
    NONE("", false, Map.of(), Map.of(), "", ""),
    /** A form, with HTTP basic authentication; the account stands in the address too, as Twilio has it. */
    TWILIO(
            "https://api.twilio.com/2010-04-01/Accounts/{user}/Messages.json",
            false,
            Map.of("To", "{to}", "From", "{from}", "Body", "{text}"),
            Map.of("Authorization", "Basic {basic}"),
            "/sid",
            "/error_message"),
    /** A form with key and secret in it; the answer is 200 also when it was refused, as Vonage has it. */
    VONAGE(
            "https://rest.nexmo.com/sms/json",
            false,
            Map.of(
                    "api_key",
                    "{user}",
                    "api_secret",
                    "{password}",
                    "to",
                    "{number}",
                    "from",
                    "{from}",
                    "text",
                    "{text}",
                    "type",
                    "unicode"),
            Map.of(),
            "/messages/0/message-id",
            "/messages/0/error-text"),
    /** JSON with the key in the address and the secret in a header, as PlasGate of Cambodia has it. */
    PLASGATE(
            "https://cloudapi.plasgate.com/rest/send?private_key={user}",
            true,
            Map.of("sender", "{from}", "to", "{number}", "content", "{text}"),
            Map.of("X-Secret", "{password}"),
            "/message_id",
            "/error");

    private final String url;
    private final boolean json;
    private final Map<String, String> fields;
    private final Map<String, String> headers;
    private final String idPointer;
    private final String refusedPointer;

    HttpSmsPreset(
            String url,
            boolean json,
            Map<String, String> fields,
            Map<String, String> headers,
            String idPointer,
            String refusedPointer) {
        this.url = url;
        this.json = json;
        this.fields = fields;
        this.headers = headers;
        this.idPointer = idPointer;
        this.refusedPointer = refusedPointer;
    }

    String url() {
        return url;
    }

    boolean json() {
        return json;
    }

    Map<String, String> fields() {
        return fields;
    }

    Map<String, String> headers() {
        return headers;
    }

    String idPointer() {
        return idPointer;
    }

    String refusedPointer() {
        return refusedPointer;
    }
}
