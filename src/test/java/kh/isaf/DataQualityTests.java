package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.oversight.CaseFilter;
import kh.isaf.oversight.CaseList;
import kh.isaf.oversight.Figure;
import kh.isaf.oversight.FlagKind;
import kh.isaf.oversight.Flags;
import kh.isaf.oversight.Summaries;
import kh.isaf.people.NewPerson;
import kh.isaf.people.People;
import kh.isaf.people.Sex;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.annotation.Transactional;

/** What a district's group does about its data and its people: flags, messages, hand-over, the month on a page. */
@Transactional
class DataQualityTests extends ProductTest {

    private static final int YEAR = 2049;
    private static final String CYCLE = YEAR + "-650101";
    private static final Grant DISTRICT = new Grant(Role.DMK_GROUP, "6501");
    private static final RequestPostProcessor GROUP = ActingAs.signedIn(DISTRICT, Locale.ENGLISH);
    private static final Actor LEAD = ActingAs.actor(DISTRICT);

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    People people;

    @Autowired
    Flags flags;

    @Autowired
    Summaries summaries;

    @Autowired
    CaseList list;

    private final List<UUID> facilitators = new ArrayList<>();
    private MadeUpPlaces places;
    private LocalDate today = LocalDate.EPOCH;
    private UUID task = new UUID(0, 0);

    /** Two districts with a commune each; facilitators with one phone, one of them a councillor, hold the late task. */
    @BeforeEach
    void aDistrict() {
        places = new MadeUpPlaces(jdbc);
        today = LocalDate.now(clock);
        places.year(YEAR);
        places.area("65");
        for (String district : List.of("6501", "6502")) {
            places.area(district);
            places.area(district + "01");
            places.cycle(YEAR, district + "01", false, "withCso");
        }
        for (int number = 0; number < 5; number++) {
            facilitators.add(
                    person("F" + number, "012650650", "f" + number + ".6501@example.invalid", Role.CAF, "650101"));
        }
        people.grant(Actor.system("test"), facilitators.get(4), new Grant(Role.COUNCIL_MEMBER, "650101"), today);
        jdbc.sql("""
                        insert into stage_progress (cycle_key, stage, provider_code, status, starts_on, due_on, nominal_due_on)
                        values (:cycle, 'dissemination', '', 'OPEN', :from, :due, :due)""")
                .param("cycle", CYCLE)
                .param("from", today.minusDays(60))
                .param("due", today.minusDays(40))
                .update();
        task = task("planDissemination", "caf", "650101");
    }

    @Test
    void flagsAreFoundAndStayWithWhatWasFound() throws Exception {
        UUID scorecard = UUID.randomUUID();
        jdbc.sql("""
                        insert into scorecard (id, cycle_key, provider_code, kind, status, held_on, total, male, lock_version)
                        values (?, ?, '650101-P1', 'CITIZEN', 'HELD', ?, 9, 9, 0)""").params(scorecard, CYCLE, today).update();
        jdbc.sql("""
                        insert into scorecard_rating (scorecard_id, position, criterion_code, votes1, votes2, votes3, votes4,
                            votes5, median, mean)
                        select ?, row_number() over (order by code), code, 0, 0, 9, 0, 0, 3, 3.00 from criterion
                        where code in ('HC-STAFF', 'HC-WATER', 'HC-CARE')""").param(scorecard).update();
        jdbc.sql("""
                        update work_item set task = 'enterScorecard', status = 'DONE', created_at = now() - interval '3 days',
                            claimed_at = now() - interval '2 minutes', closed_at = now() where id = ?""").param(task).update();

        assertThat(flags.counts(LEAD, YEAR, "6501").keySet()).containsExactly(FlagKind.values());
        mvc.perform(get("/quality?year=2049&area=6501").with(GROUP))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("012650650 × 5")))
                .andExpect(content().string(containsString("/cycles/" + CYCLE)));
        mvc.perform(looked(scorecard, " ")).andExpect(status().is(422));
        mvc.perform(looked(scorecard, "The group agreed on one score for all")).andExpect(status().isFound());
        Flags.Filter open = new Flags.Filter(YEAR, "6501", FlagKind.ALL_EQUAL, true);
        assertThat(flags.page(LEAD, open, 1).total()).isZero();
        mvc.perform(get("/quality.csv?year=2049").with(GROUP))
                .andExpect(content().string(containsString("The group agreed on one score for all")));
        assertThat(audited("flag.looked")).isEqualTo(1);
    }

    @Test
    void aMessageIsSentToWhoseTurnItIsAndRefusedWhereNobodyIs() throws Exception {
        mvc.perform(message()).andExpect(status().isFound()).andExpect(flash().attribute("message", "contact.sent"));
        assertThat(jdbc.sql(
                                "select count(*) from outbound_message where dedup_key like 'contact/%' and body like '%by Friday%'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(5);
        assertThat(jdbc.sql("select sent_by from contact where cycle_key = ?")
                        .param(CYCLE)
                        .query(String.class)
                        .single())
                .isEqualTo("email");

        jdbc.sql("update person set channel = 'none' where id in (:people)")
                .param("people", facilitators)
                .update();
        mvc.perform(message())
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("can be reached")));
        jdbc.sql("update work_item set status = 'EXCUSED' where id = ?")
                .param(task)
                .update();
        mvc.perform(message()).andExpect(status().is(422)).andExpect(content().string(containsString("nobody")));
    }

    @Test
    void allTasksOfSomebodyGoToAnotherInOneAct() throws Exception {
        UUID ill = facilitators.get(0);
        UUID other = facilitators.get(1);
        UUID stranger = person("S", null, null, Role.CAF, "650201");
        UUID second = task("recordDissemination", "caf", "650101");
        UUID beyond = task("recordMonthlyMeeting", "councilMember", "650101");
        jdbc.sql(
                        "update work_item set assignee_id = ?, assignee_name = 'F0', claimed_at = now() where area_code = '650101'")
                .param(ill)
                .update();

        mvc.perform(get("/hand-overs/tasks/" + ill + "?who=" + other).with(GROUP))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("This person does not hold a role for this task.")))
                .andExpect(content().string(not(containsString(stranger.toString()))));
        mvc.perform(pass(ill, stranger, "she is ill")).andExpect(status().is(422));
        mvc.perform(pass(ill, other, "")).andExpect(status().is(422));
        mvc.perform(pass(ill, other, "she is ill"))
                .andExpect(status().isFound())
                .andExpect(flash().attribute("messageArgs", new Object[] {"2", "1"}));
        assertThat(jdbc.sql("select id from work_item where assignee_id = ?")
                        .param(other)
                        .query(UUID.class)
                        .list())
                .containsExactlyInAnyOrder(task, second);
        assertThat(jdbc.sql("select id from work_item where assignee_id = ?")
                        .param(ill)
                        .query(UUID.class)
                        .list())
                .containsExactly(beyond);
        assertThat(audited("task.handOverAll")).isEqualTo(1);
        mvc.perform(get("/hand-overs/tasks/" + ill)
                        .with(ActingAs.signedIn(new Grant(Role.DMK_GROUP, "6502"), Locale.ENGLISH)))
                .andExpect(status().isNotFound());
    }

    @Test
    void theMonthIsOnOnePage() throws Exception {
        int month = today.minusDays(40).getMonthValue();
        mvc.perform(get("/summary?year=2049&area=6501&month=" + month).with(GROUP))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Overdue today:")))
                .andExpect(content().string(containsString("One phone for many facilitators")));
    }

    /** The last stage of a cycle goes on into the next year: March is not every March. */
    @Test
    void aMonthIsThatOfTheCalendar() {
        CaseList.Line one =
                list.page(LEAD, CaseFilter.of(YEAR, "6501"), 1).lines().get(0);
        YearMonth month = YearMonth.from(one.dueOn());
        Summaries.Summary summary = summaries.of(LEAD, "6501", month);
        assertThat(summary.all().of(Figure.EXPECTED)).isPositive();
        assertThat(list.total(LEAD, summary.filter().counting(Figure.EXPECTED)))
                .isEqualTo(summary.all().of(Figure.EXPECTED));
        assertThat(summaries.of(LEAD, "6501", month.plusMonths(1)).before()).isEqualTo(summary.all());
        assertThat(summaries.of(LEAD, "6501", month.plusYears(1)).all().of(Figure.EXPECTED))
                .isZero();
    }

    @Test
    void aDistrictDoesNotLearnHowOftenAnotherWasCalled() {
        for (String commune : List.of("650101", "650201", "650201")) {
            jdbc.sql("""
                            insert into contact (id, cycle_key, stage, kind, whom, note, person_id, person_name, at)
                            values (gen_random_uuid(), ?, 'dissemination', 'CALL', 'W', 'N', gen_random_uuid(), 'P', ?)""")
                    .params(YEAR + "-" + commune, OffsetDateTime.now(clock))
                    .update();
        }
        assertThat(summaries.of(LEAD, "65", YearMonth.from(today)).contacts()).isEqualTo(1);
        Actor above = ActingAs.actor(new Grant(Role.CP_GROUP, "65"));
        assertThat(summaries.of(above, "65", YearMonth.from(today)).contacts()).isEqualTo(3);
    }

    /** Twenty ids and places of another district, in pages, files, search and acts. */
    @Test
    void anotherDistrictIsNotFoundAnywhere() throws Exception {
        UUID theirs = person("T", null, null, Role.CAF, "650201");
        UUID elsewhere = task("planDissemination", "caf", "650201");
        for (String address : List.of(
                "/tasks/" + elsewhere,
                "/tasks/" + elsewhere + "/blank",
                "/cycles/" + YEAR + "-650201",
                "/cycles/" + YEAR + "-650201/i4c",
                "/cycles/" + YEAR + "-650201/scores",
                "/cycles/" + YEAR + "-650201/jaap",
                "/people/" + theirs,
                "/hand-overs/of/" + theirs,
                "/hand-overs/tasks/" + theirs,
                "/absences/of/" + theirs,
                "/overdue?area=6502",
                "/overdue.csv?area=6502",
                "/map.xlsx?area=650201",
                "/timeliness.csv?area=6502",
                "/cases?area=650201",
                "/cases.csv?area=6502",
                "/quality?area=6502",
                "/quality.csv?area=650201",
                "/summary?area=6502",
                "/overdue/contact?cycle=" + YEAR + "-650201&stage=dissemination")) {
            assertThat(mvc.perform(get(address).with(GROUP))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .as(address)
                    .isEqualTo(404);
        }
        mvc.perform(get("/people?q=T").with(GROUP)).andExpect(content().string(not(containsString(theirs.toString()))));
    }

    private RequestBuilder looked(UUID flag, String note) {
        return post("/quality/looked")
                .param("year", "2049")
                .param("kind", "ALL_EQUAL")
                .param("flag", flag.toString())
                .param("note", note)
                .with(GROUP)
                .with(csrf());
    }

    private RequestBuilder message() {
        return post("/overdue/contact")
                .param("cycle", CYCLE)
                .param("stage", "dissemination")
                .param("kind", "MESSAGE")
                .param("note", "Please send it by Friday")
                .with(GROUP)
                .with(csrf());
    }

    private RequestBuilder pass(UUID from, UUID to, String reason) {
        return post("/hand-overs/tasks/" + from)
                .param("who", to.toString())
                .param("reason", reason)
                .with(GROUP)
                .with(csrf());
    }

    private int audited(String act) {
        return jdbc.sql("select count(*)::int from audit_entry where action = ? and person_id = ?")
                .params(act, LEAD.personId())
                .query(Integer.class)
                .single();
    }

    private UUID person(String name, @Nullable String phone, @Nullable String email, Role role, String place) {
        return people.register(
                Actor.system("test"),
                new NewPerson(
                        null,
                        "ឈ្មោះ" + name,
                        name,
                        phone,
                        email,
                        Sex.FEMALE,
                        "km",
                        null,
                        List.of(new Grant(role, place)),
                        LocalDate.of(2020, 1, 1)));
    }

    private UUID task(String name, String role, String commune) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into work_item (id, task, cycle_key, year, area_code, stage, name_km, name_en, starts_on,
                            nominal_due_on, due_on, status, created_at)
                        values (:id, :task, :cycle, :year, :area, 'dissemination', 'ក', 'T', :from, :due, :due, 'OPEN', now())""")
                .param("id", id)
                .param("task", name)
                .param("cycle", YEAR + "-" + commune)
                .param("year", YEAR)
                .param("area", commune)
                .param("from", today.minusDays(60))
                .param("due", today.minusDays(40))
                .update();
        jdbc.sql("insert into work_item_candidate (role, scope, work_item_id) values (?, ?, ?)")
                .params(role, commune, id)
                .update();
        return id;
    }
}
