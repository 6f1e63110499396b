package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.assessment.InterfaceMeetings;
import kh.isaf.assessment.Scores;
import kh.isaf.i4c.Disseminations;
import kh.isaf.workflow.Correction;
import kh.isaf.workflow.Submission;
import kh.isaf.workflow.form.TaskForm;
import kh.isaf.workflow.process.Diligence;
import kh.isaf.worklist.WorkItem;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** Who may correct what was sent, until when, and what becomes of the old answers. */
class CorrectionTests extends AnsweringTest {

    @Test
    void theDomainTakesTheCorrectedAnswersAndTheOldOnesStay() {
        WorkItem item = scored();
        correct(caf, item, 1, Map.of("female", 15, "male", 9));

        List<Submission> versions = taskDesk.answers(item, ActingAs.actor(caf));
        assertThat(versions).extracting(Submission::version).containsExactly(2, 1);
        assertThat(versions.get(0).reason()).isEqualTo("Miscounted");
        assertThat(versions.get(0).answers()).containsEntry("female", 15);
        assertThat(versions.get(1).answers()).containsEntry("female", 14);
        assertThat(beans.getBean(Scores.class)
                        .of(commune.key(), school)
                        .orElseThrow()
                        .citizens())
                .extracting("women")
                .isEqualTo(15);
        assertThat(column("select attempts from scorecard where cycle_key = ?", commune.key()))
                .isEqualTo(1);
        assertThat(column("""
                        select before || ' ' || after || ' ' || reason from audit_entry
                        where action = 'task.correct' and object = ?""", "work_item/" + item.id()))
                .isEqualTo("{\"female\":14,\"male\":10} {\"female\":15,\"male\":9} Miscounted");
        assertThat(desk.open(commune)).as("the process stays where it is").isEmpty();
    }

    @Test
    void anAnswerByWhichTheProcessWentOnStays() {
        WorkItem item = scored();
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> correct(caf, item, 1, Map.of("scorecardHeld", "no", "notHeldReason", "flood")));
        assertThat(refusal.field()).isEqualTo("scorecardHeld");
        assertThat(refusal.messageKey()).isEqualTo("correction.refusal.usedByProcess");
        assertThat(taskDesk.answers(item, ActingAs.actor(caf))).hasSize(1);
    }

    @Test
    void aTaskThatBuildsOnItEndsIt() {
        start("scorecard", true);
        WorkItem plan = done(caf, "planScorecard", Map.of());
        correct(caf, plan, 1, Map.of("place", "Pagoda"));
        WorkItem card = done(caf, "enterScorecard", Map.of());
        refused(plan, "correction.not.begun");

        start("selfAssessment", true);
        done(head, "enterSelfAssessment", Map.of());
        correct(caf, card, 1, Map.of("youth", 3));
        start("sectorInterfaceMeeting", true);
        done(caf, "recordSectorMeeting", Map.of());
        refused(card, "correction.not.begun");
    }

    @Test
    void afterSomeDaysItIsTooLate() {
        WorkItem item = scored();
        itIs(TODAY.plusDays(7));
        correct(caf, item, 1, Map.of("youth", 3));
        itIs(TODAY.plusDays(8));
        refused(item, "correction.not.tooLate");
    }

    @Test
    void onlyWhoSentItMayAndOnlyWhileItIsHisTask() {
        WorkItem item = scored();
        Actor sender = ActingAs.actor(caf);
        Actor other = new Actor(UUID.randomUUID(), "Another CAF", Set.of(caf));
        assertThatThrownBy(() -> correct(other, item, UUID.randomUUID(), 1, Map.of("youth", 3)))
                .isInstanceOf(AccessDeniedException.class);
        Actor moved = new Actor(sender.personId(), "CAF", Set.of(new Grant(Role.CAF, "120801")));
        assertThatThrownBy(() -> corrections.correct(item.id(), UUID.randomUUID(), nothing(), moved))
                .isInstanceOf(NotFound.class);
        Actor reader = new Actor(sender.personId(), "CAF", Set.of(new Grant(Role.READER, commune.code())));
        assertThatThrownBy(() -> correct(reader, item, UUID.randomUUID(), 1, Map.of("youth", 3)))
                .isInstanceOf(AccessDeniedException.class);
        Actor teacher = new Actor(sender.personId(), "CAF", Set.of(caf), Set.of(school));
        assertThatThrownBy(() -> correct(teacher, item, UUID.randomUUID(), 1, Map.of("youth", 3)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void whatWasCorrectedMeanwhileOrNotAtAllIsToldSo() {
        WorkItem item = scored();
        UUID key = UUID.randomUUID();
        correct(ActingAs.actor(caf), item, key, 1, Map.of("youth", 3));
        correct(ActingAs.actor(caf), item, key, 1, Map.of("youth", 3));
        assertThat(taskDesk.answers(item, ActingAs.actor(caf)))
                .as("the same form twice")
                .hasSize(2);
        assertThatThrownBy(() -> correct(caf, item, 1, Map.of("youth", 4))).hasMessage("correction.refusal.overtaken");
        assertThatThrownBy(() -> correct(caf, item, 2, Map.of())).hasMessage("correction.refusal.nothing");
    }

    @Test
    void decisionsAreNeverCorrected(@Autowired Map<String, TaskForm<?>> forms) {
        assertThat(forms.entrySet().stream()
                        .filter(form -> form.getValue().correctable())
                        .map(Map.Entry::getKey))
                .doesNotContain("checkI4c", "decideJaap", "adoptJaap", "draftJaap", "reviseJaap", "enterCipLines")
                .contains("enterI4c", "recordMonthlyMeeting", "postI4c");
    }

    @Test
    void figuresMayBeCorrectedUntilTheyAreChecked() {
        start("i4cPreparation", true);
        WorkItem item = done(head, "enterI4c", Map.of());
        correct(head, item, 1, Map.of("staffTotal", 13));
        assertThat(column("select staff_total from information_pack where provider_code = ?", school))
                .isEqualTo(13);
        desk.done(open("checkI4c"), Map.of());
        refusedFor(head, item, "correction.not.begun");
        WorkItem posted = done(head, "postI4c", Map.of());
        correct(head, posted, 1, Map.of("copies", 5));
        assertThat(column(
                        "select copies from posting p join information_pack i on i.id = p.pack_id where provider_code = ?",
                        school))
                .isEqualTo(5);
    }

    @Test
    void aReportOfDisseminationReplacesItsOwnMeetings() {
        start("dissemination", false);
        done(caf, "planDissemination", Map.of());
        WorkItem first = done(caf, "recordDissemination", Map.of("moreMeetings", "yes"));
        correct(caf, first, 1, Map.of("meetings", List.of(Diligence.villageMeeting("Phum 9", TODAY))));
        assertThat(beans.getBean(Disseminations.class).summary(commune.key()).meetings())
                .isEqualTo(1);
    }

    @Test
    void agreedActionsKeepTheirIds() {
        start("interfaceMeeting", false);
        WorkItem item = done(caf, "recordInterfaceMeeting", Map.of());
        InterfaceMeetings meetings = beans.getBean(InterfaceMeetings.class);
        UUID before = meetings.agreedActions(commune.key()).get(0).id();
        correct(caf, item, 1, Map.of("place", "Pagoda"));
        correct(
                caf,
                item,
                2,
                Map.of(
                        "actions",
                        List.of(Map.of(
                                "subject",
                                "commune",
                                "action",
                                "Build a good bridge",
                                "responsible",
                                "Council",
                                "dueBy",
                                TODAY))));
        assertThat(meetings.agreedActions(commune.key()).get(0).id()).isEqualTo(before);
        assertThat(meetings.agreedActions(commune.key()).get(0).action()).isEqualTo("Build a good bridge");
    }

    @Test
    void aKeyUsedOnAnotherTaskLosesNothing() {
        start("scorecard", true);
        start("selfAssessment", true);
        UUID key = UUID.randomUUID();
        WorkItem plan = open("planScorecard");
        WorkItem self = open("enterSelfAssessment");
        desk.send(key, ActingAs.actor(caf), plan, Map.of());
        assertThat(taskDesk.isSubmitted(self.id(), key)).isFalse();
        desk.send(key, ActingAs.actor(head), self, Map.of());
        assertThat(taskDesk.isSubmitted(self.id(), key)).isTrue();
        desk.send(key, ActingAs.actor(head), self, Map.of());
        assertThat(again(plan).status()).isEqualTo(WorkItem.Status.DONE);
        assertThat(again(self).status()).isEqualTo(WorkItem.Status.DONE);
    }

    @Test
    void onThePagesInBothLanguages() throws Exception {
        start("scorecard", true);
        WorkItem item = done(caf, "planScorecard", Map.of());
        String page = "/tasks/" + item.id();
        get(caf, page).andExpect(status().isOk()).andExpect(content().string(containsString(page + "/correct")));
        get(new Grant(Role.CLERK, commune.code()), page)
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("/correct"))));
        get(new Grant(Role.CLERK, commune.code()), page + "/correct").andExpect(status().isForbidden());
        get(caf, page + "/correct")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("value=\"Hall\"")));

        Map<String, String> form = new HashMap<>(Map.of(
                "plannedFrom", TODAY.toString(),
                "plannedTo", TODAY.toString(),
                "place", "<b>Pagoda</b>",
                "language", "khmer",
                "facilitators", "3",
                "_version", "1",
                "_key", UUID.randomUUID().toString(),
                "_submit", "form"));
        post(caf, page + "/correct", form)
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("សូមប្រាប់មូលហេតុនៃការកែតម្រូវ")))
                .andExpect(content().string(containsString("&lt;b&gt;Pagoda&lt;/b&gt;")));
        form.put("_reason", "The hall <i>is</i> flooded");
        post(caf, page + "/correct", form).andExpect(redirectedUrl(page));
        post(caf, page + "/correct", form).andExpect(redirectedUrl(page));
        get(caf, page)
                .andExpect(content().string(containsString("The hall &lt;i&gt;is&lt;/i&gt; flooded")))
                .andExpect(content().string(containsString("Hall")))
                .andExpect(content().string(containsString("ចម្លើយលើកទី 1")));
        assertThat(taskDesk.answers(item, ActingAs.actor(caf))).hasSize(2);
    }

    private WorkItem scored() {
        start("scorecard", true);
        done(caf, "planScorecard", Map.of());
        return done(caf, "enterScorecard", Map.of());
    }

    private void refused(WorkItem item, String why) {
        refusedFor(caf, item, why);
    }

    private void refusedFor(Grant by, WorkItem item, String why) {
        assertThat(corrections
                        .standing(again(item), ActingAs.actor(by))
                        .orElseThrow()
                        .whyNot())
                .isEqualTo(why);
        int version = taskDesk.answers(item, ActingAs.actor(by)).get(0).version();
        assertThatThrownBy(() -> correct(by, item, version, Map.of("place", "Elsewhere", "staffTotal", 14)))
                .isInstanceOf(Refusal.class)
                .hasMessage(why);
    }

    private static Correction nothing() {
        return new Correction(1, Map.of(), Map.of(), "x");
    }
}
