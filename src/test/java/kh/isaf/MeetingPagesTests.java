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

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Meetings owed by cadence, and what was decided there, in a made-up province. */
class MeetingPagesTests extends ProvinceOfBodies {

    private static final Pattern NUMBER = Pattern.compile("<a href=\"(/meetings\\?[^\"]*)#list\"[^>]*>(\\d+)</a>");
    private static final Pattern LINE =
            Pattern.compile("<th scope=\"row\"><a href=\"(/meetings/meeting|/cycles/)[^\"]*\"");

    @Test
    void cadenceSaysWhatIsOwed() throws Exception {
        assertThat(total("/meetings?year=" + year + "&area=63&body=cpGroup", PROVINCE))
                .isEqualTo(4);
        assertThat(total("/meetings?year=" + year + "&area=63&body=dmkGroup", PROVINCE))
                .isEqualTo(12);
        assertThat(total("/meetings?year=" + year + "&area=63&body=dmkNetwork", PROVINCE))
                .isEqualTo(8);
        assertThat(total("/meetings?year=" + year + "&area=63&body=providerMeeting", PROVINCE))
                .isEqualTo(48);
        assertThat(total("/meetings?year=" + year + "&body=psc", NATION)).isEqualTo(2);
        assertThat(total("/meetings?year=" + year + "&area=63&body=jaapCommittee", PROVINCE))
                .isEqualTo(48);
        // held in the task of the month, shown here
        assertThat(total("/meetings?year=" + year + "&area=63&body=jaapCommittee&state=held", PROVINCE))
                .isEqualTo(1);
    }

    @Test
    void everyNumberIsThatOfItsList() throws Exception {
        int numbers = 0;
        for (RequestPostProcessor reader : List.of(PROVINCE, DISTRICT, CLERK)) {
            Map<String, Integer> links = new LinkedHashMap<>();
            Matcher found = NUMBER.matcher(text("/meetings?year=" + year, reader));
            while (found.find()) {
                links.put(found.group(1).replace("&amp;", "&"), Integer.parseInt(found.group(2)));
            }
            for (Map.Entry<String, Integer> link : links.entrySet()) {
                assertThat(total(link.getKey(), reader)).as(link.getKey()).isEqualTo(link.getValue());
                numbers++;
            }
        }
        assertThat(numbers).isGreaterThan(30);
    }

    @Test
    void pagesOfTheListHoldEveryMeetingOnce() throws Exception {
        record("3", "0", "0");
        List<String> lines = new ArrayList<>();
        int total = total("/meetings?year=" + year, PROVINCE);
        assertThat(total).isGreaterThan(50);
        for (int page = 1; page <= (total + 24) / 25; page++) {
            Matcher line = LINE.matcher(text("/meetings?year=" + year + "&page=" + page, PROVINCE));
            while (line.find()) {
                lines.add(line.group());
            }
        }
        List<String> file = text("/meetings.csv?year=" + year, PROVINCE).lines().toList();
        assertThat(lines).hasSize(total).hasSize(file.size() - 1);
        assertThat(lines).filteredOn(line -> !line.contains("/cycles/")).doesNotHaveDuplicates();
    }

    @Test
    void missedIsSeenAfterFiveDays() throws Exception {
        jdbc.sql(
                        "insert into meeting_cadence (body, valid_from, months, source, assumed) values ('cpGroup', ?, 12, '', true)")
                .param(today.minusDays(3).minusMonths(12))
                .update();
        int asked = today.minusDays(3).minusMonths(12).getYear();
        assertThat(asked).isEqualTo(year);
        assertThat(state("cpGroup", "63", today.minusDays(3).minusMonths(12))).isNotEqualTo("MISSED");
        jdbc.sql("update meeting_body set grace_days = 2 where code = 'cpGroup'")
                .update();
        assertThat(state("cpGroup", "63", today.minusDays(3).minusMonths(12))).isEqualTo("MISSED");
    }

    private String state(String body, String where, LocalDate from) throws Exception {
        String page = text("/meetings/meeting?body=" + body + "&where=" + where + "&from=" + from, PROVINCE);
        return page.contains(">Missed<") ? "MISSED" : "OTHER";
    }

    @Test
    void plannedOnWorkingDaysToComeOnly() throws Exception {
        period = LocalDate.of(today.getYear() + 1, 3, 1);
        cycleOf(period.getYear(), "630101");
        LocalDate saturday = period.plusMonths(1);
        while (saturday.getDayOfWeek() != DayOfWeek.SATURDAY) {
            saturday = saturday.plusDays(1);
        }
        plan(saturday, DISTRICT).andExpect(status().is(422)).andExpect(content().string(containsString("closed")));
        plan(period.plusMonths(4), DISTRICT).andExpect(status().is(422));
        LocalDate monday = saturday.plusDays(23);
        plan(monday, OTHER).andExpect(status().isNotFound());
        plan(monday, PROVINCE).andExpect(status().isForbidden());
        plan(monday, CLERK).andExpect(status().isNotFound());
        // the page it leads to is the same in every language
        plan(monday, DISTRICT).andExpect(redirectedUrl("/meetings/meeting?body=dmkGroup&where=6301&from=" + period));
        assertThat(jdbc.sql("select planned_on from meeting where area_code = '6301'")
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(monday);
        mvc.perform(get("/meetings.ics?year=" + period.getYear()).with(DISTRICT))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("BEGIN:VCALENDAR")));
    }

    @Test
    void nothingIsPlannedForADayThatHasPassed() throws Exception {
        LocalDate monday = period.plusMonths(1);
        while (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
            monday = monday.plusDays(1);
        }
        plan(monday, DISTRICT)
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("That day has passed")));
        assertThat(text("/meetings/meeting?body=dmkGroup&where=6301&from=" + period, DISTRICT))
                .contains("Write down that it was held")
                .doesNotContain("Save the plan");
    }

    @Test
    void aRefusalIsReadAlsoWhereItsFormIsGone() throws Exception {
        record("3", "0", "0").andExpect(status().isFound());
        plan(period.plusDays(30), DISTRICT)
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("The meeting was held already")));
    }

    @Test
    void decisionBecomesATaskThatItsOwnerCloses() throws Exception {
        decide("wording", "repair the pump", "role:clerk:630101").andExpect(status().is(422));
        record("3", "0", "0").andExpect(status().isFound());
        record("0", "0", "0").andExpect(status().is(422));
        record("12", "9", "1").andExpect(status().isFound());
        assertThat(jdbc.sql("select women || ' ' || men || ' ' || other from meeting where area_code = '6301'")
                        .query(String.class)
                        .list())
                .containsExactly("12 9 1");
        decide("wording", "repair the pump", "role:clerk:120802").andExpect(status().is(422));
        decide("wording", "repair the pump", "role:clerk:630101").andExpect(status().isFound());
        UUID decision = jdbc.sql("select id from resolution where wording = 'repair the pump'")
                .query(UUID.class)
                .single();
        mvc.perform(get("/tasks?tab=groups").with(CLERK))
                .andExpect(content().string(containsString("repair the pump")));
        mvc.perform(get("/decisions/" + decision).with(OTHER)).andExpect(status().isNotFound());
        mvc.perform(post("/decisions/" + decision + "/done")
                        .param("note", "pumps again")
                        .with(DISTRICT)
                        .with(csrf()))
                .andExpect(status().isForbidden());
        mvc.perform(post("/decisions/" + decision + "/done")
                        .param("note", "")
                        .with(CLERK)
                        .with(csrf()))
                .andExpect(status().is(422));
        mvc.perform(post("/decisions/" + decision + "/done")
                        .param("note", "pumps again")
                        .with(CLERK)
                        .with(csrf()))
                .andExpect(status().isFound());
        assertThat(jdbc.sql(
                                "select w.status || ' ' || r.done_note from resolution r join work_item w on w.id = r.work_item_id")
                        .query(String.class)
                        .list())
                .contains("DONE pumps again");
        mvc.perform(get("/decisions/" + decision).with(DISTRICT))
                .andExpect(content().string(containsString("pumps again")));
    }

    @Test
    void personGetsItAndTheNationHasTasksToo() throws Exception {
        record("1", "1", "0");
        UUID person = jdbc.sql("select person_id from role_assignment where area_code = '6301'")
                .query(UUID.class)
                .single();
        decide("wording", "call the schools", "person:" + person).andExpect(status().isFound());
        assertThat(jdbc.sql("select assignee_id from work_item where name_en = 'call the schools'")
                        .query(UUID.class)
                        .single())
                .isEqualTo(person);
        LocalDate half = LocalDate.of(year, 1, 1);
        mvc.perform(post("/meetings/record")
                        .param("body", "psc")
                        .param("where", "")
                        .param("from", half.toString())
                        .param("day", half.plusDays(40).toString())
                        .param("women", "4")
                        .with(NATION)
                        .with(csrf()))
                .andExpect(status().isFound());
        mvc.perform(post("/meetings/decide")
                        .param("body", "psc")
                        .param("where", "")
                        .param("from", half.toString())
                        .param("wording", "print the forms")
                        .param("owner", "role:ncddsAdmin:")
                        .param("dueOn", today.plusDays(3).toString())
                        .with(NATION)
                        .with(csrf()))
                .andExpect(status().isFound());
        mvc.perform(get("/tasks?tab=groups").with(NATION))
                .andExpect(content().string(containsString("print the forms")));
    }

    @Test
    void rhythmChangesWhereAPeriodBegins() throws Exception {
        change("dmkGroup", today.plusDays(1), "3").andExpect(status().is(422));
        LocalDate next = LocalDate.of(today.getYear() + 1, 1, 1);
        change("jaapCommittee", next, "2").andExpect(status().isNotFound());
        change("dmkGroup", next, "5").andExpect(status().is(422));
        change("dmkGroup", next, "3").andExpect(status().isFound());
        cycleOf(next.getYear(), "630101");
        assertThat(total("/meetings?year=" + next.getYear() + "&area=63&body=dmkGroup", PROVINCE))
                .isEqualTo(4);
        assertThat(total("/meetings?year=" + year + "&area=63&body=dmkGroup", PROVINCE))
                .isEqualTo(12);
        mvc.perform(get("/meetings/cadence").with(CLERK))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("Save the rhythm"))));
    }

    @Test
    void membersOfANetworkSeeItsMeetings() throws Exception {
        Grant facilitator = new Grant(Role.CAF, "630101");
        String list = "/meetings?year=" + year + "&body=dmkNetwork";
        assertThat(total(list, reading(facilitator))).isZero();
        UUID person = ActingAs.actor(facilitator).personId();
        member(person, "dmkNetwork");
        assertThat(total(list, reading(facilitator))).isEqualTo(4);
        LocalDate from = LocalDate.of(year, 1, 1);
        String page = "/meetings/meeting?body=dmkNetwork&where=6301&from=" + from;
        assertThat(text(page, reading(facilitator))).doesNotContain("Write down that it was held");
        jdbc.sql("update body_member set position = 'secretary' where person_id = ?")
                .param(person)
                .update();
        assertThat(text(page, reading(facilitator))).contains("Write down that it was held");
    }

    @Test
    void whoeverSeesTheMeetingReadsItsDecisions() throws Exception {
        record("3", "0", "0");
        decide("wording", "only for the minutes", "").andExpect(status().is(422));
        mvc.perform(post("/meetings/decide")
                        .param("body", "dmkGroup")
                        .param("where", "6301")
                        .param("from", period.toString())
                        .param("wording", "repair the pump")
                        .with(DISTRICT)
                        .with(csrf()))
                .andExpect(status().isFound());
        UUID decision = jdbc.sql("select id from resolution").query(UUID.class).single();
        Grant facilitator = new Grant(Role.CAF, "630101");
        mvc.perform(get("/decisions/" + decision).with(reading(facilitator))).andExpect(status().isNotFound());
        member(ActingAs.actor(facilitator).personId(), "dmkGroup");
        assertThat(text("/decisions/" + decision, reading(facilitator)))
                .contains("repair the pump")
                .contains("/meetings/meeting?body=dmkGroup&amp;where=6301&amp;from=" + period);
    }

    @Test
    void timesAreThoseOfTheCountry() throws Exception {
        record("3", "0", "0");
        jdbc.sql("update meeting set at = '2026-05-04T02:30:00Z'").update();
        assertThat(text("/meetings/meeting?body=dmkGroup&where=6301&from=" + period, DISTRICT))
                .contains("4 May 2026 09:30");
    }

    @Test
    void otherPlacesAreNotFoundAnywhere() throws Exception {
        for (String page : List.of(
                "/meetings",
                "/meetings.csv",
                "/meetings.xlsx",
                "/meetings.ics",
                "/visits",
                "/visits.csv",
                "/visits.xlsx")) {
            for (String area : List.of("6302", "630201", "1208")) {
                mvc.perform(get(page).param("area", area).with(DISTRICT)).andExpect(status().isNotFound());
            }
        }
        mvc.perform(get("/meetings/meeting?body=dmkGroup&where=6302&from=" + period)
                        .with(DISTRICT))
                .andExpect(status().isNotFound());
        mvc.perform(get("/meetings/meeting?body=dmkGroup&where=6301&from=" + period.plusMonths(1))
                        .with(DISTRICT))
                .andExpect(status().isNotFound());
        assertThat(text("/meetings.csv?year=" + year, DISTRICT))
                .contains("6301")
                .doesNotContain("6302");
    }

    private void member(UUID person, String kind) {
        jdbc.sql("insert into person (id, name_km, name_latin, sex, language) values (?, 'ក', 'A', 'FEMALE', 'km')")
                .param(person)
                .update();
        jdbc.sql(
                        "insert into body (code, kind, area_code, name_km, name_latin, term_from) values ('6301-N', ?, '6301', 'ក', 'N', '2020-01-01')")
                .param(kind)
                .update();
        jdbc.sql(
                        "insert into body_member (body_code, person_id, position, valid_from) values ('6301-N', ?, 'member', '2020-01-01')")
                .param(person)
                .update();
    }

    private ResultActions change(String body, LocalDate from, String months) throws Exception {
        return mvc.perform(post("/meetings/cadence")
                .param("body", body)
                .param("from", from.toString())
                .param("months", months)
                .param("reason", "decided")
                .with(NATION)
                .with(csrf()));
    }

    private ResultActions plan(LocalDate day, RequestPostProcessor who) throws Exception {
        return mvc.perform(post("/meetings/plan")
                .param("body", "dmkGroup")
                .param("where", "6301")
                .param("from", period.toString())
                .param("day", day.toString())
                .with(who)
                .with(csrf()));
    }

    private ResultActions record(String women, String men, String other) throws Exception {
        return mvc.perform(post("/meetings/record")
                .param("body", "dmkGroup")
                .param("where", "6301")
                .param("from", period.toString())
                .param("day", period.plusDays(20).toString())
                .param("women", women)
                .param("men", men)
                .param("other", other)
                .with(DISTRICT)
                .with(csrf()));
    }

    private ResultActions decide(String field, String wording, String owner) throws Exception {
        return mvc.perform(post("/meetings/decide")
                .param("body", "dmkGroup")
                .param("where", "6301")
                .param("from", period.toString())
                .param(field, wording)
                .param("owner", owner)
                .param("dueOn", today.plusDays(7).toString())
                .with(DISTRICT)
                .with(csrf()));
    }
}
