package kh.isaf.reminder.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import kh.isaf.reminder.HttpScript;
import kh.isaf.reminder.HttpScript.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Text messages by an operator's HTTP interface, over real HTTP. */
class HttpGatewayTests extends SmsTest {

    @Autowired
    JsonMapper mapper;

    HttpScript operator;

    @BeforeEach
    void open() throws Exception {
        empty();
        operator = new HttpScript();
    }

    @AfterEach
    void close() {
        if (operator != null) {
            operator.close();
        }
    }

    @Test
    void aFormWithBasicAuthentication() {
        operator.answers.add(new Answer(201, "{\"sid\": \"SM1\", \"error_message\": null}"));
        UUID id = put(LONG);
        send(HttpSmsPreset.TWILIO, operator.url());
        assertThat(operator.questions).hasSize(1);
        assertThat(operator.questions.get(0).body()).contains("To=%2B85512999001", "From=ISAF", "Body=%E1%9E%80");
        assertThat(operator.questions.get(0).authorization()).isEqualTo("Basic dXNlcjpwYXNz");
        assertThat(row(id))
                .containsEntry("status", "SENT")
                .containsEntry("provider_id", "SM1")
                .containsEntry("parts", 3);
    }

    @Test
    void aFormWithTheKeyInIt() {
        operator.answers.add(new Answer(200, "{\"messages\": [{\"status\": \"0\", \"message-id\": \"V1\"}]}"));
        operator.answers.add(
                new Answer(200, "{\"messages\": [{\"status\": \"1\", \"error-text\": \"Throughput Rate Exceeded\"}]}"));
        operator.answers.add(new Answer(200, "{\"messages\": [{\"status\": \"6\", \"error-text\": \"Unroutable\"}]}"));
        UUID taken = put("one");
        send(HttpSmsPreset.VONAGE, operator.url());
        assertThat(operator.questions.get(0).body())
                .contains("to=85512999001", "type=unicode", "api_key=user", "api_secret=pass", "text=one");
        assertThat(row(taken)).containsEntry("status", "SENT").containsEntry("provider_id", "V1");
        UUID refused = put("two");
        send(HttpSmsPreset.VONAGE, operator.url());
        assertThat(row(refused)).containsEntry("status", "READY").containsEntry("attempts", 0);
        sendAgain(HttpSmsPreset.VONAGE, operator.url());
        assertThat(row(refused)).containsEntry("status", "FAILED").containsEntry("cause", "REFUSED");
    }

    @Test
    void jsonWithTheKeyInTheAddress() {
        operator.answers.add(new Answer(200, "{\"message_id\": \"P1\"}"));
        UUID id = put("សួស្តី {to}");
        send(HttpSmsPreset.PLASGATE, operator.url() + "/rest/send?private_key={user}");
        assertThat(operator.questions.get(0).path()).isEqualTo("/rest/send?private_key=user");
        assertThat(operator.questions.get(0).secret()).isEqualTo("pass");
        assertThat(operator.questions.get(0).type()).startsWith("application/json");
        assertThat(operator.questions.get(0).body()).contains("\"to\":\"85512999001\"", "សួស្តី {to}");
        assertThat(row(id)).containsEntry("status", "SENT").containsEntry("provider_id", "P1");
    }

    @Test
    void tooManyIsNoTryAndAWrongKeyWaits() {
        operator.answers.add(new Answer(429, ""));
        operator.answers.add(new Answer(401, ""));
        operator.answers.add(new Answer(302, ""));
        UUID id = put("short");
        send(HttpSmsPreset.TWILIO, operator.url());
        assertThat(row(id)).containsEntry("status", "READY").containsEntry("attempts", 0);
        sendAgain(HttpSmsPreset.TWILIO, operator.url());
        assertThat(row(id)).containsEntry("status", "READY").containsEntry("cause", "SIGN_IN_REFUSED");
        sendAgain(HttpSmsPreset.TWILIO, operator.url());
        assertThat(row(id)).containsEntry("status", "READY").containsEntry("cause", "REFUSED_FOR_NOW");
        sendAgain(HttpSmsPreset.TWILIO, operator.url());
        assertThat(row(id)).containsEntry("status", "SENT");
    }

    @Test
    void aLostAnswerAndAnErrorThereAreInDoubtAndNotSentAgain() {
        operator.answers.add(HttpScript.LOST);
        operator.answers.add(new Answer(500, ""));
        UUID lost = put("one");
        send(HttpSmsPreset.TWILIO, operator.url());
        UUID broken = put("two");
        send(HttpSmsPreset.TWILIO, operator.url());
        sendAgain(HttpSmsPreset.TWILIO, operator.url());
        assertThat(row(lost)).containsEntry("status", "IN_DOUBT");
        assertThat(row(broken)).containsEntry("status", "IN_DOUBT");
        assertThat(operator.questions).hasSize(2);
        assertThat(jdbc.sql("select sum(spent) from sms_month")
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo("0.06");
    }

    @Test
    void anOperatorWhoIsNotThereLeavesTheMessageWaiting() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        UUID id = put("short");
        send(HttpSmsPreset.PLASGATE, "http://127.0.0.1:" + closed + "/send?private_key={user}");
        assertThat(row(id))
                .containsEntry("status", "READY")
                .containsEntry("cause", "UNREACHABLE")
                .containsEntry("last_error", "the operator cannot be reached");
    }

    private void send(HttpSmsPreset preset, String url) {
        HttpSmsSettings settings = new HttpSmsSettings(
                preset,
                url,
                false,
                "ISAF",
                "user",
                "pass",
                Map.of(),
                Map.of(),
                "",
                "",
                Duration.ofSeconds(2),
                Duration.ofSeconds(5));
        sendBy(new HttpGateway(settings, mapper));
    }

    private void sendAgain(HttpSmsPreset preset, String url) {
        letTimePass();
        send(preset, url);
    }
}
