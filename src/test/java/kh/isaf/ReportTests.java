package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.people.ActingPerson;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.annotation.Transactional;

/** A report from its figures to the level above: they stay as they were, a second member signs, and what came since is shown. */
@Transactional
class ReportTests extends ProductTest {

    private static final Grant GROUP = new Grant(Role.DMK_GROUP, "6401");

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private LocalDate first = LocalDate.EPOCH;
    private int year;
    private int month;

    private final RequestPostProcessor writer = member("writer", GROUP);
    private final RequestPostProcessor second = member("second", GROUP);

    @BeforeEach
    void aDistrictWithTwoCommunes() {
        area("64", null, "CP", "PROVINCE");
        area("6401", "64", "DMK", "DISTRICT");
        area("6402", "64", "DMK", "DISTRICT");
        first = LocalDate.now(clock).minusMonths(3).withDayOfMonth(1);
        year = first.getYear();
        month = first.getMonthValue();
        jdbc.sql("insert into cycle (year, opened_at) values (?, now()) on conflict do nothing")
                .param(year)
                .update();
        for (String commune : List.of("640101", "640102", "640201")) {
            area(commune, commune.substring(0, 4), "CS", "COMMUNE");
            jdbc.sql("""
                            insert into area_cycle (cycle_key, year, area_code, urban, variant, release, status, chunk,
                                requested_at, started_at)
                            values (?, ?, ?, false, 'withCso', 'r', 'RUNNING', gen_random_uuid(), ?, now())""")
                    .params(
                            year + "-" + commune,
                            year,
                            commune,
                            first.plusDays(9).atStartOfDay().atOffset(ZoneOffset.ofHours(7)))
                    .update();
        }
        stage("640101", "dissemination", "DONE", -2);
        stage("640102", "dissemination", "OPEN", 0);
        stage("640101", "interfaceMeeting", "EXCUSED", 0);
        stage("640201", "dissemination", "OPEN", 0);
        UUID dissemination = UUID.randomUUID();
        jdbc.sql("insert into dissemination (id, cycle_key, booklets, lock_version) values (?, ?, 0, 0)")
                .params(dissemination, year + "-640101")
                .update();
        jdbc.sql("""
                        insert into dissemination_meeting (dissemination_id, position, held_on, kind, place, women, men, other,
                            youth, disability, id_poor, minority, households, booklets)
                        values (?, 0, ?, 'VILLAGE', 'x', 7, 5, 1, 0, 0, 0, 0, 0, 0)""").params(dissemination, first.plusDays(3)).update();
    }

    @Test
    void fromTheFirstFiguresToTheLevelAbove() throws Exception {
        String report = start("6401", writer);
        String page = text(report, writer);
        assertThat(page).contains("50% (1/2)").contains("<td class=\"num\">13</td>");

        // what nobody has written about is not handed in; what is typed is kept
        mvc.perform(post(report).param("handIn", "true").with(writer).with(csrf()))
                .andExpect(status().is(422));
        mvc.perform(post(report)
                        .param("achievements.km", "=1+1 ក្រុមការងារបានប្រជុំ")
                        .param("lessons.en", "Start early")
                        .param("handIn", "true")
                        .with(writer)
                        .with(csrf()))
                .andExpect(status().isFound());
        // the one who handed it in does not sign; nothing is written any more
        mvc.perform(post(report + "/sign").with(writer).with(csrf())).andExpect(status().is(422));
        mvc.perform(post(report).param("lessons.en", "x").with(second).with(csrf()))
                .andExpect(status().is(422));
        mvc.perform(post(report + "/figures").with(second).with(csrf())).andExpect(status().is(422));
        // given back with a reason, and in again
        mvc.perform(post(report + "/return").with(second).with(csrf())).andExpect(status().is(422));
        mvc.perform(post(report + "/return")
                        .param("reason", "say more")
                        .with(second)
                        .with(csrf()))
                .andExpect(status().isFound());
        mvc.perform(post(report).param("handIn", "true").with(writer).with(csrf()))
                .andExpect(status().isFound());
        mvc.perform(post(report + "/send").with(second).with(csrf())).andExpect(status().is(422));
        mvc.perform(post(report + "/sign").with(second).with(csrf())).andExpect(status().isFound());
        // the level above and people below do not act, and people below see it only once it is sent
        RequestPostProcessor province = member("cp", new Grant(Role.CP_GROUP, "64"));
        RequestPostProcessor clerk = member("clerk", new Grant(Role.CLERK, "640101"));
        mvc.perform(post(report + "/send").with(province).with(csrf())).andExpect(status().isForbidden());
        mvc.perform(get(report).with(clerk)).andExpect(status().isNotFound());
        assertThat(text("/reports.csv?year=" + year + "&area=6401", province)).contains("6401");
        mvc.perform(post(report + "/send").with(writer).with(csrf())).andExpect(status().isFound());
        mvc.perform(get(report).with(clerk)).andExpect(status().isOk());
        mvc.perform(get(report).with(member("other", new Grant(Role.DMK_GROUP, "6402"))))
                .andExpect(status().isNotFound());
        assertThat(jdbc.sql("select act from report_step order by position")
                        .query(String.class)
                        .list())
                .containsExactly("STARTED", "HANDED_IN", "RETURNED", "HANDED_IN", "SIGNED", "SENT");
        assertThat(text("/reports?year=" + year + "&area=6401", writer)).contains(report);
    }

    @Test
    void figuresStayAndARunOfTodaySaysWhatChangedAndWhy() throws Exception {
        String report = start("6401", writer);
        assertThat(text(report + "/changes", writer)).contains("Nothing has changed");
        jdbc.sql("update stage_progress set status = 'DONE', closed_at = :now where cycle_key = :key")
                .param("now", first.plusMonths(2).atStartOfDay().atOffset(ZoneOffset.ofHours(7)))
                .param("key", year + "-640102")
                .update();
        assertThat(text(report, writer)).contains("50% (1/2)").doesNotContain("50% (1/2)0");
        String changes = text(report + "/changes", writer);
        assertThat(changes)
                .contains("/cycles/" + year + "-640102")
                .contains("A640102")
                .doesNotContain("/cycles/" + year + "-640101")
                .doesNotContain("640201");
        assertThat(jdbc.sql("select figures->>'case.dissemination.OVERDUE' from report")
                        .query(String.class)
                        .single())
                .isEqualTo("1");
        mvc.perform(post(report + "/figures").with(writer).with(csrf())).andExpect(status().isFound());
        assertThat(text(report + "/changes", writer)).contains("Nothing has changed");
    }

    @Test
    void everyPaperHoldsTheSame() throws Exception {
        String report = start("6401", writer);
        mvc.perform(post(report)
                        .param("achievements.km", "=1+1 ក្រុមការងារ")
                        .with(writer)
                        .with(csrf()))
                .andExpect(status().isFound());
        assertThat(text(report + "/print?lang=km", writer))
                .contains("=1+1 ក្រុមការងារ")
                .contains("50% (1/2)");
        assertThat(bytes(report + "/report.pdf?lang=km", writer)).startsWith('%', 'P', 'D', 'F');
        String word = "";
        try (ZipInputStream parts =
                new ZipInputStream(new ByteArrayInputStream(bytes(report + "/report.docx?lang=km", writer)))) {
            for (ZipEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
                if (part.getName().equals("word/document.xml")) {
                    word = new String(parts.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        assertThat(word).contains("=1+1 ក្រុមការងារ").contains("50% (1/2)");
        assertThat(cells(bytes(report + "/report.xlsx?lang=km", writer)))
                .contains("=1+1 ក្រុមការងារ", "50% (1/2)")
                .allMatch(cell -> !cell.isBlank());
        mvc.perform(get(report + "/report.pdf").param("lang", "fr").with(writer))
                .andExpect(status().isNotFound());
    }

    @Test
    void whoHasNotSentIsOnTheListOfTheLevelAbove() throws Exception {
        RequestPostProcessor province = member("cp", new Grant(Role.CP_GROUP, "64"));
        String all = text("/reports.csv?year=" + year, province);
        assertThat(all.lines().filter(line -> line.startsWith("6401,")).count()).isPositive();
        assertThat(all.lines().filter(line -> line.startsWith("6402,")).count())
                .isEqualTo(all.lines().filter(line -> line.startsWith("6401,")).count());
        assertThat(text("/reports.csv?year=" + year, writer)).doesNotContain("6402");
        for (String elsewhere : List.of("6402", "640201", "12", "99")) {
            for (String page : List.of("/reports", "/reports.csv", "/reports.xlsx")) {
                mvc.perform(get(page).param("area", elsewhere).with(writer)).andExpect(status().isNotFound());
            }
        }
        // nobody reports for another group
        for (String elsewhere : List.of("6402", "64", "640101")) {
            mvc.perform(begin(elsewhere, writer))
                    .andExpect(result ->
                            assertThat(result.getResponse().getStatus()).isIn(403, 404));
        }
        assertThat(jdbc.sql("select count(*) from report").query(Integer.class).single())
                .isZero();
    }

    @Test
    void nothingIsOwedForATimeBeforeTheFirstYearWasStarted() throws Exception {
        String owed = text("/reports?year=" + year + "&area=6401", writer);
        for (int number = 1; number <= 12; number++) {
            boolean begun = !LocalDate.of(year, number, 1).isAfter(LocalDate.now(clock));
            assertThat(owed.contains("name=\"kind\" value=\"monthly\"><input type=\"hidden\" name=\"year\" value=\""
                            + year + "\"><input type=\"hidden\" name=\"number\" value=\"" + number + "\">"))
                    .as("month " + number)
                    .isEqualTo(begun && number >= month);
        }
    }

    @Test
    void figuresTakenBeforeThePeriodWasOverAreNotHandedIn() throws Exception {
        String report = start("6401", writer);
        jdbc.sql("update report set taken_at = ?")
                .param(first.plusDays(3).atStartOfDay().atOffset(ZoneOffset.ofHours(7)))
                .update();
        mvc.perform(post(report)
                        .param("lessons.en", "Start early")
                        .param("handIn", "true")
                        .with(writer)
                        .with(csrf()))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("The figures were taken before the period was over")));
        // the figures are taken again, and what is being written is kept
        mvc.perform(post(report + "/figures")
                        .param("lessons.en", "Start earlier")
                        .with(writer)
                        .with(csrf()))
                .andExpect(status().isFound());
        assertThat(text(report, writer)).contains("Start earlier");
        mvc.perform(post(report).param("handIn", "true").with(writer).with(csrf()))
                .andExpect(status().isFound());
    }

    @Test
    void twoMembersWhoWriteAtOnceLoseNothing() throws Exception {
        String report = start("6401", writer);
        String nothing = seen(report, "lessons.en");
        write(report, writer, "lessons.en", "Start early", nothing).andExpect(status().isFound());
        // the second one had opened the page before, and left the box alone
        write(report, second, "lessons.en", "", nothing).andExpect(status().isFound());
        assertThat(text(report, writer)).contains("Start early");
        // or wrote in it as well
        write(report, second, "lessons.en", "Count again", nothing)
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("Another member has written in this box")))
                .andExpect(content().string(containsString("Start early")))
                .andExpect(content().string(containsString("Count again")));
        write(report, second, "lessons.en", "Start early. Count again", seen(report, "lessons.en"))
                .andExpect(status().isFound());
        // what comes too late is shown, to be taken elsewhere
        mvc.perform(post(report).param("handIn", "true").with(writer).with(csrf()))
                .andExpect(status().isFound());
        write(report, second, "challenges.en", "No boat", "")
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("No boat")));
    }

    private ResultActions write(String report, RequestPostProcessor who, String box, String text, String seen)
            throws Exception {
        return mvc.perform(post(report)
                .param(box, text)
                .param(box + ".seen", seen)
                .with(who)
                .with(csrf()));
    }

    private String seen(String report, String box) throws Exception {
        Matcher seen = Pattern.compile("name=\"" + Pattern.quote(box + ".seen") + "\" value=\"([^\"]*)\"")
                .matcher(text(report, writer));
        assertThat(seen.find()).isTrue();
        return seen.group(1);
    }

    @Test
    void peopleBelowReadWhatChangedAtTheirOwnPlaceOnly() throws Exception {
        String report = start("6401", writer);
        jdbc.sql("update report set status = 'SENT', sent_at = now()").update();
        jdbc.sql("update stage_progress set status = 'DONE', closed_at = now() where cycle_key = ?")
                .param(year + "-640102")
                .update();
        for (String commune : List.of("640101", "640102")) {
            String changes = text(report + "/changes", member("clerk", new Grant(Role.CLERK, commune)));
            assertThat(changes).contains("Figures that are different");
            assertThat(changes.contains("A640102")).isEqualTo(commune.equals("640102"));
        }
    }

    @Test
    void nationSetsAnotherDueDayForTimesToCome() throws Exception {
        RequestPostProcessor nation = member("nation", ActingAs.here(Role.NCDDS_ADMIN));
        LocalDate today = LocalDate.now(clock);
        String before = text("/reports.csv?year=" + year, writer);
        due(nation, today, "", "12").andExpect(status().is(422));
        due(nation, today.plusDays(1), "5", "12").andExpect(status().is(422));
        due(nation, today.plusDays(1), "", "").andExpect(status().is(422));
        due(nation, today.plusDays(1), "", "32").andExpect(status().is(422));
        due(writer, today.plusDays(1), "", "12").andExpect(status().isForbidden());
        due(nation, today.plusDays(1), "", "12").andExpect(status().isFound());
        // the next one has to begin later
        due(nation, today.plusDays(1), "", "14").andExpect(status().is(422));
        assertThat(text("/reports/due", writer))
                .contains("on day 12 of the next month")
                .contains("decided (nation)")
                .doesNotContain("Save the due day");
        assertThat(text("/reports.csv?year=" + year, writer)).isEqualTo(before);
        assertThat(jdbc.sql("select reason from audit_entry where action = 'report.due'")
                        .query(String.class)
                        .list())
                .contains("decided");
    }

    private ResultActions due(RequestPostProcessor who, LocalDate from, String workingDay, String dayOfMonth)
            throws Exception {
        return mvc.perform(post("/reports/due")
                .param("kind", "monthly")
                .param("from", from.toString())
                .param("workingDay", workingDay)
                .param("dayOfMonth", dayOfMonth)
                .param("reason", "decided")
                .with(who)
                .with(csrf()));
    }

    private String start(String area, RequestPostProcessor who) throws Exception {
        return String.valueOf(mvc.perform(begin(area, who))
                .andExpect(status().isFound())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
    }

    private MockHttpServletRequestBuilder begin(String area, RequestPostProcessor who) {
        return post("/reports")
                .param("area", area)
                .param("kind", "monthly")
                .param("year", String.valueOf(year))
                .param("number", String.valueOf(month))
                .with(who)
                .with(csrf());
    }

    private static List<String> cells(byte[] file) throws IOException {
        try (InputStream bytes = new ByteArrayInputStream(file);
                ReadableWorkbook workbook = new ReadableWorkbook(bytes)) {
            return workbook.getFirstSheet().read().stream()
                    .flatMap(row -> row.stream())
                    .filter(cell -> cell != null && !cell.getText().isEmpty())
                    .map(cell -> {
                        assertThat(cell.getFormula()).isNull();
                        return cell.getText();
                    })
                    .toList();
        }
    }

    private String text(String address, RequestPostProcessor who) throws Exception {
        return new String(bytes(address, who), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String address, RequestPostProcessor who) throws Exception {
        return mvc.perform(get(URI.create(address)).with(who))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }

    private static RequestPostProcessor member(String name, Grant grant) {
        Actor actor = new Actor(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), name, Set.of(grant));
        return SecurityMockMvcRequestPostProcessors.authentication(UsernamePasswordAuthenticationToken.authenticated(
                new ActingPerson(actor, Locale.ENGLISH, true),
                null,
                List.of(new SimpleGrantedAuthority("ROLE_" + grant.role().name()))));
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

    private void stage(String commune, String stage, String status, int days) {
        LocalDate due = first.plusDays(10);
        jdbc.sql("""
                        insert into stage_progress (cycle_key, stage, provider_code, status, starts_on, due_on, nominal_due_on,
                            closed_at)
                        values (:cycle, :stage, '', :status, :from, :due, :due, :closed)""")
                .param("cycle", year + "-" + commune)
                .param("stage", stage)
                .param("status", status)
                .param("from", due.minusDays(30))
                .param("due", due)
                .param(
                        "closed",
                        status.equals("OPEN")
                                ? null
                                : due.plusDays(days).atTime(10, 0).atOffset(ZoneOffset.ofHours(7)))
                .update();
    }
}
