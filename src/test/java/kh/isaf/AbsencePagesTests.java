package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Map;
import java.util.UUID;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.cycle.Stage;
import org.junit.jupiter.api.Test;

/** Where absences are entered and seen: by the person, by who looks after him or her, by the deputy. */
class AbsencePagesTests extends AbsenceTest {

    private static final String DARA = "Dara ខ្មែរ (សមាជិកក្រុមប្រឹក្សា";

    @Test
    void onesOwnIsEnteredSeenAndEnded() throws Exception {
        get(sokha, "/absences")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(DARA)))
                .andExpect(content().string(not(containsString("បុគ្គលដែលអ្នកទទួលបន្ទុក"))));
        post(sokha, "/absences", fields(dara)).andExpect(redirectedUrl("/absences"));

        get(sokha, "/absences")
                .andExpect(content().string(containsString("អ្នកជំនួស៖ Dara ខ្មែរ")))
                .andExpect(content().string(containsString("ប័ណ្ណដាក់ពិន្ទុសហគមន៍")));
        get(sokha, "/tasks?tab=mine")
                .andExpect(content().string(containsString("Dara ខ្មែរ កំពុងធ្វើការជំនួសអ្នករហូតដល់")));
        get(dara, "/tasks?tab=mine").andExpect(content().string(containsString("ធ្វើការជំនួស Sokha ខ្មែរ រហូតដល់")));
        get(dara, "/absences")
                .andExpect(content().string(containsString("Sokha ខ្មែរ អវត្តមាន")))
                .andExpect(content().string(not(containsString("/end"))))
                .andExpect(content().string(not(containsString("ឈឺ"))));
        UUID absence = absence(sokha);
        post(dara, "/absences/" + absence + "/end", Map.of()).andExpect(status().isForbidden());
        post(sokha, "/absences/" + absence + "/end", Map.of()).andExpect(redirectedUrl("/absences"));

        get(sokha, "/absences").andExpect(content().string(containsString("បានបញ្ចប់នៅ")));
        get(dara, "/tasks?tab=mine").andExpect(content().string(not(containsString("Sokha ខ្មែរ"))));
        assertThat(column(
                        "select count(*) from audit_entry where object = ? and action like 'absence.%'",
                        "person/" + sokha))
                .isEqualTo(2L);
    }

    @Test
    void whatWasTypedStaysBesideWhatIsWrong() throws Exception {
        post(
                        sokha,
                        "/absences",
                        Map.of("from", "2043-06-20", "to", "2043-06-19", "stage-scorecard", "yes", "reason", "ដំណើរ"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("id=\"absence-to-error\"")))
                .andExpect(content().string(containsString("2043-06-20")))
                .andExpect(content().string(containsString("ដំណើរ")))
                .andExpect(content().string(containsString("value=\"yes\" checked=\"checked\"")));
        post(sokha, "/absences", Map.of("from", "2043-06-20", "to", "2043-06-21", "deputy", "nobody"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("id=\"absence-deputy-error\"")));
    }

    @Test
    void aLeadEntersItForSomebodyIll() throws Exception {
        UUID neighbour = person("Neighbour", new Grant(Role.CLERK, "120801"));
        UUID member = person("Member", new Grant(Role.DMK_GROUP, commune.code().substring(0, 4)));
        UUID clerkToo = person("Both", caf, new Grant(Role.CLERK, commune.code()));
        String page = "/absences/of/" + sokha;

        get(clerk, page).andExpect(status().isOk()).andExpect(content().string(containsString(DARA)));
        get(clerk, "/people/" + sokha).andExpect(content().string(containsString(page)));
        post(neighbour, page, fields(dara)).andExpect(status().isNotFound());
        post(dara, page, fields(dara)).andExpect(status().isForbidden());
        post(clerk, "/absences/of/" + clerkToo, fields(dara)).andExpect(status().isForbidden());
        post(member, "/absences/of/" + clerkToo, fields(dara)).andExpect(status().isFound());
        post(clerk, page, fields(dara)).andExpect(redirectedUrl(page));

        get(clerk, "/absences").andExpect(content().string(containsString("Sokha ខ្មែរ អវត្តមាន")));
        get(neighbour, "/absences").andExpect(content().string(not(containsString("Sokha ខ្មែរ"))));
        get(sokha, "/absences").andExpect(content().string(containsString("បញ្ចូលដោយ Clerk ខ្មែរ")));
        UUID absence = absence(sokha);
        post(neighbour, "/absences/" + absence + "/end", Map.of()).andExpect(status().isNotFound());
        post(sokha, "/absences/" + absence + "/end", Map.of()).andExpect(status().isFound());
    }

    @Test
    void aDeputyWhoFallsAbsentTooIsShown() throws Exception {
        UUID third = person("Third", new Grant(Role.COUNCIL_MEMBER, commune.code()));
        away(sokha, dara, 9, Stage.SCORECARD);
        away(dara, third, 3);

        get(sokha, "/absences")
                .andExpect(content().string(containsString("គ្មានអ្នកជំនួស")))
                .andExpect(content().string(containsString("អ្នកជំនួសក៏អវត្តមានក្នុងពេលនេះដែរ")))
                .andExpect(content().string(containsString("ក៏អវត្តមានចាប់ពី")));
        get(sokha, "/tasks?tab=mine").andExpect(content().string(not(containsString("ជំនួសអ្នករហូតដល់"))));
    }

    private Map<String, String> fields(UUID deputy) {
        return Map.of(
                "from",
                TODAY.toString(),
                "to",
                TODAY.plusDays(4).toString(),
                "deputy",
                deputy.toString(),
                "stage-scorecard",
                "yes",
                "reason",
                "ឈឺ");
    }

    private UUID absence(UUID person) {
        return jdbc.sql("select id from absence where person_id = ?")
                .param(person)
                .query(UUID.class)
                .single();
    }
}
