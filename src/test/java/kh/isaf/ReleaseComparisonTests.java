package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.modelling.ReleaseDrafts;
import kh.isaf.modelling.Reviews;
import kh.isaf.modelling.compare.Impact;
import kh.isaf.modelling.compare.Impacts;
import kh.isaf.people.Languages;
import kh.isaf.workflow.release.ReleaseStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.annotation.Transactional;

/** The pages on which somebody sees what a release changes and what that touches, before it is approved. */
@Transactional
class ReleaseComparisonTests extends ProductTest {

    private static final Grant NCDDS = new Grant(Role.NCDDS_ADMIN, "");
    private static final Actor AUTHOR = new Actor(new UUID(68, 1), "Author", Set.of(NCDDS));
    private static final Actor COLLEAGUE = new Actor(new UUID(68, 2), "Colleague", Set.of(NCDDS));
    private static final String MODEL = "dissemination.bpmn";

    @Autowired
    MockMvc mvc;

    @Autowired
    ReleaseStore store;

    @Autowired
    ReleaseDrafts drafts;

    @Autowired
    Reviews reviews;

    @Autowired
    Impacts impacts;

    @Autowired
    JdbcClient jdbc;

    private UUID draft;

    @BeforeEach
    void begun() {
        draft = drafts.begin(AUTHOR);
    }

    @Test
    void theComparisonShowsBothPicturesAndSaysEveryDifference() throws Exception {
        replace(MODEL, "camunda:candidateGroups=\"facilitator\"", "camunda:candidateGroups=\"csoStaff\"");
        replace(MODEL, "<dc:Bounds x=\"", "<dc:Bounds x=\"9");
        replace("checkI4c.form", "Result of the check", "Result &c of the check");
        String page = page("/releases/" + draft + "/compare");
        assertThat(page)
                .contains("Role: changed", "<del>Facilitator</del>", "<ins>CSO staff</ins>")
                .contains("step markCHANGED", "only drawn at another place")
                .contains("Result &amp;c of the check")
                .contains("Name, signature and date", "What this release touches")
                .contains("<svg")
                .doesNotContain("??");
        assertThat(page.split("<svg", -1)).hasSize(3);
        assertThat(khmer("/releases/" + draft + "/compare"))
                .contains("តួនាទី៖ បានប្តូរ")
                .doesNotContain("??");
    }

    @Test
    void aReleaseIsComparedWithAnyOther() throws Exception {
        replace(MODEL, "camunda:candidateGroups=\"facilitator\"", "camunda:candidateGroups=\"csoStaff\"");
        UUID other = drafts.begin(AUTHOR);
        String page = page("/releases/" + other + "/compare?with=" + draft);
        assertThat(page).contains("<del>CSO staff</del>", "<ins>Facilitator</ins>");
        assertThat(page("/releases/" + other + "/compare")).contains("There is no difference.");
        UUID live = store.live().orElseThrow().id();
        assertThat(page("/releases/" + live + "/compare")).contains("There is no difference.");
        mvc.perform(MockMvcRequestBuilders.get("/releases/" + other + "/compare?with=" + new UUID(68, 9))
                        .with(ActingAs.signedIn(NCDDS)))
                .andExpect(status().isNotFound());
    }

    @Test
    void aFileThatIsGoneOrCannotBeReadIsToldAndNotDrawn() throws Exception {
        drafts.remove(AUTHOR, draft, "monthlyMeeting.bpmn");
        String undrawn = text(MODEL).replaceAll("(?s)<bpmndi:BPMNDiagram.*</bpmndi:BPMNDiagram>", "");
        drafts.put(AUTHOR, draft, MODEL, undrawn.getBytes(StandardCharsets.UTF_8));
        store.write(draft, "postI4c.form", "{".getBytes(StandardCharsets.UTF_8), AUTHOR);
        assertThat(page("/releases/" + draft + "/compare"))
                .contains("taken away", "cannot be read", "No picture")
                .doesNotContain("??");
    }

    @Test
    void allAtOnceStaysSmall() throws Exception {
        store.files(draft).names().stream()
                .filter(name -> name.endsWith(".bpmn"))
                .forEach(name -> replace(name, "<dc:Bounds x=\"", "<dc:Bounds x=\"9"));
        assertThat(zipped(page("/releases/" + draft + "/compare"))).isLessThan(100_000);
    }

    @Test
    void impactCountsWhatGoesOnAndWhatRefersToWhatIsGone() throws Exception {
        assertThat(impacts.before(store.get(draft))).isEmpty();
        jdbc.sql("""
                insert into message_text (text_id, language, version, words, changed_by, changed_by_name, changed_at)
                values ('digest.closing', 'en', 9001, 'Do not forget: Plan the dissemination', :id, 'Author', now())""").param("id", new UUID(68, 1)).update();
        String model = text(MODEL);
        String without = model.replaceAll("(?s)<bpmn:userTask id=\"recordDissemination\".*?</bpmn:userTask>", "")
                .replaceAll("(?s)<bpmn:userTask id=\"planDissemination\".*?</bpmn:userTask>", "");
        drafts.put(AUTHOR, draft, MODEL, without.getBytes(StandardCharsets.UTF_8));
        replace("enterScorecard.form", "\"key\": \"female\"", "\"key\": \"females\"");
        replace("reminderLadder.dmn", "<text>-7</text>", "<text>-8</text>");
        Impact impact = impacts.before(store.get(draft)).orElseThrow();
        assertThat(impact.open()).extracting(Impact.StageCases::stage).isSubsetOf("dissemination", "scorecard");
        assertThat(impact.underWay()).isEqualTo(count("select count(*) from area_cycle where status <> 'CLOSED'"));
        assertThat(impact.cases()).isEqualTo(count("""
                select count(*) from stage_progress s join area_cycle y on y.cycle_key = s.cycle_key
                where y.status <> 'CLOSED' and s.status in ('OPEN', 'PLANNED')
                    and s.stage in ('dissemination', 'scorecard')"""));
        assertThat(impact.rules()).containsExactly("reminderLadder");
        assertThat(impact.gone())
                .extracting(Impact.GoneTask::id)
                .containsExactlyInAnyOrder("recordDissemination", "planDissemination");
        assertThat(impact.gone().stream().filter(task -> task.id().equals("recordDissemination")))
                .singleElement()
                .satisfies(task -> {
                    assertThat(task.checks()).isEqualTo(2);
                    assertThat(task.guidance()).isTrue();
                    assertThat(task.texts()).isZero();
                });
        assertThat(impact.gone().stream().filter(task -> task.id().equals("planDissemination")))
                .singleElement()
                .satisfies(task -> assertThat(task.texts()).isEqualTo(1));
        assertThat(impact.fields()).singleElement().satisfies(field -> {
            assertThat(field.field()).isEqualTo("female");
            assertThat(field.checks()).isEqualTo(1);
        });
        assertThat(impact.reports()).containsExactly(new Impact.ReportFigure("meetings", "dissemination"));
        assertThat(page("/releases/" + draft))
                .contains(
                        "What this release touches", "The task “Record a dissemination meeting” (recordDissemination)")
                .doesNotContain("??");
        assertThat(khmer("/releases/" + draft))
                .contains("អ្វីដែលកំណែនេះប៉ះពាល់")
                .doesNotContain("??");
    }

    @Test
    void everybodySeesTheModelsOfTheLiveRelease() throws Exception {
        replace(MODEL, "value=\"Plan the dissemination\"", "value=\"Plan the visits\"");
        drafts.notes(AUTHOR, draft, "ថ្មី", "new");
        reviews.submit(AUTHOR, draft);
        assertThat(page("/processes/dissemination")).doesNotContain("Plan the visits");
        reviews.approve(COLLEAGUE, draft, "");
        reviews.publish(COLLEAGUE, draft);
        assertThat(page("/processes/dissemination")).contains("Plan the visits");
        assertThat(page("/processes/dissemination.bpmn")).contains("Plan the visits");
        assertThat(impacts.before(store.get(draft))).isEmpty();
        assertThat(page("/releases/" + draft + "/compare")).contains("<ins>Plan the visits</ins>");
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private void replace(String file, String from, String to) {
        String text = text(file);
        assertThat(text).contains(from);
        int at = text.indexOf(from);
        String changed = text.substring(0, at) + to + text.substring(at + from.length());
        drafts.put(AUTHOR, draft, file, changed.getBytes(StandardCharsets.UTF_8));
    }

    private String text(String file) {
        return new String(store.file(draft, file).orElseThrow(), StandardCharsets.UTF_8);
    }

    private String page(String address) throws Exception {
        return page(address, Locale.ENGLISH);
    }

    private String khmer(String address) throws Exception {
        return page(address, Languages.KHMER);
    }

    private String page(String address, Locale language) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.get(address).with(ActingAs.signedIn(NCDDS, language)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private static int zipped(String page) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(page.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }
}
