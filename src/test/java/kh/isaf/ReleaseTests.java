package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.modelling.EditLocks;
import kh.isaf.modelling.KeptCopies;
import kh.isaf.modelling.ReleaseChecks;
import kh.isaf.modelling.ReleaseDrafts;
import kh.isaf.modelling.ReleaseDrafts.Saved;
import kh.isaf.modelling.Reviews;
import kh.isaf.modelling.WarningReasons;
import kh.isaf.modelling.WarningReasons.About;
import kh.isaf.modelling.WarningReasons.Given;
import kh.isaf.workflow.engine.ModelRefused;
import kh.isaf.workflow.engine.Releases;
import kh.isaf.workflow.release.ReleaseFiles;
import kh.isaf.workflow.release.ReleaseSource;
import kh.isaf.workflow.release.ReleaseState;
import kh.isaf.workflow.release.ReleaseStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** A release goes from draft to live by two people, and what was approved is what areas start on. */
@Transactional
class ReleaseTests extends ProductTest {

    private static final Grant NCDDS = new Grant(Role.NCDDS_ADMIN, "");
    private static final Actor AUTHOR = new Actor(new UUID(66, 1), "Author", Set.of(NCDDS));
    private static final Actor COLLEAGUE = new Actor(new UUID(66, 2), "Colleague", Set.of(NCDDS));
    private static final String FORM = "postI4c.form";

    @Autowired
    ReleaseStore store;

    @Autowired
    ReleaseDrafts drafts;

    @Autowired
    EditLocks locks;

    @Autowired
    KeptCopies copies;

    @Autowired
    Reviews reviews;

    @Autowired
    Releases releases;

    @Autowired
    WarningReasons reasons;

    @Autowired
    ReleaseChecks checks;

    @Autowired
    JdbcClient jdbc;

    private UUID draft;

    @BeforeEach
    void begun() {
        draft = drafts.begin(AUTHOR);
    }

    @Test
    void theProductsOwnReleaseIsLive() {
        assertThat(store.live().orElseThrow().tag()).isEqualTo(releases.current());
        assertThat(store.files(draft).differing(store.base(draft))).isEmpty();
    }

    @Test
    void whatTwoPeopleAgreeOnIsWhatAreasStartOn() {
        String before = releases.current();
        change("ថ្ងៃបិទផ្សាយ", "ថ្ងៃដែលបានបិទ");
        handIn();
        assertThatThrownBy(() -> reviews.approve(AUTHOR, draft, ""))
                .isInstanceOf(Refusal.class)
                .hasMessage("release.error.ownRelease");
        reviews.approve(COLLEAGUE, draft, "seen");
        reviews.publish(AUTHOR, draft);
        assertThat(store.get(draft).is(ReleaseState.LIVE)).isTrue();
        assertThat(store.get(draft).sha256()).isEqualTo(store.files(draft).sha256());
        assertThat(text(releases.file(releases.current(), FORM))).contains("ថ្ងៃដែលបានបិទ");
        assertThat(text(releases.file(before, FORM))).doesNotContain("ថ្ងៃដែលបានបិទ");
        assertThatThrownBy(() -> drafts.put(AUTHOR, draft, FORM, bytes("{}"))).hasMessage("release.error.notDraft");
    }

    @Test
    void aReleaseThatIsOvertakenOrUnchangedOrWithoutNoteIsNotHandedIn() {
        assertThatThrownBy(() -> reviews.submit(AUTHOR, draft)).hasMessage("release.error.noteMissing");
        drafts.notes(AUTHOR, draft, "ថ្មី", "new");
        assertThatThrownBy(() -> reviews.submit(AUTHOR, draft)).hasMessage("release.error.nothingChanged");
        UUID other = draft;
        draft = drafts.begin(AUTHOR);
        change("ថ្ងៃបិទផ្សាយ", "ថ្ងៃដែលបានបិទ");
        handIn();
        reviews.approve(COLLEAGUE, draft, "");
        reviews.publish(COLLEAGUE, draft);
        draft = other;
        change("ថ្ងៃបិទផ្សាយ", "ថ្ងៃ");
        assertThatThrownBy(() -> reviews.submit(AUTHOR, other)).hasMessage("release.error.overtaken");
    }

    @Test
    void whoLosesTheLockLosesNoWork() {
        UUID mine = locks.take(AUTHOR, draft, FORM).orElseThrow().token();
        assertThat(locks.take(COLLEAGUE, draft, FORM)).isEmpty();
        UUID theirs = locks.takeOver(COLLEAGUE, draft, FORM).token();
        byte[] file = store.file(draft, FORM).orElseThrow();
        byte[] typed = bytes(text(file).replace("ថ្ងៃបិទផ្សាយ", "ថ្ងៃ"));
        assertThat(drafts.save(AUTHOR, draft, FORM, typed, mine)).isEqualTo(Saved.KEPT_AS_COPY);
        assertThat(store.file(draft, FORM).orElseThrow()).isEqualTo(file);
        assertThat(copies.of(draft)).singleElement().satisfies(copy -> {
            assertThat(copy.person()).isEqualTo("Author");
            assertThat(copies.content(draft, copy.file(), copy.id())).isEqualTo(typed);
        });
        assertThat(drafts.save(COLLEAGUE, draft, FORM, typed, theirs)).isEqualTo(Saved.DONE);
    }

    @Test
    void aPageThatWasLeftOpenSavesACopyOnceTheFileWasSentUp() {
        UUID open = locks.take(AUTHOR, draft, FORM).orElseThrow().token();
        byte[] typed = typed("ថ្ងៃ");
        jdbc.sql("update model_lock set until = now() - interval '1 minute'").update();
        drafts.put(COLLEAGUE, draft, FORM, typed("ថ្ងៃទី"));
        assertThat(drafts.save(AUTHOR, draft, FORM, typed, open)).isEqualTo(Saved.KEPT_AS_COPY);
        assertThat(text(store.file(draft, FORM).orElseThrow())).contains("ថ្ងៃទី");
    }

    @Test
    void aFileIsNotSentUpOverOneThatNobodyLookedAt() {
        String seen = ReleaseFiles.sha256(store.file(draft, FORM).orElseThrow());
        drafts.put(COLLEAGUE, draft, FORM, typed("ថ្ងៃទី"), seen);
        assertThatThrownBy(() -> drafts.upload(AUTHOR, draft, FORM, typed("ថ្ងៃ"), seen))
                .hasMessage("release.error.fileChanged");
    }

    @Test
    void whoWroteWhatSomebodyElseBringsInHadAHandInIt() {
        UUID lost = locks.take(COLLEAGUE, draft, FORM).orElseThrow().token();
        locks.takeOver(AUTHOR, draft, FORM);
        drafts.save(COLLEAGUE, draft, FORM, typed("ថ្ងៃ"), lost);
        assertThat(store.authors(draft)).containsKey(COLLEAGUE.personId());

        UUID theirs = drafts.begin(COLLEAGUE);
        drafts.put(COLLEAGUE, theirs, FORM, typed("ថ្ងៃទី"));
        UUID imported = drafts.begin(AUTHOR, ReleaseSource.IMPORTED, store.files(theirs));
        assertThat(store.authors(imported)).containsKey(COLLEAGUE.personId());
        UUID sent = drafts.begin(AUTHOR);
        assertThat(store.authors(sent)).containsOnlyKeys(AUTHOR.personId());
        drafts.upload(AUTHOR, sent, FORM, typed("ថ្ងៃទី"), null);
        assertThat(store.authors(sent)).containsKey(COLLEAGUE.personId());
    }

    @Test
    void aDraftCanBeBegunWithoutAFileThatIsLive() {
        UUID less =
                drafts.begin(AUTHOR, ReleaseSource.IMPORTED, store.files(draft).without(FORM));
        assertThat(store.file(less, FORM)).isEmpty();
        assertThat(store.base(less).find(FORM)).isPresent();
    }

    private byte[] typed(String word) {
        return bytes(text(store.file(draft, FORM).orElseThrow()).replace("ថ្ងៃបិទផ្សាយ", word));
    }

    @Test
    void anUnfinishedModelIsKeptAndADangerousOneIsNot() {
        String model = text(store.file(draft, "monthlyMeeting.bpmn").orElseThrow());
        drafts.put(AUTHOR, draft, "monthlyMeeting.bpmn", bytes(model.replace("nameEn", "guidance")));
        drafts.notes(AUTHOR, draft, "ថ្មី", "new");
        assertThatThrownBy(() -> reviews.submit(AUTHOR, draft)).isInstanceOf(ModelRefused.class);
        assertThatThrownBy(() -> drafts.put(
                        AUTHOR,
                        draft,
                        "monthlyMeeting.bpmn",
                        bytes(model.replace("camunda:candidateGroups=", "camunda:taskPriority="))))
                .isInstanceOf(ModelRefused.class)
                .hasMessageContaining("monthlyMeeting.bpmn:");
    }

    @Test
    void anExpressionThatIsNoNameStandsInNoDraft() {
        String model = text(store.file(draft, "yearlyNumberCheck.bpmn").orElseThrow());
        String meeting = text(store.file(draft, "jaapMonitoring.bpmn").orElseThrow());
        String month = text(store.file(draft, "monthlyMeeting.bpmn").orElseThrow());
        String form = text(store.file(draft, FORM).orElseThrow());
        for (String danger : List.of("${monthOpens.getClass()}", "#{monthOpens}", "2027-${release}", "${1+1}")) {
            refused("monthlyMeeting.bpmn", month.replace("${monthOpens}", danger));
            refused(
                    "yearlyNumberCheck.bpmn",
                    model.replaceFirst("(?s)(<bpmn:timeCycle[^>]*>)[^<]*", "$1" + Matcher.quoteReplacement(danger)));
            refused(
                    "jaapMonitoring.bpmn",
                    meeting.replaceFirst(
                            "(?s)(<bpmn:loopCardinality[^>]*>)[^<]*", "$1" + Matcher.quoteReplacement(danger)));
            refused(FORM, form.replace("ថ្ងៃបិទផ្សាយ", "ថ្ងៃ " + danger));
        }
    }

    @Test
    void aWarningIsHandedInOnlyWithAReason() throws Exception {
        change("\"label_en\": \"Copies put up\"", "\"label_en\": \"ចំនួនច្បាប់\"");
        drafts.notes(AUTHOR, draft, "ថ្មី", "new");
        assertThatThrownBy(() -> reviews.submit(AUTHOR, draft)).isInstanceOf(ModelRefused.class);
        reasons.give(AUTHOR, draft, Map.of(new About(FORM, "copies", "englishInKhmer"), "no English word for it"));
        reviews.submit(AUTHOR, draft);
        assertThatThrownBy(() -> reasons.give(AUTHOR, draft, Map.of())).hasMessage("release.error.notDraft");
        assertThat(reasons.findings(draft)).singleElement().satisfies(file -> assertThat(
                        file.findings().get(0).given())
                .extracting(Given::reason)
                .isEqualTo("no English word for it"));
        reviews.approve(COLLEAGUE, draft, "");
        reviews.publish(AUTHOR, draft);
        UUID next = drafts.begin(AUTHOR);
        assertThat(reasons.unexplained(next, checks.check(store.files(next)))).isEmpty();
    }

    @Test
    void whatTheProductStartsItselfIsMissedWhenItIsTakenAway() {
        store.remove(draft, "startAreas.bpmn", AUTHOR);
        drafts.notes(AUTHOR, draft, "ថ្មី", "new");
        assertThatThrownBy(() -> reviews.submit(AUTHOR, draft))
                .isInstanceOf(ModelRefused.class)
                .hasMessageContaining("cannot do without startAreas.bpmn");
    }

    private void refused(String file, String changed) {
        assertThat(changed).isNotEqualTo(text(store.file(draft, file).orElseThrow()));
        assertThatThrownBy(() -> drafts.put(AUTHOR, draft, file, bytes(changed)))
                .as(changed)
                .isInstanceOf(ModelRefused.class)
                .hasMessageContaining(file + ":");
    }

    @Test
    void whatIsSentBackCanBeChangedAgain() {
        change("ថ្ងៃបិទផ្សាយ", "ថ្ងៃ");
        handIn();
        assertThatThrownBy(() -> reviews.sendBack(COLLEAGUE, draft, " ")).hasMessage("release.error.reason");
        reviews.sendBack(COLLEAGUE, draft, "the old word was better");
        change("ថ្ងៃ", "ថ្ងៃទី");
        assertThat(store.get(draft).is(ReleaseState.DRAFT)).isTrue();
    }

    private void change(String from, String to) {
        drafts.put(
                AUTHOR,
                draft,
                FORM,
                bytes(text(store.file(draft, FORM).orElseThrow()).replace(from, to)));
    }

    private void handIn() {
        drafts.notes(AUTHOR, draft, "ពាក្យថ្មី", "a new word");
        reviews.submit(AUTHOR, draft);
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
