package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.worklist.PostponedPlaces;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** A stage is put off on its pages: form, preview, act, list, and undone with a reason. */
class PostponementPagesTests extends ProductTest {

    private static final Grant KHAN = new Grant(Role.DMK_GROUP, "8201");
    private static final Grant PROVINCE = new Grant(Role.CP_GROUP, "82");
    private static final Grant NATION = new Grant(Role.NCDDS_ADMIN, "");
    private static final Grant CLERK = new Grant(Role.CLERK, "820101");

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RuntimeService runtime;

    @BeforeEach
    void aProvinceInItsYear() {
        new PostponedPlaces(jdbc).make();
    }

    @AfterEach
    void itIsTakenBack() {
        new PostponedPlaces(jdbc).takeBack(runtime);
    }

    @Test
    void theFormOffersWhatOneSupervises() throws Exception {
        get(KHAN, "/postponements/new")
                .andExpect(content()
                        .string(allOf(
                                containsString("value=\"8201\""),
                                containsString("value=\"820101\""),
                                not(containsString("value=\"8201/own\"")),
                                not(containsString("value=\"8202\"")),
                                not(containsString("value=\"nation\"")),
                                not(containsString("??")))));
        get(PROVINCE, "/postponements/new")
                .andExpect(content()
                        .string(allOf(
                                containsString("value=\"82\""),
                                containsString("value=\"8201/own\""),
                                containsString("value=\"820201\""))));
        get(NATION, "/postponements/new?area=820101&year=2027")
                .andExpect(content()
                        .string(allOf(
                                containsString("value=\"nation\""),
                                containsString("value=\"8202\""),
                                containsString("value=\"820101\" selected=\"selected\""),
                                not(containsString("value=\"820201\"")))));
    }

    @Test
    void firstItIsShownThenItIsDone() throws Exception {
        post(KHAN, "/postponements", typed())
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("name=\"confirmed\""),
                                containsString("ទីកន្លែង 820101"),
                                containsString("2027"),
                                containsString("ទឹកជំនន់"),
                                not(containsString("??")))));
        assertThat(count()).isZero();

        Map<String, String> confirmed = typed();
        confirmed.put("confirmed", "yes");
        post(KHAN, "/postponements", confirmed)
                .andExpect(redirectedUrl("/postponements?year=2027"))
                .andExpect(flash().attribute("messageArgs", new String[] {"2", "2", "2", "0"}));
        assertThat(count()).isEqualTo(1);
        get(CLERK, "/postponements?year=2027")
                .andExpect(content()
                        .string(allOf(
                                containsString("ទឹកជំនន់"),
                                containsString("dmkGroup of 8201"),
                                not(containsString("/postponements/new")),
                                not(containsString("??")))));
    }

    @Test
    void whatWasTypedIsKeptOnARefusal() throws Exception {
        Map<String, String> typed = typed();
        typed.put("days", "many");
        typed.put("confirmed", "yes");
        post(KHAN, "/postponements", typed)
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("value=\"many\""),
                                containsString("ទឹកជំនន់"),
                                containsString("value=\"8201\" selected=\"selected\""),
                                containsString("value=\"dissemination\" selected=\"selected\""),
                                containsString("id=\"days-error\""),
                                containsString("href=\"#days\""),
                                not(containsString("name=\"confirmed\"")))));
        typed.put("days", "5");
        typed.put("reason", " ");
        post(KHAN, "/postponements", typed)
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("id=\"reason-error\"")));
        typed.put("reason", "ទឹកជំនន់");
        typed.put("area", "829999");
        post(NATION, "/postponements", typed)
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("id=\"area-error\"")));
        typed.put("area", "8201");
        typed.put("month", "3");
        post(KHAN, "/postponements", typed)
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("id=\"month-error\"")));
        assertThat(count()).isZero();
    }

    @Test
    void khmerNumeralsAreNumbers() throws Exception {
        Map<String, String> typed = typed();
        typed.put("days", "១០");
        post(KHAN, "/postponements", typed)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("name=\"confirmed\"")));
    }

    @Test
    void itIsUndoneWithAReasonAfterAPreview() throws Exception {
        Map<String, String> confirmed = typed();
        confirmed.put("confirmed", "yes");
        post(KHAN, "/postponements", confirmed);
        String address = "/postponements/"
                + jdbc.sql("select id from postponement where area_code = '8201'")
                        .query(String.class)
                        .single();
        get(CLERK, address).andExpect(status().isOk()).andExpect(content().string(not(containsString("/undo"))));
        get(KHAN, address).andExpect(content().string(containsString("/undo")));
        post(KHAN, address + "/undo", Map.of("reason", " ", "confirmed", "yes"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("id=\"reason-error\"")));
        post(KHAN, address + "/undo", Map.of("reason", "ស្រកហើយ"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(containsString("name=\"confirmed\""), containsString("value=\"ស្រកហើយ\""))));
        post(KHAN, address + "/undo", Map.of("reason", "ស្រកហើយ", "confirmed", "yes"))
                .andExpect(redirectedUrl(address));
        get(KHAN, address)
                .andExpect(content()
                        .string(allOf(
                                containsString("ស្រកហើយ"), not(containsString("/undo")), not(containsString("??")))));
        post(KHAN, address + "/undo", Map.of("reason", "again", "confirmed", "yes"))
                .andExpect(status().isUnprocessableContent());
    }

    @Test
    void thePagesSpeakEnglishToo() throws Exception {
        mvc.perform(MockMvcRequestBuilders.get("/postponements/new").with(ActingAs.signedIn(KHAN, Locale.ENGLISH)))
                .andExpect(
                        content().string(allOf(containsString("Khan Place 8201 (8201)"), not(containsString("??")))));
    }

    private static Map<String, String> typed() {
        return new HashMap<>(
                Map.of("year", "2027", "area", "8201", "stage", "dissemination", "days", "5", "reason", "ទឹកជំនន់"));
    }

    private int count() {
        return jdbc.sql("select count(*) from postponement where area_code like '82%'")
                .query(Integer.class)
                .single();
    }

    private ResultActions get(Grant by, String address) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.get(address).with(ActingAs.signedIn(by)));
    }

    private ResultActions post(Grant by, String address, Map<String, String> parameters) throws Exception {
        var request =
                MockMvcRequestBuilders.post(address).with(ActingAs.signedIn(by)).with(csrf());
        parameters.forEach(request::param);
        return mvc.perform(request);
    }
}
