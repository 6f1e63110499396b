package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.workflow.figures.CheckKind;
import kh.isaf.workflow.figures.CheckRegister;
import kh.isaf.workflow.figures.Level;
import kh.isaf.worklist.WorkItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/** Checks of figures as NCDDS sets them and as the person meets them who sends a form. */
@Transactional
class FigureCheckTests extends AnsweringTest {

    private static final Grant NCDDS = new Grant(Role.NCDDS_ADMIN, "");
    private static final String SPENT = "More was spent than received.";
    private static final String SPENT_KM = "ចំណាយច្រើនជាងថវិកាដែលទទួលបាន។";

    @Autowired
    CheckRegister register;

    @Test
    void aWarningNeedsAReasonWhichIsKeptAndShown() throws Exception {
        start("i4cPreparation", true);
        WorkItem item = open("enterI4c");
        String page = "/tasks/" + item.id();
        Map<String, String> form = form();
        form.put("budgetSpent", "39000000");
        String why = "_why.f1600000-0000-4000-8000-00000000000a@budgetSpent";
        post(head, page, form)
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString(SPENT_KM)))
                .andExpect(content().string(containsString("name=\"" + why + "\"")))
                .andExpect(content().string(containsString("value=\"39000000\"")));
        form.put(why, "  ");
        post(head, page, form).andExpect(status().isUnprocessableContent());
        form.put(why, "Paid from <b>last</b> year");
        post(head, page, form).andExpect(redirectedUrl("/tasks"));
        get(head, page)
                .andExpect(content().string(containsString(SPENT_KM)))
                .andExpect(content().string(containsString("Paid from &lt;b&gt;last&lt;/b&gt; year")));
    }

    @Test
    void anErrorIsRefusedBesideItsFieldInEnglishToo() throws Exception {
        start("i4cPreparation", true);
        String page = "/tasks/" + open("enterI4c").id();
        Map<String, String> form = form();
        form.put("staffTotal", "0");
        form.put("staffFemale", "0");
        post(head, page, form)
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("អង្គភាពមួយមានបុគ្គលិកយ៉ាងតិចម្នាក់។")))
                .andExpect(content().string(containsString("id=\"f-staffTotal-error\"")))
                .andExpect(content().string(not(containsString("_why."))));
        form.putAll(form());
        form.put("budgetSpent", "39000000");
        language = Locale.ENGLISH;
        post(head, page, form)
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString(SPENT)));
    }

    @Test
    void aChangeEndsTheOldCheckAndBeginsANewOne() throws Exception {
        String check = "f1600000-0000-4000-8000-000000000002";
        get(NCDDS, "/checks").andExpect(status().isOk()).andExpect(content().string(containsString(check)));
        Map<String, String> form =
                new HashMap<>(Map.of("field", "total", "low", "១២", "high", "5", "level", "error", "_save", "1"));
        form.put("messageKm", "តិចពេក");
        form.put("messageEn", "Too few");
        post(NCDDS, "/checks/" + check, form).andExpect(status().isUnprocessableContent());
        form.put("high", "100");
        post(NCDDS, "/checks/" + check, form).andExpect(redirectedUrl("/checks"));
        assertThat(register.inForce("enterScorecard", TODAY))
                .filteredOn(each -> each.rule().kind() == CheckKind.IN_RANGE)
                .singleElement()
                .satisfies(now -> {
                    assertThat(now.level()).isEqualTo(Level.ERROR);
                    assertThat(now.messageEn()).isEqualTo("Too few");
                    assertThat(now.validFrom()).isEqualTo(TODAY);
                    assertThat(now.rule().low()).isEqualByComparingTo("12");
                });
        assertThat(column("select valid_to::text from figure_check where id = ?::uuid", check))
                .isEqualTo(TODAY.toString());
        post(NCDDS, "/checks/" + check, form).andExpect(status().isUnprocessableContent());
        post(NCDDS, "/checks/f1600000-0000-4000-8000-000000000001/off", Map.of("reason", " "))
                .andExpect(status().isUnprocessableContent());
        post(NCDDS, "/checks/f1600000-0000-4000-8000-000000000001/off", Map.of("reason", "Women only here"))
                .andExpect(redirectedUrl("/checks"));
        get(NCDDS, "/checks").andExpect(content().string(containsString("Women only here")));
    }

    @Test
    void aTryTellsHowManyFormsItWouldHaveMet() throws Exception {
        start("i4cPreparation", true);
        done(head, "enterI4c", Map.of());
        post(
                        NCDDS,
                        "/checks",
                        Map.of(
                                "task",
                                "enterI4c",
                                "kind",
                                "inRange",
                                "field",
                                "staffTotal",
                                "high",
                                "11",
                                "level",
                                "warning",
                                "_try",
                                "1"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("ឆ្នាំ " + YEAR + "៖ 1")));
    }

    @ParameterizedTest
    @EnumSource(CheckKind.class)
    void everyKindHasItsForm(CheckKind kind) throws Exception {
        get(NCDDS, "/checks/new?task=enterScorecard&kind=" + kind.id())
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("??"))));
        get(NCDDS, "/checks/new?task=enterScorecard").andExpect(status().isOk());
        post(NCDDS, "/checks", Map.of("task", "enterScorecard", "kind", kind.id(), "field", "nothing", "_save", "1"))
                .andExpect(status().isUnprocessableContent());
    }

    private static Map<String, String> form() {
        return new HashMap<>(Map.of(
                "staffTotal", "12",
                "staffFemale", "7",
                "openingHours", "7:00-17:00",
                "budgetPlanned", "40000000",
                "budgetReceived", "38000000",
                "budgetSpent", "37500000",
                "budgetSource", "stateBudget",
                "_key", UUID.randomUUID().toString(),
                "_submit", "form"));
    }
}
