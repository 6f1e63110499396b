package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.UUID;
import kh.isaf.access.Role;
import kh.isaf.reminder.NewMessage;
import kh.isaf.reminder.Outbox;
import kh.isaf.reminder.Sender;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What an operator sees of messages, and what anybody sees of the mail of the demonstration. */
class OutboxPagesTests extends ProductTest {

    private static final RequestPostProcessor OPERATOR = ActingAs.signedIn(ActingAs.here(Role.NCDDS_ADMIN));

    @Autowired
    MockMvc mvc;

    @Autowired
    Outbox outbox;

    @Autowired
    Sender sender;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @BeforeEach
    @AfterEach
    void emptyTheOutbox() {
        jdbc.sql("delete from outbound_message").update();
        jdbc.sql("update outbox_state set heartbeat_at = null, paused_at = null")
                .update();
    }

    @Test
    void anOperatorSeesNeitherAddressesNorSecrets() throws Exception {
        UUID open = put("open", false);
        UUID secret = put("secret", true);
        mvc.perform(get("/outbox").with(OPERATOR))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("so…@example.org")))
                .andExpect(content().string(Matchers.not(Matchers.containsString("sok.dara"))));
        mvc.perform(get("/outbox/" + open).with(OPERATOR))
                .andExpect(content().string(Matchers.containsString("what it says")))
                .andExpect(content().string(Matchers.not(Matchers.containsString("??"))));
        mvc.perform(get("/outbox/" + secret).with(OPERATOR))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.not(Matchers.containsString("what it says"))))
                .andExpect(content().string(Matchers.not(Matchers.containsString("sok.dara"))));
    }

    @Test
    void whatFailedForOneCauseIsTriedAgainAtOnce() throws Exception {
        put("first", false);
        put("second", false);
        put("erased", true);
        jdbc.sql("update outbound_message set status = 'FAILED', cause = 'ADDRESS_REFUSED'")
                .update();
        jdbc.sql("update outbound_message set body = null where secret").update();
        mvc.perform(get("/outbox").param("status", "FAILED").with(OPERATOR))
                .andExpect(content().string(Matchers.containsString("value=\"ADDRESS_REFUSED\"")));
        mvc.perform(post("/outbox/retry")
                        .param("cause", "ADDRESS_REFUSED")
                        .with(csrf())
                        .with(OPERATOR))
                .andExpect(flash().attribute("messageArgs", new Object[] {"2"}));
        assertThat(sender.sendDue()).isEqualTo(2);
        assertThat(audited("outbox.retry")).isPositive();
    }

    @Test
    void aBacklogIsDecidedOnThePage() throws Exception {
        put("old", false);
        jdbc.sql("update outbox_state set heartbeat_at = now() - interval '31 minutes'")
                .update();
        assertThat(sender.sendDue()).isZero();
        mvc.perform(get("/outbox").with(OPERATOR))
                .andExpect(content().string(Matchers.containsString("value=\"RELEASE\"")));
        for (String told : new String[] {"outbox.decided", "outbox.decidedBefore"}) {
            mvc.perform(post("/outbox/backlog")
                            .param("decision", "DISCARD")
                            .with(csrf())
                            .with(OPERATOR))
                    .andExpect(flash().attribute("message", told));
        }
        assertThat(sender.sendDue()).isZero();
        assertThat(audited("outbox.backlog")).isPositive();
    }

    @Test
    void aMessageInDoubtIsSettledOnItsPage() throws Exception {
        UUID id = put("doubt", false);
        UUID next = put("next", false);
        jdbc.sql(
                        "update outbound_message set status = 'IN_DOUBT', cause = 'OUTCOME_UNKNOWN', parts = 2, cost = 0.06 where id = ?")
                .param(id)
                .update();
        jdbc.sql(
                        "insert into sms_part (message_id, part, centre_id, state, settled_at) values (?, 0, 'd1', 'DELIVERED', now())")
                .param(id)
                .update();
        jdbc.sql("update outbound_message set follows = ? where id = ?")
                .params(id, next)
                .update();
        mvc.perform(get("/outbox/" + id).with(OPERATOR))
                .andExpect(content().string(Matchers.containsString("/outbox/" + id + "/arrived")))
                .andExpect(content().string(Matchers.containsString("/outbox/" + id + "/again")))
                .andExpect(content().string(Matchers.containsString("href=\"/outbox/" + next)))
                .andExpect(content().string(Matchers.containsString("0.06 USD")))
                .andExpect(content().string(Matchers.not(Matchers.containsString("??"))));
        mvc.perform(get("/outbox/" + next).with(OPERATOR))
                .andExpect(content().string(Matchers.containsString("href=\"/outbox/" + id)))
                .andExpect(content().string(Matchers.not(Matchers.containsString("/arrived"))));
        mvc.perform(post("/outbox/" + id + "/arrived").with(csrf()).with(OPERATOR))
                .andExpect(flash().attribute("message", "outbox.doubt.settled"));
        mvc.perform(post("/outbox/" + id + "/again").with(csrf()).with(OPERATOR))
                .andExpect(flash().attribute("message", "outbox.doubt.over"));
        assertThat(audited("outbox.arrived")).isPositive();
    }

    @Test
    void listsAreNarrowedByChannelAndArea() throws Exception {
        UUID id = put("here", false);
        jdbc.sql("update outbound_message set area_code = '120802;120803' where id = ?")
                .param(id)
                .update();
        for (String here : new String[] {"?area=12", "?area=120803", "?channel=email", "?channel=email&area=1208"}) {
            mvc.perform(get("/outbox" + here).with(OPERATOR))
                    .andExpect(content().string(Matchers.containsString("/outbox/" + id)));
        }
        for (String elsewhere : new String[] {"?area=08", "?channel=sms", "?status=SENT"}) {
            mvc.perform(get("/outbox" + elsewhere).with(OPERATOR))
                    .andExpect(status().isOk())
                    .andExpect(content().string(Matchers.not(Matchers.containsString("/outbox/" + id))));
        }
    }

    @Test
    void theCapOfAMonthIsAnAmountOrNone() throws Exception {
        mvc.perform(get("/outbox/cost").with(OPERATOR))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.not(Matchers.containsString("??"))));
        mvc.perform(post("/outbox/cost/cap")
                        .param("amount", "a lot")
                        .with(csrf())
                        .with(OPERATOR))
                .andExpect(status().is(422))
                .andExpect(content().string(Matchers.containsString("value=\"a lot\"")));
        mvc.perform(post("/outbox/cost/cap").param("amount", "500").with(csrf()).with(OPERATOR))
                .andExpect(status().is3xxRedirection());
        mvc.perform(get("/outbox/cost").with(OPERATOR))
                .andExpect(content().string(Matchers.containsString("500.00 USD")));
        mvc.perform(post("/outbox/cost/cap").param("amount", "").with(csrf()).with(OPERATOR))
                .andExpect(status().is3xxRedirection());
        assertThat(audited("sms.cap")).isPositive();
    }

    @Test
    void whatTextsHaveCostIsShownByMonthKindAndProvince() throws Exception {
        UUID id = put("dear", false);
        jdbc.sql(
                        "update outbound_message set channel = 'sms', parts = 7, cost = 0.1225, charged_at = now() where id = ?")
                .param(id)
                .update();
        String page = mvc.perform(get("/outbox/cost").with(OPERATOR))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page.split("0\\.1225 USD", -1)).as("three tables").hasSize(4);
        assertThat(page.split(">7</td>", -1)).hasSize(4);
        assertThat(page).doesNotContain("th:", "??");
    }

    @Test
    void aNonsenseAddressOrDecisionIsRefused() throws Exception {
        mvc.perform(get("/outbox/1").with(OPERATOR)).andExpect(status().is4xxClientError());
        mvc.perform(get("/outbox").param("status", "x").with(OPERATOR)).andExpect(status().is4xxClientError());
        mvc.perform(post("/outbox/retry").param("cause", "x").with(csrf()).with(OPERATOR))
                .andExpect(status().is4xxClientError());
    }

    @Test
    void whoIsNotSignedInReadsTheMailOfTheDemonstration() throws Exception {
        put("http://localhost:8080/start/abc", false);
        sender.sendDue();
        String page = mvc.perform(get("/inbox"))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("href=\"http://localhost:8080/start/abc\"")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String newest = page.replaceAll("(?s).*?href=\"(/inbox/\\d+)\".*", "$1");
        mvc.perform(get(newest))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Security-Policy", Matchers.startsWith("sandbox")))
                .andExpect(content().string("<p>html</p>"));
        mvc.perform(get("/sign-in")).andExpect(content().string(Matchers.containsString("href=\"/inbox\"")));
    }

    private long audited(String action) {
        return jdbc.sql("select count(*) from audit_entry where action = ?")
                .param(action)
                .query(Long.class)
                .single();
    }

    private UUID put(String key, boolean secret) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> outbox.put(new NewMessage(
                        key,
                        "email",
                        null,
                        "sok.dara@example.org",
                        "en",
                        "A subject",
                        "what it says: " + key,
                        "<p>html</p>",
                        secret,
                        null,
                        null)));
        return jdbc.sql("select id from outbound_message where dedup_key = ?")
                .param(key)
                .query(UUID.class)
                .single();
    }
}
