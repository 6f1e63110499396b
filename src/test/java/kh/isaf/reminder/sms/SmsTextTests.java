package kh.isaf.reminder.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** How texts are cut into parts. */
class SmsTextTests {

    private static final String KHMER = "សូមកត់ត្រា";

    @Test
    void englishGoesAs160AtOnceAnd153APart() {
        assertThat(SmsText.of("a".repeat(160)).parts()).hasSize(1);
        assertThat(SmsText.of("a".repeat(161)).parts())
                .extracting(String::length)
                .containsExactly(153, 8);
        assertThat(SmsText.of("a".repeat(160)).unicode()).isFalse();
    }

    @Test
    void khmerGoesAs70AtOnceAnd67APart() {
        assertThat(SmsText.of("ក".repeat(70)).parts()).hasSize(1);
        assertThat(SmsText.of("ក".repeat(71)).parts())
                .extracting(String::length)
                .containsExactly(67, 4);
        assertThat(SmsText.of("ក").unicode()).isTrue();
        assertThat(SmsText.of("ក").bytes(0)).containsExactly(0x17, 0x80);
    }

    @Test
    void whatHasNoWidthIsNeitherCountedNorSent() {
        SmsText text = SmsText.of(("ក​").repeat(70));
        assertThat(text.parts()).containsExactly("ក".repeat(70));
        assertThat(SmsText.of("task​ list").unicode()).isFalse();
    }

    @Test
    void noPartEndsWithinACluster() {
        for (int lead = 0; lead < 20; lead++) {
            SmsText text = SmsText.of("ក".repeat(lead) + KHMER.repeat(20));
            assertThat(String.join("", text.parts())).isEqualTo("ក".repeat(lead) + KHMER.repeat(20));
            for (String part : text.parts()) {
                assertThat(part.length()).isBetween(1, 67);
                // no vowel, sign or stacked letter at the beginning, no stacking sign at the end
                assertThat(part.codePointAt(0)).isBetween(0x1780, 0x17b3);
                assertThat(part).doesNotEndWith("្");
            }
        }
        assertThat(SmsText.of("\ud83d\ude00".repeat(40)).parts())
                .allSatisfy(part ->
                        assertThat(Character.isLowSurrogate(part.charAt(0))).isFalse());
    }

    @Test
    void aClusterLongerThanAPartIsCutAllTheSame() {
        SmsText text = SmsText.of("ក" + "្ក".repeat(100));
        assertThat(text.parts()).allSatisfy(part -> assertThat(part.length()).isLessThanOrEqualTo(67));
        assertThat(text.length()).isEqualTo(201);
    }

    @Test
    void theSignsOfGsmHaveTheirOwnNumbers() {
        assertThat(SmsText.of("a@b$c_d").bytes(0)).containsExactly('a', 0, 'b', 2, 'c', 0x11, 'd');
        assertThat(SmsText.of("café").unicode()).isTrue();
        assertThat(SmsText.of("[x]").bytes(0)).isEqualTo("[x]".getBytes(StandardCharsets.UTF_16BE));
        assertThat(SmsText.of("").parts()).containsExactly("");
        assertThat(SmsText.read(SmsText.of("a@b$c_d").bytes(0), 0, false)).isEqualTo("a@b$c_d");
        assertThat(SmsText.read(SmsText.of("[x]").bytes(0), 2, true)).isEqualTo("x]");
        assertThat(SmsText.read(new byte[3], 3, false)).isEmpty();
    }
}
