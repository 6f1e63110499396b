package kh.isaf.reminder.telegram;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The two questions of the Bot API that are asked. The token is part of the address and must not get into a log. */
@Component
class TelegramApi {

    private static final Duration BEYOND = Duration.ofSeconds(10);

    private final TelegramSettings settings;
    private final JsonMapper mapper;
    private final RestClient client;

    TelegramApi(TelegramSettings settings, JsonMapper mapper) {
        this.settings = settings;
        this.mapper = mapper;
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(settings.connect()).build());
        requests.setReadTimeout(settings.poll().plus(BEYOND));
        this.client = RestClient.builder().requestFactory(requests).build();
    }

    /** Sends a text to a chat; an error is an exception of the client. */
    JsonNode send(String chat, String text) {
        return ask(
                "sendMessage",
                Map.of("chat_id", chat, "text", text, "link_preview_options", Map.of("is_disabled", true)));
    }

    /** What was written to the bot since that update, waiting a while for some. */
    JsonNode updates(long from) {
        return ask(
                "getUpdates",
                Map.of("offset", from, "timeout", settings.poll().toSeconds(), "allowed_updates", new String[] {
                    "message", "my_chat_member"
                }));
    }

    /** What an answer says; one that cannot be read says nothing. */
    JsonNode read(String answer) {
        try {
            return mapper.readTree(answer.isBlank() ? "{}" : answer);
        } catch (JacksonException e) {
            return mapper.createObjectNode();
        }
    }

    private JsonNode ask(String method, Map<String, Object> what) {
        String answer = client.post()
                .uri(URI.create(settings.url() + "/bot" + settings.token() + "/" + method))
                .contentType(MediaType.APPLICATION_JSON)
                .body(mapper.writeValueAsBytes(what))
                .retrieve()
                .body(String.class);
        return read(answer == null ? "" : answer);
    }
}
