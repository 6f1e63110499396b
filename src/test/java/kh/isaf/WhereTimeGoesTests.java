package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.worklist.WorkItems;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.annotation.Transactional;

/** Days of tasks are counted right, picture and tables say the same, and every number is that of its list. */
@Transactional
class WhereTimeGoesTests extends ProductTest {

    private static final int YEAR = 2046;
    private static final Pattern NUMBER = Pattern.compile("<a href=\"(/time/tasks\\?[^\"]*)\"[^>]*>(\\d+)</a>");
    private static final Pattern PICTURED = Pattern.compile("<a href=\"(/time/tasks\\?[^\"]*)\"[^>]*>(\\d+) tasks</a>");
    private static final Pattern ANY = Pattern.compile("<a href=\"(/time/tasks\\?[^\"]*)\"");
    private static final Pattern TOTAL = Pattern.compile("(\\d+) tasks, page");
    private static final RequestPostProcessor NATION = reading(ActingAs.here(Role.NCDDS_ADMIN));
    private static final RequestPostProcessor PROVINCE = reading(new Grant(Role.CP_GROUP, "62"));
    private static final RequestPostProcessor DISTRICT = reading(new Grant(Role.DMK_GROUP, "6201"));
    private static final RequestPostProcessor COMMUNE = reading(new Grant(Role.CAF, "620102"));

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    WorkItems workItems;

    @Autowired
    Clock clock;

    private MadeUpPlaces places;
    private final Random chance = new Random(11);

    /** Two districts of three communes, a year and the one before it. */
    @BeforeEach
    void aProvince() {
        places = new MadeUpPlaces(jdbc);
        places.area("62");
        for (int year : List.of(YEAR, YEAR - 1)) {
            places.year(year);
        }
        for (String district : List.of("6201", "6202")) {
            places.area(district);
            for (int number = 1; number <= 3; number++) {
                String commune = district + "0" + number;
                places.area(commune);
                places.cycle(YEAR, commune, number == 1, number == 2 ? "withCso" : "withoutCso");
                places.cycle(YEAR - 1, commune, number == 1, number == 2 ? "withCso" : "withoutCso");
                tasks(commune);
            }
        }
        written();
    }

    @Test
    void everyNumberIsThatOfItsList() throws Exception {
        int numbers = 0;
        for (RequestPostProcessor reader : List.of(NATION, PROVINCE, DISTRICT, COMMUNE)) {
            for (String by : List.of("area", "settlement", "variant", "sex")) {
                numbers += compare("/time?year=2046&by=" + by, reader, NUMBER);
            }
            numbers += compare("/time?year=2046&step=scorecard&heat=frequency", reader, PICTURED);
        }
        numbers += compare("/time?year=2046&step=enterScorecard&area=6201", NATION, NUMBER);
        numbers += compare("/time?year=2046&heat=frequency&area=62", NATION, PICTURED);
        assertThat(numbers).isGreaterThan(150);
    }

    @Test
    void everyLinkOpensForItsReader() throws Exception {
        for (String heat : List.of("frequency", "duration", "overdue")) {
            Matcher links = ANY.matcher(text("/time?year=2046&area=6201&heat=" + heat, DISTRICT));
            while (links.find()) {
                text(links.group(1).replace("&amp;", "&"), DISTRICT);
            }
        }
    }

    @Test
    void daysAreCountedFromWhenItCouldBeginWithoutWeekends() {
        // Monday 5 March 2046 to Friday 16 March: nine working days after the first, of which four before it was taken
        UUID task = item("620101", YEAR, "recordWorkshop", null, day(5), day(9), day(16), day(14));
        written();
        assertThat(times(task)).isEqualTo("waiting 4 working 5 late true again false");
        UUID second = item("620101", YEAR, "recordWorkshop", null, day(19), null, day(23), day(30));
        written();
        assertThat(times(second)).isEqualTo("waiting 4 working 0 late false again true");
    }

    @Test
    void medianIsTheMiddleAndTheSlowTenthTheNinth() throws Exception {
        jdbc.sql("delete from work_item where task = 'draftJaap' and area_code like '62%'")
                .update();
        // one working day of waiting, and one to ten of working
        List<Integer> ends = List.of(7, 8, 9, 12, 13, 14, 15, 16, 19, 20);
        for (int end : ends) {
            item("620201", YEAR, "draftJaap", "P" + end, day(5), day(6), day(end), day(30));
        }
        written();
        String page = text("/time?year=2046&area=6202&step=draftJaap", PROVINCE);
        assertThat(page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ")).contains(" 10 6 10 1.0 5.5 ");
    }

    @Test
    void doneTaskIsWrittenDownAtOnce() {
        LocalDate today = LocalDate.now(clock);
        UUID open = item("620103", YEAR, "adoptJaap", null, today.minusDays(14), null, null, today.plusDays(7));
        assertThat(times(open)).isEmpty();
        workItems.done(open, ActingAs.actor(new Grant(Role.CAF, "620103")));
        assertThat(times(open)).startsWith("waiting ").endsWith("late false again false");
    }

    @Test
    void otherPlacesAndStepsAreNotFound() throws Exception {
        for (String page : List.of("/time", "/time/tasks", "/time/tasks.csv", "/time/tasks.xlsx")) {
            for (String area : List.of("6202", "620201", "620202", "620203", "12", "1208", "99", "x")) {
                mvc.perform(get(page).param("year", "2046").param("area", area).with(DISTRICT))
                        .andExpect(status().isNotFound());
            }
            for (String wrong : List.of("step=nothing", "by=nothing", "figure=nothing")) {
                mvc.perform(get(page + "?year=2046&" + wrong).with(DISTRICT)).andExpect(status().isNotFound());
            }
        }
        assertThat(total("/time/tasks?year=2046&area=62", DISTRICT))
                .isEqualTo(total("/time/tasks?year=2046", DISTRICT))
                .isLessThan(total("/time/tasks?year=2046", PROVINCE));
    }

    @Test
    void fileHasTheSameLinesAsTheList() throws Exception {
        int all = total("/time/tasks?year=2046&figure=tardy", PROVINCE);
        String csv = mvc.perform(get("/time/tasks.csv?year=2046&figure=tardy").with(PROVINCE))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(csv.lines().count()).isEqualTo(all + 1L);
        assertThat(mvc.perform(get("/time/tasks.xlsx?year=2046&figure=tardy").with(PROVINCE))
                        .andReturn()
                        .getResponse()
                        .getContentAsByteArray())
                .startsWith('P', 'K');
    }

    private static LocalDate day(int ofMarch) {
        return LocalDate.of(YEAR, 3, ofMarch);
    }

    private String times(UUID task) {
        return jdbc.sql("""
                        select 'waiting ' || waiting || ' working ' || working || ' late ' || late || ' again ' || again
                        from task_time where work_item_id = ?""").param(task).query(String.class).optional().orElse("");
    }

    private static RequestPostProcessor reading(Grant grant) {
        return ActingAs.signedIn(grant, Locale.ENGLISH);
    }

    private int compare(String page, RequestPostProcessor reader, Pattern pattern) throws Exception {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        Matcher links = pattern.matcher(text(page, reader));
        while (links.find()) {
            numbers.put(links.group(1).replace("&amp;", "&"), Integer.parseInt(links.group(2)));
        }
        assertThat(numbers).as(page).isNotEmpty();
        for (Map.Entry<String, Integer> number : numbers.entrySet()) {
            assertThat(total(number.getKey(), reader))
                    .as(page + " -> " + number.getKey())
                    .isEqualTo(number.getValue());
        }
        return numbers.size();
    }

    private int total(String address, RequestPostProcessor reader) throws Exception {
        Matcher total = TOTAL.matcher(text(address, reader));
        return total.find() ? Integer.parseInt(total.group(1)) : 0;
    }

    private String text(String address, RequestPostProcessor reader) throws Exception {
        return mvc.perform(get(URI.create(address)).with(reader))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    /** Done, late, repeated and open tasks of every kind. */
    private void tasks(String commune) {
        LocalDate today = LocalDate.now(clock);
        for (String task : List.of("planDissemination", "enterScorecard", "planScorecard", "draftJaap", "enterI4c")) {
            for (int number = 0; number < 4; number++) {
                String provider = commune + "-P" + number;
                for (int year : List.of(YEAR, YEAR - 1)) {
                    LocalDate from = LocalDate.of(year, 2, 1).plusDays(chance.nextInt(30));
                    LocalDate taken = chance.nextInt(4) == 0 ? null : from.plusDays(chance.nextInt(8));
                    item(
                            commune,
                            year,
                            task,
                            provider,
                            from,
                            taken,
                            from.plusDays(8L + chance.nextInt(30)),
                            from.plusDays(25));
                }
                if (number == 1) {
                    item(commune, YEAR, task, provider, day(20), null, day(30), day(28));
                }
                if (number == 2) {
                    LocalDate from = today.minusDays(chance.nextInt(60));
                    item(commune, YEAR, task, provider, from, null, null, today.minusDays(5L - chance.nextInt(10)));
                }
            }
        }
    }

    private void written() {
        jdbc.sql("select note_task_time(work_item_id) from task_time_of where area_code like '62%'")
                .query((row, number) -> number)
                .list();
    }

    private UUID item(
            String area,
            int year,
            String task,
            @Nullable String provider,
            LocalDate from,
            @Nullable LocalDate taken,
            @Nullable LocalDate done,
            LocalDate due) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into work_item (id, task, cycle_key, year, area_code, provider_code, stage, name_km, name_en,
                            starts_on, nominal_due_on, due_on, status, created_at, claimed_at, closed_at)
                        values (:id, :task, :cycle, :year, :area, :provider, 'scorecard', 'ក', 'N', :from, :due, :due, :status,
                            :created, :taken, :done)""")
                .param("id", id)
                .param("task", task)
                .param("cycle", year + "-" + area)
                .param("year", year)
                .param("area", area)
                .param("provider", provider)
                .param("from", from)
                .param("due", due)
                .param("status", done == null ? "OPEN" : "DONE")
                .param("created", from.minusDays(3).atTime(LocalTime.NOON).atOffset(ZoneOffset.ofHours(7)))
                .param("taken", taken == null ? null : taken.atTime(9, 0).atOffset(ZoneOffset.ofHours(7)))
                .param("done", done == null ? null : done.atTime(16, 0).atOffset(ZoneOffset.ofHours(7)))
                .update();
        return id;
    }
}
