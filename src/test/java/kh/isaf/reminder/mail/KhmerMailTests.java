package kh.isaf.reminder.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import kh.isaf.ProductTest;
import kh.isaf.people.AccountLinkIssued;
import kh.isaf.people.AccountLinkIssued.Kind;
import kh.isaf.reminder.NewMessage;
import kh.isaf.reminder.Outbox;
import kh.isaf.reminder.Sender;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Letters in Khmer, as the mail server of the demonstration gets them. */
class KhmerMailTests extends ProductTest {

    private static final String LONG =
            "សូមអញ្ជើញចូលរួមកិច្ចប្រជុំរួមពហុវិស័យរបស់គណៈកម្មាធិការផែនការរួមស្តីពីគណនេយ្យភាពសង្គម "
                    .repeat(4)
                    .strip();

    @Autowired
    Outbox outbox;

    @Autowired
    Sender sender;

    @Autowired
    DevelopmentInbox inbox;

    @Autowired
    GreenMail server;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    @AfterEach
    void emptyTheOutbox() {
        jdbc.sql("delete from outbound_message").update();
        jdbc.sql("delete from account_link where token_hash = 'of a letter'").update();
    }

    @Test
    void subjectAndTextArriveAsTheyWereWritten() throws Exception {
        String text = LONG + "\n\nសួស្តី\u200bពិភពលោក – 1,652 ឃុំ\n";
        put("ប្រជុំ៖ " + LONG, text, "<p>" + LONG + "</p>");
        ReceivedLetter letter = arrived();
        assertThat(letter.subject()).isEqualTo("ប្រជុំ៖ " + LONG);
        assertThat(letter.text().replace("\r\n", "\n")).isEqualTo(text);
        assertThat(letter.html()).isEqualTo("<p>" + LONG + "</p>");
        assertThat(letter.to()).isEqualTo("sok.dara@example.org");
        assertThat(raw().getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(raw().getHeader("Reply-To")).isNull();
        assertThat(raw().getHeader("Message-ID")).hasSize(1);
        assertThat(raw().getContentType()).startsWith("multipart/alternative");
    }

    @Test
    void noLineOfALongKhmerHeaderIsTooLong() throws Exception {
        put(LONG, LONG, null);
        assertThat(arrived().subject()).isEqualTo(LONG);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        raw().writeTo(bytes);
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .allMatch(line -> line.length() <= 78)
                .allMatch(line -> line.codePoints().allMatch(character -> character < 128));
    }

    @Test
    void aLineBreakInANameIsNoHeader() throws Exception {
        put("ជូន Sok\r\nBcc: all@example.org\r\n\r\nHello", "text", null);
        assertThat(arrived().subject()).isEqualTo("ជូន Sok Bcc: all@example.org Hello");
        assertThat(raw().getHeader("Bcc")).isNull();

        put("Dear Sok\r\nBcc: all@example.org", "text", null);
        assertThat(arrived().subject()).isEqualTo("Dear Sok Bcc: all@example.org");
        assertThat(raw().getHeader("Bcc")).isNull();
        assertThat(raw().getAllRecipients()).hasSize(1);
    }

    @Test
    void theSendersNameMayBeKhmer() throws Exception {
        String header = Addresses.sender("គណនេយ្យភាព <isaf@example.org>\r\nBcc: x@example.org")
                .toString();
        assertThat(header).startsWith("=?UTF-8?").doesNotContain("\n").contains("isaf@example.org");
    }

    @Test
    void anInvitationTellsWhatToDoAndUntilWhen() {
        issue(link(Kind.INVITATION, "km", "សុខ <b>ដារ៉ា</b>"));
        ReceivedLetter letter = arrived();
        assertThat(letter.subject()).isEqualTo("គណនីរបស់អ្នកនៅ ISAF Cycle");
        assertThat(letter.text())
                .contains("សុខ <b>ដារ៉ា</b>", "sok.dara", "http://localhost:8080/start/abc", "15 មីនា 2027 08:30");
        assertThat(letter.html()).contains("សុខ &lt;b&gt;ដារ៉ា", "href=\"http://localhost:8080/start/abc\"");
        assertThat(letter.pieces().stream().filter(ReceivedLetter.Piece::link))
                .containsExactly(new ReceivedLetter.Piece("http://localhost:8080/start/abc", true));
        assertThat(jdbc.sql("select status || coalesce(body, ' erased') || coalesce(html, '') from outbound_message")
                        .query(String.class)
                        .single())
                .isEqualTo("SENT erased");
    }

    @Test
    void aResetComesInTheLanguageOfThePerson() {
        issue(link(Kind.RESET, "en", "សុខ ដារ៉ា"));
        ReceivedLetter letter = arrived();
        assertThat(letter.subject()).isEqualTo("A new password for ISAF Cycle");
        assertThat(letter.text()).contains("Dear Sok Dara,", "15 Mar 2027 08:30", "If it was not you");
    }

    @Test
    void whoHasNoAddressGetsNoLetter() {
        AccountLinkIssued link = link(Kind.RESET, "en", "x");
        issue(new AccountLinkIssued(
                link.linkId(), link.kind(), link.personId(), "x", "x", null, "en", "x", "http://x", link.expiresAt()));
        assertThat(jdbc.sql("select count(*) from outbound_message")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** A link that is still good: a letter about one that is not would be withdrawn. */
    private AccountLinkIssued link(Kind kind, String language, String nameKm) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into account_link (id, kind, token_hash, way, expires_at)
                values (?, ?, 'of a letter', 'MAIL', now() + interval '1 hour')""").params(id, kind.name()).update();
        return new AccountLinkIssued(
                id,
                kind,
                UUID.randomUUID(),
                nameKm,
                "Sok Dara",
                "sok.dara@example.org",
                language,
                "sok.dara",
                "http://localhost:8080/start/abc",
                Instant.parse("2027-03-15T01:30:00Z"));
    }

    private void issue(AccountLinkIssued link) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> events.publishEvent(link));
    }

    private void put(String subject, String text, @Nullable String html) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> outbox.put(new NewMessage(
                        UUID.randomUUID().toString(),
                        "email",
                        null,
                        "sok.dara@example.org",
                        "km",
                        subject,
                        text,
                        html,
                        false,
                        null,
                        null)));
    }

    private ReceivedLetter arrived() {
        int before = inbox.size();
        assertThat(sender.sendDue()).isEqualTo(1);
        assertThat(inbox.size()).isEqualTo(before + 1);
        return inbox.newest().get(0);
    }

    private MimeMessage raw() {
        MimeMessage[] all = server.getReceivedMessages();
        return all[all.length - 1];
    }
}
