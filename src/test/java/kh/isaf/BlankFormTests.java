package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.worklist.TaskCode;
import kh.isaf.worklist.TaskCodes;
import kh.isaf.worklist.WorkItem;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The form on paper, and the code that leads from it back to the task. */
class BlankFormTests extends AnsweringTest {

    @Autowired
    TaskCodes codes;

    @Test
    void everyFormPrintsInBothLanguages() throws Exception {
        start("scorecard", true);
        done(caf, "planScorecard", Map.of());
        WorkItem item = open("enterScorecard");
        String page = "/tasks/" + item.id() + "/blank";
        String code = codes.of(item.id()).shown();
        get(caf, page)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("<html lang=\"km\"")))
                .andExpect(content().string(containsString(code)))
                .andExpect(content().string(containsString("http://localhost:8080/t/" + code)))
                .andExpect(content().string(containsString("អ្នកចូលរួមសរុប")))
                .andExpect(content().string(containsString("5 ល្អណាស់")))
                .andExpect(content().string(containsString("<th scope=\"row\" rowspan=\"2\">6</th>")))
                .andExpect(content().string(not(containsString("<script"))))
                .andExpect(content().string(not(containsString("??"))));
        get(caf, page + "?lang=en")
                .andExpect(content().string(containsString("<html lang=\"en\"")))
                .andExpect(content().string(containsString("Participants in total")))
                .andExpect(content().string(containsString("Only if")))
                .andExpect(content().string(containsString("Signature")));
        get(new Grant(Role.CAF, "120801"), page).andExpect(status().isNotFound());
    }

    @Test
    void whatWasEnteredDoesNotStandOnThePaper() throws Exception {
        start("i4cPreparation", true);
        WorkItem item = done(head, "enterI4c", Map.of("openingHours", "9:13-17:26"));
        get(head, "/tasks/" + item.id() + "/blank")
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("9:13"))))
                .andExpect(content().string(containsString("ចំនួនសិស្សស្រី")));
    }

    @Test
    void theCodeLeadsToTheTask() throws Exception {
        start("scorecard", true);
        WorkItem item = open("planScorecard");
        TaskCode code = codes.of(item.id());
        String page = "/tasks/" + item.id();
        get(caf, "/t/" + code.shown()).andExpect(redirectedUrl(page));
        get(caf, "/t/" + code.signs().toLowerCase(java.util.Locale.ROOT)).andExpect(redirectedUrl(page));
        get(caf, "/tasks?tab=mine&q=" + code.shown()).andExpect(redirectedUrl(page));
        get(new Grant(Role.CAF, "120801"), "/t/" + code.shown())
                .andExpect(status().isNotFound())
                .andExpect(content().string(containsString("គ្មានកិច្ចការដែលមានលេខកូដ")));
        get(caf, "/t/ABC")
                .andExpect(status().isNotFound())
                .andExpect(content().string(containsString("មិនមែនជាលេខកូដត្រឹមត្រូវទេ")));
    }

    @Test
    void aWrongSignOrTwoSwappedOnesAreNoCode() {
        String signs = "23456789ACEFHJKMNPRTWXY";
        Set<String> seen = new HashSet<>();
        for (int number = 1; number <= 200; number++) {
            String code = jdbc.sql("select task_code(?)")
                    .param(number)
                    .query(String.class)
                    .single();
            assertThat(seen.add(code)).isTrue();
            assertThat(TaskCode.read(code)).isPresent();
            for (int place = 0; place < 6; place++) {
                for (char sign : signs.toCharArray()) {
                    String wrong = code.substring(0, place) + sign + code.substring(place + 1);
                    assertThat(TaskCode.read(wrong).isPresent()).isEqualTo(wrong.equals(code));
                }
                if (place < 5) {
                    char[] swapped = code.toCharArray();
                    char first = swapped[place];
                    swapped[place] = swapped[place + 1];
                    swapped[place + 1] = first;
                    String wrong = new String(swapped);
                    assertThat(TaskCode.read(wrong).isPresent()).isEqualTo(wrong.equals(code));
                }
            }
        }
    }
}
