package kh.isaf.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ForgotTests extends AccountsTest {

    @Test
    void everybodyGetsTheSameAnswerInTheSameTime() throws Exception {
        Somebody known = somebody(PASSWORD, "known@example.org", FACILITATOR);
        Somebody withoutAddress = somebody(PASSWORD, null, FACILITATOR);
        Somebody disabled = somebody(PASSWORD, "disabled@example.org", FACILITATOR);
        accounts.disable(TEST, disabled.username(), "has left");
        List<Long> millis = new ArrayList<>();
        for (String who :
                List.of(known.username(), withoutAddress.username(), disabled.username(), "nobody", "", "'")) {
            long begin = System.nanoTime();
            ask(who, address());
            millis.add((System.nanoTime() - begin) / 1_000_000);
        }
        assertThat(millis).allSatisfy(time -> assertThat(time).isGreaterThanOrEqualTo(495L));
        mvc.perform(get("/forgot?asked")).andExpect(status().isOk());
        assertThat(sent.to(known.id())).hasSize(1);
        assertThat(sent.to(withoutAddress.id())).isEmpty();
        assertThat(sent.to(disabled.id())).isEmpty();
    }

    @Test
    void theAddressIsEnough() throws Exception {
        String email = UUID.randomUUID() + "@example.org";
        Somebody known = somebody(PASSWORD, email, FACILITATOR);
        ask(email.toUpperCase(), address());
        assertThat(sent.to(known.id())).hasSize(1);
    }

    @Test
    void oneAccountGetsThreeLinksAnHour() throws Exception {
        Somebody known = somebody(PASSWORD, "known@example.org", FACILITATOR);
        for (int i = 0; i < 5; i++) {
            ask(known.username(), address());
        }
        assertThat(sent.to(known.id())).hasSize(3);
        jdbc.sql("update account_link set issued_at = issued_at - interval '61 minutes' where person_id = ?")
                .param(known.id())
                .update();
        ask(known.username(), address());
        assertThat(sent.to(known.id())).hasSize(4);
    }

    @Test
    void oneAddressAsksTwentyTimesAnHour() throws Exception {
        Somebody known = somebody(PASSWORD, "known@example.org", FACILITATOR);
        String address = address();
        jdbc.sql("insert into forgot_request (address) select ? from generate_series(1, 20)")
                .param(address)
                .update();
        ask(known.username(), address);
        assertThat(sent.to(known.id())).isEmpty();
    }

    private void ask(String who, String address) throws Exception {
        mvc.perform(post("/forgot")
                        .param("who", who)
                        .with(request -> {
                            request.setRemoteAddr(address);
                            return request;
                        })
                        .with(csrf()))
                .andExpect(redirectedUrl("/forgot?asked"));
    }

    private static String address() {
        return UUID.randomUUID().toString();
    }
}
