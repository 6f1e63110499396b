package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.people.NewPerson;
import kh.isaf.people.People;
import kh.isaf.people.Sex;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Whom messages do not reach, as those see it who look after them; groups of areas. */
class NumbersPageTests extends ProductTest {

    private static final String PHONE = "+85512730009";

    @Autowired
    MockMvc mvc;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    private UUID caf;

    @BeforeEach
    void aNumberIsDead() {
        clean();
        jdbc.sql("""
                insert into area (code, parent_code, level, type, name_km, name_latin) values
                    ('73', null, 'CP', 'PROVINCE', 'ខេត្តសាក', 'Trial'), ('7303', '73', 'DMK', 'DISTRICT', 'ស្រុកសាក', 'Trial'),
                    ('730301', '7303', 'CS', 'COMMUNE', 'ឃុំសាក', 'Commune')
                on conflict do nothing""").update();
        caf = people.register(
                Actor.system("test"),
                new NewPerson(
                        null,
                        "សុភា",
                        "=Sophea",
                        PHONE,
                        null,
                        Sex.FEMALE,
                        "km",
                        null,
                        List.of(new Grant(Role.CAF, "730301")),
                        LocalDate.of(2020, 1, 1)));
        jdbc.sql("insert into dead_address (channel, address, cause) values ('sms', ?, 'NOT_DELIVERED')")
                .param(PHONE)
                .update();
    }

    @AfterEach
    void clean() {
        jdbc.sql("delete from question").update();
        jdbc.sql("delete from outbound_message where address = ?").param(PHONE).update();
        jdbc.sql("delete from dead_address").update();
        jdbc.sql("delete from telegram_chat where chat = '-7303'").update();
        jdbc.sql("delete from role_assignment where area_code like '73%'").update();
        jdbc.sql("delete from person where phone = ?").param(PHONE).update();
        jdbc.sql("delete from area where code like '73%'").update();
    }

    @Test
    void theDistrictSeesItsOwnPeopleAndAnotherDoesNot() throws Exception {
        assertThat(page("/numbers", as(Role.DMK_GROUP, "7303")))
                .contains("ឃុំសាក", "សុភា", PHONE, "សារមិនទៅដល់", "/people/" + caf)
                .doesNotContain("/numbers/check");
        assertThat(page("/numbers", as(Role.DMK_GROUP, "1208"))).doesNotContain("សុភា", PHONE);
        assertThat(page("/numbers?area=730301", as(Role.CLERK, "730301"))).contains("សុភា");
        assertThat(status("/numbers?area=7303", as(Role.DMK_GROUP, "1208"))).isEqualTo(404);
        assertThat(page("/numbers", as(Role.NCDDS_ADMIN, "")))
                .contains("ខេត្តសាក", "/numbers/check", "ចំនួនអ្នកដែលនឹងត្រូវសួរ៖ ");
    }

    @Test
    void theTableIsSafeForASpreadsheet() throws Exception {
        String table = mvc.perform(
                        get("/numbers.csv").with(ActingAs.signedIn(new Grant(Role.CP_GROUP, "73"), Locale.ENGLISH)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(table).contains("730301,Commune,'=Sophea,", "'" + PHONE, "Messages do not arrive");
    }

    @Test
    void whoDoesNotAnswerIsListed() throws Exception {
        jdbc.sql("delete from dead_address").update();
        mvc.perform(post("/numbers/check").param("area", "7303").with(csrf()).with(as(Role.NCDDS_ADMIN, "")))
                .andReturn();
        jdbc.sql("update outbound_message set status = 'SENT' where address = ?")
                .param(PHONE)
                .update();
        assertThat(page("/numbers", as(Role.DMK_GROUP, "7303"))).doesNotContain("សុភា");
        jdbc.sql("update question set asked_at = asked_at - interval '15 days'").update();
        assertThat(page("/numbers", as(Role.DMK_GROUP, "7303"))).contains("សុភា", "មិនបានឆ្លើយ");
        jdbc.sql("update person set phone_confirmed = phone, phone_confirmed_at = now() where id = ?")
                .param(caf)
                .update();
        assertThat(page("/numbers", as(Role.DMK_GROUP, "7303"))).doesNotContain("សុភា");
    }

    @Test
    void groupsAreShownToThoseWhoKeepThem() throws Exception {
        jdbc.sql("""
                insert into telegram_chat (chat, area_code, name, joined_by, gone_at)
                values ('-7303', '7303', 'ក្រុមសាក', ?, now())""").param(caf).update();
        assertThat(page("/groups", as(Role.DMK_GROUP, "7303"))).contains("ក្រុមសាក", "បូតត្រូវបានដកចេញ");
        assertThat(page("/groups", as(Role.DMK_GROUP, "1208"))).doesNotContain("ក្រុមសាក");
        assertThat(page("/me/telegram", as(Role.DMK_GROUP, "7303"))).contains("មិនទាន់បានរៀបចំ");
    }

    private static RequestPostProcessor as(Role role, String area) {
        return ActingAs.signedIn(new Grant(role, area));
    }

    private String page(String path, RequestPostProcessor who) throws Exception {
        return mvc.perform(get(path).with(who)).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private int status(String path, RequestPostProcessor who) throws Exception {
        return mvc.perform(get(path).with(who)).andReturn().getResponse().getStatus();
    }
}
