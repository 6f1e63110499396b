package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.annotation.Transactional;

/** Meetings owed by cadence, what was decided there and on visits, in a made-up province. */
@Transactional
class MeetingPagesTests extends ProductTest {

    private static final Pattern NUMBER = Pattern.compile("<a href=\"(/meetings\\?[^\"]*)#list\"[^>]*>(\\d+)</a>");
    private static final Pattern TOTAL = Pattern.compile("(\\d+) meetings, page");
    private static final Grant GROUP = new Grant(Role.DMK_GROUP, "6301");
    private static final RequestPostProcessor NATION = reading(ActingAs.here(Role.NCDDS_ADMIN));
    private static final RequestPostProcessor PROVINCE = reading(new Grant(Role.CP_GROUP, "63"));
    private static final RequestPostProcessor DISTRICT = reading(GROUP);
    private static final RequestPostProcessor OTHER = reading(new Grant(Role.DMK_GROUP, "6302"));
    private static final RequestPostProcessor CLERK = reading(new Grant(Role.CLERK, "630101"));

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private LocalDate today = LocalDate.EPOCH;
    private LocalDate period = LocalDate.EPOCH;
    private int year;

    /** Two districts of two communes with a school each, whose year began long ago; the period of two months is over. */
    @BeforeEach
    void aProvince() {
        today = LocalDate.now(clock);
        year = today.getYear() - 1;
        period = LocalDate.of(year, 3, 1);
        jdbc.sql("insert into cycle (year, opened_at) values (?, now()) on conflict do nothing")
                .param(year)
                .update();
        area("63", null, "CP", "PROVINCE");
        for (String district : List.of("6301", "6302")) {
            area(district, "63", "DMK", "DISTRICT");
            for (String commune : List.of(district + "01", district + "02")) {
                area(commune, district, "CS", "COMMUNE");
                cycle(commune);
            }
        }
        person("clerk", "630101");
        person("dmkGroup", "6301");
        person("ncddsAdmin", "");
    }

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
    void plannedOnWorkingDaysOnly() throws Exception {
        LocalDate saturday = LocalDate.of(year, 4, 1);
        while (saturday.getDayOfWeek() != java.time.DayOfWeek.SATURDAY) {
            saturday = saturday.plusDays(1);
        }
        plan(saturday, DISTRICT).andExpect(status().is(422)).andExpect(content().string(containsString("closed")));
        plan(LocalDate.of(year, 7, 1), DISTRICT).andExpect(status().is(422));
        LocalDate monday = saturday.plusDays(23);
        plan(monday, OTHER).andExpect(status().isNotFound());
        plan(monday, PROVINCE).andExpect(status().isForbidden());
        plan(monday, CLERK).andExpect(status().isNotFound());
        plan(monday, DISTRICT).andExpect(status().isFound());
        assertThat(jdbc.sql("select planned_on from meeting where area_code = '6301'")
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(monday);
        mvc.perform(get("/meetings.ics?year=" + year).with(DISTRICT))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("BEGIN:VCALENDAR")));
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
        jdbc.sql("insert into person (id, name_km, name_latin, sex, language) values (?, 'ក', 'A', 'FEMALE', 'km')")
                .param(person)
                .update();
        jdbc.sql(
                        "insert into body (code, kind, area_code, name_km, name_latin, term_from) values ('6301-N', 'dmkNetwork', '6301', 'ក', 'N', '2020-01-01')")
                .update();
        jdbc.sql(
                        "insert into body_member (body_code, person_id, position, valid_from) values ('6301-N', ?, 'member', '2020-01-01')")
                .param(person)
                .update();
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
    void visitHasFindingsAndWhatFollows() throws Exception {
        mvc.perform(get("/visits/new?area=630101").with(DISTRICT)).andExpect(status().isOk());
        visit("630201", DISTRICT).andExpect(status().isNotFound());
        visit("630101-PS-01", DISTRICT).andExpect(status().isFound());
        UUID id = jdbc.sql("select id from visit").query(UUID.class).single();
        String page = "/visits/" + id;
        mvc.perform(get(page).with(OTHER)).andExpect(status().isNotFound());
        mvc.perform(get(page).with(CLERK)).andExpect(status().isOk());
        mvc.perform(post(page + "/decide")
                        .param("wording", "too early")
                        .with(DISTRICT)
                        .with(csrf()))
                .andExpect(status().is(422));
        mvc.perform(post(page + "/record")
                        .param("day", today.toString())
                        .param("findings", "no water")
                        .with(PROVINCE)
                        .with(csrf()))
                .andExpect(status().isForbidden());
        mvc.perform(post(page + "/record")
                        .param("day", today.toString())
                        .param("findings", "no water")
                        .with(DISTRICT)
                        .with(csrf()))
                .andExpect(status().isFound());
        mvc.perform(post(page + "/decide")
                        .param("wording", "dig a well")
                        .param("owner", "role:clerk:630101")
                        .param("dueOn", today.plusDays(9).toString())
                        .with(DISTRICT)
                        .with(csrf()))
                .andExpect(status().isFound());
        assertThat(text("/visits?year=" + today.getYear(), PROVINCE))
                .contains("1, 1 open")
                .contains("1 made");
        assertThat(text("/visits?year=" + today.getYear(), OTHER)).contains("No visit here");
        mvc.perform(get("/tasks?tab=groups").with(CLERK)).andExpect(content().string(containsString("dig a well")));
        mvc.perform(post(page + "/cancel")
                        .param("reason", "rain")
                        .with(DISTRICT)
                        .with(csrf()))
                .andExpect(status().is(422));
    }

    @Test
    void otherPlacesAreNotFoundAnywhere() throws Exception {
        for (String page : List.of("/meetings", "/meetings.csv", "/meetings.xlsx", "/meetings.ics", "/visits")) {
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

    private ResultActions visit(String where, RequestPostProcessor who) throws Exception {
        return mvc.perform(post("/visits")
                .param("where", where)
                .param("day", today.plusDays(1).toString())
                .param("purpose", "see the school")
                .with(who)
                .with(csrf()));
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

    private static RequestPostProcessor reading(Grant grant) {
        return ActingAs.signedIn(grant, Locale.ENGLISH);
    }

    private int total(String address, RequestPostProcessor reader) throws Exception {
        Matcher total = TOTAL.matcher(text(address, reader));
        return total.find() ? Integer.parseInt(total.group(1)) : 0;
    }

    private String text(String address, RequestPostProcessor reader) throws Exception {
        return mvc.perform(get(URI.create(URLDecoder.decode(address, StandardCharsets.UTF_8)))
                        .with(reader))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private void area(String code, @Nullable String parent, String level, String type) {
        jdbc.sql("""
                        insert into area (code, parent_code, level, type, name_km, name_latin, name_key)
                        values (:code, :parent, :level, :type, 'ក' || :code, 'A' || :code, 'a' || :code)""")
                .param("code", code)
                .param("parent", parent)
                .param("level", level)
                .param("type", type)
                .update();
    }

    private void cycle(String commune) {
        jdbc.sql("""
                        insert into service_provider (code, kind, area_code, name_km, name_latin, opened_on)
                        values (?, 'PRIMARY_SCHOOL', ?, 'សាលា', 'School', '2000-01-01')""").params(commune + "-PS-01", commune).update();
        cycleOf(year, commune);
        jdbc.sql("""
                        insert into stage_progress (cycle_key, stage, provider_code, status, starts_on, due_on, nominal_due_on)
                        values (?, 'jaapMonitoring', '', 'OPEN', ?, ?, ?)""")
                .params(
                        year + "-" + commune,
                        LocalDate.of(year, 1, 1),
                        LocalDate.of(year, 12, 31),
                        LocalDate.of(year, 12, 31))
                .update();
        if (commune.equals("630101")) {
            jdbc.sql("""
                            insert into monthly_meeting (id, cycle_key, month, held, held_on, present, present_female)
                            values (gen_random_uuid(), ?, 2, true, ?, 20, 11)""")
                    .params(year + "-" + commune, LocalDate.of(year, 2, 20))
                    .update();
        }
    }

    private void cycleOf(int one, String commune) {
        jdbc.sql("insert into cycle (year, opened_at) values (?, now()) on conflict do nothing")
                .param(one)
                .update();
        jdbc.sql("""
                        insert into area_cycle (cycle_key, year, area_code, urban, variant, release, status, chunk,
                            requested_at, started_at)
                        values (?, ?, ?, false, 'withCso', 'r', 'RUNNING', gen_random_uuid(), '2020-01-01', now())""").params(one + "-" + commune, one, commune).update();
    }

    private void person(String role, String area) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into person (id, name_km, name_latin, sex, language) values (?, 'សុខ', 'Sok', 'MALE', 'km')")
                .param(id)
                .update();
        jdbc.sql("insert into role_assignment (person_id, role, area_code, valid_from) values (?, ?, ?, '2020-01-01')")
                .params(id, role, area)
                .update();
    }
}
