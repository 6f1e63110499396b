package kh.isaf.reminder.sms;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import kh.isaf.reminder.Cause;
import kh.isaf.reminder.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hands text messages to an operator's HTTP interface, whole; the operator cuts them. */
class HttpGateway implements SmsGateway {

    private static final int TOO_MANY = 429;

    /** How a refusal begins or ends that is none of the message, where the status says nothing. */
    private static final Pattern TOO_FAST = Pattern.compile("(?i)thrott|throughput|rate limit");

    private final HttpSmsSettings settings;
    private final JsonMapper mapper;
    private final RestClient client;

    HttpGateway(HttpSmsSettings settings, JsonMapper mapper) {
        this.settings = settings;
        this.mapper = mapper;
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(settings.connect())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        requests.setReadTimeout(settings.answer());
        this.client = RestClient.builder().requestFactory(requests).build();
    }

    @Override
    public boolean configured() {
        return !settings.url().isBlank();
    }

    @Override
    public boolean hearsAnswers() {
        return false;
    }

    @Override
    public boolean tellsOfDelivery() {
        return false;
    }

    @Override
    public Outcome send(String address, SmsText text, PartLog log) {
        if (!log.taken().isEmpty()) {
            return Outcome.sent(null);
        }
        String whole = String.join("", text.parts());
        for (int part = 0; part < text.parts().size(); part++) {
            log.handing(part);
        }
        ResponseEntity<String> answer;
        try {
            answer = post(address, whole);
        } catch (RestClientResponseException e) {
            return refused(e);
        } catch (ResourceAccessException e) {
            // its message would show the address, in which some operators want the password
            return Outcome.silence("the operator", e);
        } catch (RestClientException e) {
            return Outcome.unknown("the answer broke off");
        }
        if (answer.getStatusCode().is3xxRedirection()) {
            return Outcome.later(
                    Cause.REFUSED_FOR_NOW, "HTTP " + answer.getStatusCode().value());
        }
        JsonNode read = read(answer.getBody());
        String refusal = at(read, settings.refusedPointer());
        if (TOO_FAST.matcher(refusal).find()) {
            return Outcome.paused(refusal);
        }
        if (!refusal.isEmpty()) {
            return Outcome.failed(Cause.REFUSED, refusal);
        }
        String id = at(read, settings.idPointer());
        for (int part = 0; part < text.parts().size(); part++) {
            log.taken(part, id.isEmpty() ? "http-" + UUID.randomUUID() : id + (part == 0 ? "" : "#" + part));
        }
        return Outcome.sent(id.isEmpty() ? null : id);
    }

    private ResponseEntity<String> post(String address, String text) {
        Map<String, String> values = new LinkedHashMap<>();
        settings.fields().forEach((name, value) -> values.put(name, fill(value, address, text)));
        RestClient.RequestBodySpec request = client.post().uri(address());
        settings.headers().forEach((name, value) -> request.header(name, fill(value, address, "")));
        if (settings.json()) {
            request.contentType(MediaType.APPLICATION_JSON).body(mapper.writeValueAsBytes(values));
        } else {
            MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
            values.forEach(form::add);
            request.contentType(MediaType.APPLICATION_FORM_URLENCODED).body(form);
        }
        return request.retrieve().toEntity(String.class);
    }

    private URI address() {
        return URI.create(settings.url().replace("{user}", URLEncoder.encode(settings.user(), StandardCharsets.UTF_8)));
    }

    private String fill(String template, String address, String text) {
        return template.replace("{to}", address)
                .replace("{number}", address.replace("+", ""))
                .replace("{from}", settings.from())
                .replace("{user}", settings.user())
                .replace("{password}", settings.password())
                .replace("{basic}", basic())
                .replace("{text}", text);
    }

    private String basic() {
        return Base64.getEncoder()
                .encodeToString((settings.user() + ":" + settings.password()).getBytes(StandardCharsets.UTF_8));
    }

    private static Outcome refused(RestClientResponseException answer) {
        int status = answer.getStatusCode().value();
        String detail = "HTTP " + status;
        if (status == TOO_MANY) {
            return Outcome.paused(detail);
        }
        if (status == 408) {
            return Outcome.unknown(detail);
        }
        if (status == 401 || status == 403) {
            return Outcome.later(Cause.SIGN_IN_REFUSED, detail);
        }
        return answer.getStatusCode().is4xxClientError()
                ? Outcome.failed(Cause.REFUSED, detail)
                : status == 503 ? Outcome.later(Cause.REFUSED_FOR_NOW, detail) : Outcome.unknown(detail);
    }

    private JsonNode read(@Nullable String answer) {
        try {
            return mapper.readTree(answer == null || answer.isBlank() ? "{}" : answer);
        } catch (JacksonException e) {
            return mapper.createObjectNode();
        }
    }

    private static String at(JsonNode node, String pointer) {
        return pointer.isEmpty() ? "" : node.at(pointer).asString("");
    }
}
