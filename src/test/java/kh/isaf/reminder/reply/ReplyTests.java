package kh.isaf.reminder.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import kh.isaf.reminder.reply.Reply.Kind;
import kh.isaf.worklist.TaskCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write when they mean 1, 2, 3, STOP or START, and what is too unclear to act on. */
class ReplyTests {

    @ParameterizedTest
    @ValueSource(strings = {"1", " 1. ", "១", "(1)", "1 ok", "1 រួចហើយ", "1, thank you", "\u200B១\u200B។"})
    void done(String text) {
        assertThat(Reply.read(text)).isEqualTo(new Reply(Kind.DONE, null, null, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10",
                "12",
                "1 not yet",
                "hello",
                "1 K4T-7HY",
                "11 1",
                "3 K4T-7HY",
                "2 5 K4T-7HY flood",
                "1 K4T7HY",
                "yes",
                "-1",
                "1?x"
            })
    void unclear(String text) {
        assertThat(Reply.read(text).kind()).isEqualTo(Kind.UNCLEAR);
    }

    @ParameterizedTest
    @CsvSource({
        "2 5 flood, 5, flood",
        "2 ៥ ទឹកជំនន់, 5, ទឹកជំនន់",
        "2. 10 days: the road is cut, 10, the road is cut",
        "2 5days flood, 5, flood",
        "2 3ថ្ងៃ ឈឺ, 3, ឈឺ",
        "2 30, 30, ''",
        "2 31 flood, , flood",
        "2 flood, , flood",
        "2, , ''"
    })
    void moreDays(String text, Integer days, String words) {
        assertThat(Reply.read(text)).isEqualTo(new Reply(Kind.MORE_DAYS, null, days, words));
    }

    @Test
    void theTaskMayBeNamed() {
        String code = code();
        assertThat(Reply.read("1 " + code).code()).isNotNull();
        assertThat(Reply.read("1 " + code.toLowerCase(Locale.ROOT) + ".").code())
                .isNotNull();
        assertThat(Reply.read("1 " + code.replace('-', ' ')).code()).isNotNull();
        Reply reply = Reply.read("2 " + code + " 5 flood");
        assertThat(reply.code()).isNotNull();
        assertThat(reply.days()).isEqualTo(5);
        assertThat(reply.words()).isEqualTo("flood");
        assertThat(Reply.read("2 5 " + code + " flood").words()).isEqualTo("flood");
    }

    @Test
    void stopAndStart() {
        assertThat(Reply.read("Stop.").kind()).isEqualTo(Kind.STOP);
        assertThat(Reply.read(" ឈប់").kind()).isEqualTo(Kind.STOP);
        assertThat(Reply.read("/start").kind()).isEqualTo(Kind.START);
        assertThat(Reply.read("3 not me").kind()).isEqualTo(Kind.NOT_ME);
    }

    /** One whose last sign is right. */
    private static String code() {
        for (char last : "23456789ACEFHJKMNPRTWXY".toCharArray()) {
            if (TaskCode.read("K4T7H" + last).isPresent()) {
                return "K4T-7H" + last;
            }
        }
        throw new AssertionError();
    }
}
