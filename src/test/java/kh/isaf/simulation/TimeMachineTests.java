package kh.isaf.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import kh.isaf.ProductTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** The page on which NCDDS tries a year out, and the child program behind it. */
class TimeMachineTests extends ProductTest {

    private static final String PAGE = "/time-machine";

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TrialMessages messages;

    private Cookie session = new Cookie("SESSION", "none");

    @BeforeEach
    void signIn() throws Exception {
        jdbc.sql("delete from trial").update();
        session = Objects.requireNonNull(
                mvc.perform(post("/sign-in/demo").param("account", "ncdds").with(csrf()))
                        .andReturn()
                        .getResponse()
                        .getCookie("SESSION"));
    }

    @AfterEach
    void removeTrials() {
        jdbc.sql("delete from trial").update();
    }

    @Test
    void theFormOffersTheAreasOfTheCountry() throws Exception {
        mvc.perform(get(PAGE).cookie(session))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("value=\"1208\"")))
                .andExpect(content().string(containsString("value=\"LIVE\" checked")));
    }

    @Test
    void whatIsWrongIsToldAndWhatWasTypedStays() throws Exception {
        refused("2027", "9999", "35", "LIVE", null)
                .andExpect(content().string(containsString("value=\"35\"")))
                .andExpect(content().string(containsString("<option value=\"1208\"")));
        refused("1999", "1208", "20", "LIVE", null).andExpect(content().string(containsString("value=\"1999\"")));
        refused("soon", "1208", "20", "LIVE", null);
        refused("2027", "1208", "101", "LIVE", null)
                .andExpect(content().string(containsString("<option value=\"1208\" selected")));
        refused("2027", "1208", "20", "FILE", null)
                .andExpect(content().string(containsString("value=\"FILE\" checked")));
        refused("2027", "1208", "20", "FILE", Files.readAllBytes(Path.of("processes/scorecard.bpmn")));
        refused(
                        "2027",
                        "1208",
                        "20",
                        "FILE",
                        Files.readString(Path.of("processes/reminderLadder.dmn"))
                                .replaceFirst("\"holder\"</text>", "count(1 to 9)</text>")
                                .getBytes(StandardCharsets.UTF_8))
                .andExpect(content().string(containsString("<li>")));
        assertThat(jdbc.sql("select count(*) from trial").query(Integer.class).single())
                .isZero();
    }

    @Test
    void oneTrialRunsAtATimeAndOneWhoseNodeIsGoneIsBroken() throws Exception {
        UUID other = trial(TrialStatus.RUNNING);
        refused("2027", "1208", "20", "LIVE", null);
        mvc.perform(get(PAGE + "/" + other).cookie(session))
                .andExpect(content().string(containsString("http-equiv=\"refresh\"")));
        jdbc.sql("update trial set heartbeat_at = now() - interval '5 minutes'").update();
        mvc.perform(get(PAGE + "/" + other).cookie(session))
                .andExpect(content().string(containsString("ដាច់ពាក់កណ្តាល")))
                .andExpect(content().string(not(containsString("http-equiv=\"refresh\""))));
    }

    @Test
    void aFailedTrialIsToldPlainly() throws Exception {
        UUID trial = trial(TrialStatus.FAILED);
        jdbc.sql("update trial set failure = 'reminderLadder.dmn: row 3 <recipient>'")
                .update();
        mvc.perform(get(PAGE + "/" + trial).cookie(session))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("reminderLadder.dmn: row 3 &lt;recipient&gt;")));
    }

    @Test
    void aFinishedTrialIsCountedFilteredAndDownloaded() throws Exception {
        UUID trial = trial(TrialStatus.DONE);
        Path list = Files.createTempFile("messages", ".csv");
        String csv = """
                at,person,role,area,channel,urgent,step,text
                2027-04-20T07:00:00,caf 1,caf,120802,email,false,-2;opened,"First line
                - with a ""quoted"" word, and a comma"
                2027-04-20T07:00:00,chair 1,committeeChair,120802,email,false,+5,Late
                2027-04-25T07:00:00,ncdds,ncddsAdmin,,email,true,+30,Very late
                2027-04-26T20:15:00,caf 1,caf,120802,email,false,0,At night
                """;
        Files.writeString(list, csv);
        assertThat(messages.take(trial, list)).isEqualTo(4);

        TrialCounts counts = messages.counts(trial);
        assertThat(counts.messages()).isEqualTo(4);
        assertThat(counts.people()).isEqualTo(3);
        assertThat(counts.urgent()).isEqualTo(1);
        assertThat(counts.quietBroken()).isEqualTo(1);
        assertThat(counts.quietUrgent()).isEqualTo(1);
        assertThat(counts.weeks()).hasSize(2);
        assertThat(counts.steps()).extracting(TrialCounts.Of::what).containsExactly("-2", "0", "+5", "+30", "opened");

        mvc.perform(get(PAGE + "/" + trial).cookie(session))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Very late")));
        mvc.perform(get(PAGE + "/" + trial).param("role", "committeeChair").cookie(session))
                .andExpect(content().string(containsString("chair 1")))
                .andExpect(content().string(not(containsString("Very late"))));
        mvc.perform(get(PAGE + "/" + trial)
                        .param("step", "opened")
                        .param("from", "2027-04-20")
                        .param("to", "2027-04-20")
                        .param("text", "QUOTED")
                        .cookie(session))
                .andExpect(content().string(containsString("First line")))
                .andExpect(content().string(not(containsString("chair 1"))));
        mvc.perform(get(PAGE + "/" + trial + "/messages.csv").cookie(session))
                .andExpect(status().isOk())
                .andExpect(content().bytes(csv.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theChildProgramRunsAndIsStopped() throws Exception {
        MvcResult started = mvc.perform(form("2027", "1208", "20", "LIVE", null).cookie(session))
                .andExpect(status().isFound())
                .andReturn();
        String page = Objects.requireNonNull(started.getResponse().getRedirectedUrl());
        List<ProcessHandle> children = List.of();
        for (int tries = 0; tries < 200 && children.isEmpty(); tries++) {
            Thread.sleep(50);
            children = children();
        }
        assertThat(children).hasSize(1);
        mvc.perform(get(page).cookie(session)).andExpect(content().string(containsString("<progress")));
        mvc.perform(post(page + "/stop").cookie(session).with(csrf())).andExpect(redirectedUrl(page));
        for (int tries = 0; tries < 600 && !children().isEmpty(); tries++) {
            Thread.sleep(50);
        }
        assertThat(children()).isEmpty();
        mvc.perform(get(page).cookie(session)).andExpect(content().string(containsString("បានបញ្ឈប់")));
    }

    private static List<ProcessHandle> children() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .toList();
    }

    private org.springframework.test.web.servlet.ResultActions refused(
            String year, String area, String late, String table, byte @org.jspecify.annotations.Nullable [] file)
            throws Exception {
        return mvc.perform(form(year, area, late, table, file).cookie(session))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("role=\"alert\"")));
    }

    private static AbstractMockHttpServletRequestBuilder<?> form(
            String year, String area, String late, String table, byte @org.jspecify.annotations.Nullable [] file) {
        var request = multipart(PAGE);
        if (file != null) {
            request.file(new MockMultipartFile("file", "mine.dmn", "application/xml", file));
        }
        request.param("year", year).param("area", area).param("late", late).param("table", table);
        return request.with(csrf());
    }

    private UUID trial(TrialStatus status) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into trial (id, year, area_code, late_percent, seed, ladder, status, ordered_by, ordered_at)
                values (?, 2027, '1208', 20, 1, 'LIVE', ?, 'test', now())""").param(id).param(status.name()).update();
        return id;
    }
}
