package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import kh.isaf.access.Role;
import kh.isaf.reminder.MessageText;
import kh.isaf.reminder.MessageTextEditing;
import kh.isaf.reminder.MessageTexts;
import kh.isaf.reminder.TextVariable;
import kh.isaf.reminder.cost.TextPreview;
import kh.isaf.reminder.sms.SmsText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.annotation.Transactional;

/** NCDDS words the messages: what is refused, what is used from then on, and what it costs. */
@Transactional
class TextPagesTests extends ProductTest {

    private static final RequestPostProcessor NCDDS =
            ActingAs.signedIn(ActingAs.here(Role.NCDDS_ADMIN), Locale.ENGLISH);
    private static final Locale KHMER = Locale.forLanguageTag("km");
    private static final String KM = "ថ្មី៖ {counts} {task} {answer} {code} {link}";
    private static final String EN = "New words: {counts} {task} {answer} {code} {link}";

    @Autowired
    MockMvc mvc;

    @Autowired
    MessageTexts texts;

    @Autowired
    TextPreview preview;

    @Autowired
    JdbcClient jdbc;

    @Test
    void newWordsAreUsedKeptAndCanBeTakenBack() throws Exception {
        String shipped = texts.words(MessageText.DIGEST_SMS, "km");
        mvc.perform(save(KM, EN, 0)).andExpect(redirectedUrl("/texts/digest.sms"));
        assertThat(texts.of("digest.sms", KHMER, Map.of("counts", "យឺត 2", "task", "$1", "code", "K4T-7HX")))
                .isEqualTo("ថ្មី៖ យឺត 2 $1  K4T-7HX ");
        mvc.perform(save(KM + " {place}", EN, 2)).andExpect(redirectedUrl("/texts/digest.sms"));
        mvc.perform(get("/texts/digest.sms").with(NCDDS))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("ncddsAdmin of ")))
                .andExpect(content().string(containsString("New words: {counts}")))
                .andExpect(content().string(not(containsString("??"))));
        mvc.perform(post("/texts/digest.sms/reset")
                        .param("seen", "3")
                        .with(csrf())
                        .with(NCDDS))
                .andExpect(redirectedUrl("/texts/digest.sms"));
        assertThat(texts.words(MessageText.DIGEST_SMS, "km")).isEqualTo(shipped);
        assertThat(jdbc.sql("""
                        select action || ' ' || object from audit_entry where object like 'message_text/%'
                        order by id""").query(String.class).list())
                .containsExactly(
                        "text.change message_text/digest.sms/km",
                        "text.change message_text/digest.sms/en",
                        "text.change message_text/digest.sms/km",
                        "text.reset message_text/digest.sms/km",
                        "text.reset message_text/digest.sms/en");
    }

    @Test
    void unknownAndMissingVariablesAreRefusedByName() throws Exception {
        mvc.perform(save(KM, EN + " {nonsense} {name}", 0))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("does not know these variables: {name} {nonsense}")))
                .andExpect(content().string(containsString("{nonsense} {name}</textarea>")))
                .andExpect(content().string(containsString("id=\"en-error\"")));
        mvc.perform(save("{counts} {task} {answer}", EN, 0))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("needed are missing: {code} {link}")));
        mvc.perform(save(KM, EN + " {code", 0))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("brace")));
        mvc.perform(save(KM, " ", 0)).andExpect(status().is(422));
        assertThat(jdbc.sql("select count(*) from message_text")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whoHasSeenOlderWordsIsTold() throws Exception {
        mvc.perform(save(KM, EN, 0)).andExpect(status().is3xxRedirection());
        mvc.perform(save(KM + " {date}", EN, 0))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("Somebody else has just changed")));
    }

    @Test
    void aPreviewShowsPartsAndPriceAndChangesNothing() throws Exception {
        mvc.perform(save(KM, EN, 0).param("_preview", "1"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("New words: 2 late, 1 new Plan the dissemination")))
                .andExpect(content().string(containsString("Price of one")))
                .andExpect(content().string(containsString("USD")));
        assertThat(jdbc.sql("select count(*) from message_text")
                        .query(Long.class)
                        .single())
                .isZero();
        TextPreview.Shown one = preview.of(MessageText.DIGEST_ANSWER, "km", "ក\u200Bខ".repeat(35));
        assertThat(one.length()).isEqualTo(70);
        assertThat(one.parts()).isEqualTo(1);
        assertThat(one.price()).isEqualTo("0.03 USD");
        TextPreview.Shown two = preview.of(MessageText.DIGEST_ANSWER, "km", "ក\u200Bខ".repeat(35) + "គ");
        assertThat(two.parts()).isEqualTo(2);
        assertThat(two.longestPart()).isEqualTo(67);
        assertThat(two.price()).isEqualTo("0.06 USD");
    }

    @Test
    void theListShowsEveryText() throws Exception {
        mvc.perform(get("/texts").with(NCDDS))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("/texts/account.invitation.intro")))
                .andExpect(content().string(not(containsString("??"))));
        mvc.perform(get("/texts/nothing").with(NCDDS)).andExpect(status().isNotFound());
    }

    /** What ships keeps the rules that new words must keep, and goes in three parts at most. */
    @ParameterizedTest
    @EnumSource(MessageText.class)
    void shippedWordsAreInOrder(MessageText text) {
        MessageTextEditing.checked(text, Map.of("km", texts.shipped(text, "km"), "en", texts.shipped(text, "en")));
        for (String language : List.of("km", "en")) {
            TextPreview.Shown shown = preview.of(text, language, texts.shipped(text, language));
            assertThat(shown.text()).doesNotContain("{", "}", " -");
            if (text.bySms()) {
                assertThat(SmsText.of(shown.text()).parts()).hasSizeLessThanOrEqualTo(3);
            }
        }
        for (TextVariable variable : text.variables()) {
            assertThat(preview.sample(variable, KHMER)).isNotBlank();
        }
    }

    private static MockHttpServletRequestBuilder save(String km, String en, int seen) {
        return post("/texts/digest.sms")
                .param("km", km)
                .param("en", en)
                .param("seen", String.valueOf(seen))
                .with(csrf())
                .with(NCDDS);
    }
}
