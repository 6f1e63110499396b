package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.cycle.Stage;
import kh.isaf.oversight.CaseFilter;
import kh.isaf.oversight.CaseList;
import kh.isaf.oversight.Figure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.annotation.Transactional;

/** Every number of board, map and timeliness equals the list behind it, for every level, on a province with late work. */
@Transactional
class BoardEqualsListTests extends ProductTest {

    private static final int YEAR = 2047;
    private static final Pattern NUMBER = Pattern.compile("<a href=\"(/cases\\?[^\"]*)\"[^>]*>(\\d+)</a>");
    private static final Pattern TOTAL = Pattern.compile("(\\d+) steps, page");
    private static final RequestPostProcessor NATION = reading(ActingAs.here(Role.NCDDS_ADMIN));
    private static final RequestPostProcessor PROVINCE = reading(new Grant(Role.CP_GROUP, "61"));
    private static final RequestPostProcessor DISTRICT = reading(new Grant(Role.DMK_GROUP, "6101"));
    private static final RequestPostProcessor COMMUNE = reading(new Grant(Role.CAF, "610102"));

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CaseList list;

    @Autowired
    Clock clock;

    private MadeUpPlaces places;
    private final Random chance = new Random(7);
    private LocalDate today = LocalDate.EPOCH;

    /** Two districts of three communes with four providers each, a khan's own year, and all kinds of lateness. */
    @BeforeEach
    void aProvince() {
        places = new MadeUpPlaces(jdbc);
        today = LocalDate.now(clock);
        places.year(YEAR);
        places.area("61");
        for (String district : List.of("6101", "6102")) {
            places.area(district);
            year(district, false);
            for (int number = 1; number <= 3; number++) {
                places.area(district + "0" + number);
                year(district + "0" + number, true);
            }
        }
    }

    @Test
    void everyNumberIsThatOfItsList() throws Exception {
        int numbers = 0;
        for (RequestPostProcessor reader : List.of(NATION, PROVINCE, DISTRICT, COMMUNE)) {
            for (String page : List.of(
                    "/overdue?year=2047",
                    "/map?year=2047",
                    "/map?year=2047&stage=scorecard",
                    "/timeliness?year=2047")) {
                numbers += compare(page, reader);
            }
        }
        numbers += compare("/overdue?year=2047&area=61", NATION);
        numbers += compare("/map?year=2047&area=6101", NATION);
        numbers += compare("/timeliness?year=2047&area=6102", PROVINCE);
        assertThat(numbers).isGreaterThan(300);
    }

    @Test
    void countedProvincesHaveTheNumbersOfTheirCases() throws Exception {
        String read = text("/map?year=2047", NATION);
        assertThat(uncounted()).isPositive();
        count();
        assertThat(uncounted()).isZero();
        assertThat(numbers(text("/map?year=2047", NATION))).isEqualTo(numbers(read));
        for (String page : List.of("/overdue?year=2047", "/map?year=2047", "/timeliness?year=2047")) {
            compare(page, NATION);
        }

        int late = total("/cases?year=2047&figure=overdue", NATION);
        jdbc.sql(
                        "update stage_progress set status = 'OPEN', due_on = ? where cycle_key = ? and stage = 'dissemination'")
                .params(today.minusDays(3), YEAR + "-610201")
                .update();
        jdbc.sql("update work_item set status = 'DONE', closed_at = now() where cycle_key = ? and status = 'OPEN'")
                .param(YEAR + "-610202")
                .update();
        assertThat(uncounted()).isPositive();
        compare("/overdue?year=2047", NATION);
        String changed = text("/map?year=2047", NATION);
        count();
        assertThat(numbers(text("/map?year=2047", NATION))).isEqualTo(numbers(changed));

        jdbc.sql("delete from work_item where cycle_key like '2047-%'").update();
        jdbc.sql("delete from stage_progress where cycle_key like '2047-6101%'").update();
        compare("/overdue?year=2047", NATION);
        count();
        assertThat(total("/cases?year=2047&figure=overdue", NATION))
                .isLessThan(late)
                .isEqualTo(total("/cases?year=2047&figure=overdue&area=6102", NATION));
    }

    @Test
    void pagesOfTheNationAreItsListInOrder() {
        places.area("62");
        places.area("6201");
        places.area("620101");
        year("620101", true);
        Actor nation = ActingAs.actor(ActingAs.here(Role.NCDDS_ADMIN));
        for (boolean counted : List.of(false, true)) {
            if (counted) {
                count();
            }
            for (Figure figure : List.of(Figure.EXPECTED, Figure.OVERDUE, Figure.LATE)) {
                CaseFilter filter = CaseFilter.of(YEAR, "").counting(figure);
                List<CaseList.Line> lines = new ArrayList<>();
                CaseList.Page page = list.page(nation, filter, 1);
                lines.addAll(page.lines());
                for (int number = 2; number <= page.pages(); number++) {
                    lines.addAll(list.page(nation, filter, number).lines());
                }
                assertThat(lines).hasSize(page.total()).isEqualTo(list.all(nation, filter));
            }
        }
    }

    @Test
    void partsAddUpToTheWhole() throws Exception {
        int nation = total("/cases?year=2047&figure=overdue", NATION);
        int first = total("/cases?year=2047&figure=overdue&area=6101", NATION);
        int second = total("/cases?year=2047&figure=overdue&area=6102", NATION);
        assertThat(nation).isPositive().isEqualTo(first + second);
        assertThat(total("/cases?year=2047&figure=overdue", DISTRICT)).isEqualTo(first);
        int all = total("/cases?year=2047", NATION);
        assertThat(all)
                .isEqualTo(total("/cases?year=2047&figure=expected", NATION)
                        + total("/cases?year=2047&figure=excused", NATION));
    }

    @Test
    void fileHasTheSameLinesAsTheList() throws Exception {
        int all = total("/cases?year=2047&figure=overdue", PROVINCE);
        String csv = mvc.perform(get("/cases.csv?year=2047&figure=overdue").with(PROVINCE))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(csv.lines().count()).isEqualTo(all + 1L);
        byte[] excel = mvc.perform(get("/cases.xlsx?year=2047&figure=overdue").with(PROVINCE))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(excel).startsWith('P', 'K');
    }

    @Test
    void otherPlacesAreNotFoundAnywhere() throws Exception {
        for (String page : List.of("/overdue", "/map", "/timeliness", "/cases", "/cases.csv", "/cases.xlsx")) {
            for (String area : List.of("6102", "610201", "610202", "610203", "12", "1208", "99", "x")) {
                mvc.perform(get(page).param("year", "2047").param("area", area).with(DISTRICT))
                        .andExpect(status().isNotFound());
            }
        }
        for (String commune : List.of("610201", "610202", "610203", "6102")) {
            mvc.perform(get("/overdue/contact")
                            .param("cycle", YEAR + "-" + commune)
                            .param("stage", "dissemination")
                            .with(DISTRICT))
                    .andExpect(status().isNotFound());
        }
        // a link obeys the reader's own area
        assertThat(total("/cases?year=2047&area=61", DISTRICT)).isEqualTo(total("/cases?year=2047", DISTRICT));
    }

    @Test
    void contactIsWrittenDownOnceItSaysSomething() throws Exception {
        String cycle = YEAR + "-610101";
        mvc.perform(post("/overdue/contact")
                        .param("cycle", cycle)
                        .param("stage", "dissemination")
                        .param("kind", "CALL")
                        .param("note", " ")
                        .with(DISTRICT)
                        .with(csrf()))
                .andExpect(status().is(422));
        mvc.perform(post("/overdue/contact")
                        .param("cycle", cycle)
                        .param("stage", "dissemination")
                        .param("kind", "CALL")
                        .param("whom", "the chief")
                        .param("note", "meets on Monday")
                        .with(DISTRICT)
                        .with(csrf()))
                .andExpect(status().isFound());
        assertThat(jdbc.sql("select kind || ' ' || whom || ' ' || note from contact where cycle_key = ?")
                        .param(cycle)
                        .query(String.class)
                        .list())
                .containsExactly("CALL the chief meets on Monday");
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'contact.call' and object = ?")
                        .param("case/" + cycle + "/dissemination")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private static RequestPostProcessor reading(Grant grant) {
        return ActingAs.signedIn(grant, Locale.ENGLISH);
    }

    private void count() {
        jdbc.sql("select count_changed_cases()").query(row -> {});
    }

    private int uncounted() {
        return jdbc.sql("select count(*) from case_changed where year = ?")
                .param(YEAR)
                .query(Integer.class)
                .single();
    }

    private static Map<String, Integer> numbers(String page) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        Matcher links = NUMBER.matcher(page);
        while (links.find()) {
            numbers.put(links.group(1).replace("&amp;", "&"), Integer.parseInt(links.group(2)));
        }
        return numbers;
    }

    private int compare(String page, RequestPostProcessor reader) throws Exception {
        Map<String, Integer> numbers = numbers(text(page, reader));
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
        return mvc.perform(get(URI.create(URLDecoder.decode(address, StandardCharsets.UTF_8)))
                        .with(reader))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private void year(String area, boolean commune) {
        String cycle = YEAR + "-" + area;
        places.cycle(YEAR, area, false, "withCso");
        List<String> providers = new ArrayList<>();
        for (int number = 1; number <= 4; number++) {
            providers.add(area + "-P" + number);
        }
        for (Stage stage : Stage.values()) {
            if (stage.perProvider()) {
                providers.forEach(provider -> stage(cycle, stage, provider));
            } else if (commune) {
                stage(cycle, stage, "");
            }
        }
        for (int month = 1; commune && month <= 3; month++) {
            boolean done = chance.nextBoolean();
            jdbc.sql("""
                            insert into work_item (id, task, cycle_key, year, area_code, stage, month, name_km, name_en,
                                starts_on, nominal_due_on, due_on, status, created_at, closed_at)
                            values (:id, 'recordMonthlyMeeting', :cycle, :year, :area, 'jaapMonitoring', :month, 'ក', 'M',
                                :from, :due, :due, :status, now(), :closed)""")
                    .param("id", UUID.randomUUID())
                    .param("cycle", cycle)
                    .param("year", YEAR)
                    .param("area", area)
                    .param("month", month)
                    .param("from", today.minusMonths(5L - month))
                    .param("due", today.minusMonths(4L - month))
                    .param("status", done ? "DONE" : "OPEN")
                    .param(
                            "closed",
                            done
                                    ? today.minusDays(chance.nextInt(60))
                                            .atStartOfDay()
                                            .atOffset(ZoneOffset.ofHours(7))
                                    : null)
                    .update();
        }
    }

    private void stage(String cycle, Stage stage, String provider) {
        String status =
                List.of("PLANNED", "OPEN", "OPEN", "DONE", "DONE", "EXCUSED").get(chance.nextInt(6));
        if (stage == Stage.DISSEMINATION && cycle.endsWith("610101")) {
            status = "OPEN";
        }
        LocalDate due = stage == Stage.DISSEMINATION ? today.minusDays(40) : today.plusDays(chance.nextInt(120) - 90L);
        boolean closed = status.equals("DONE") || status.equals("EXCUSED");
        jdbc.sql("""
                        insert into stage_progress (cycle_key, stage, provider_code, status, starts_on, due_on, nominal_due_on,
                            closed_at)
                        values (:cycle, :stage, :provider, :status, :from, :due, :due, :closed)""")
                .param("cycle", cycle)
                .param("stage", stage.id())
                .param("provider", provider)
                .param("status", status)
                .param("from", due.minusDays(30))
                .param("due", due)
                .param(
                        "closed",
                        closed
                                ? due.plusDays(chance.nextInt(20) - 10L)
                                        .atTime(10, 0)
                                        .atOffset(ZoneOffset.ofHours(7))
                                : null)
                .update();
    }
}
