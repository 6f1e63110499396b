package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kh.isaf.access.Grant;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.cycle.Stage;
import kh.isaf.worklist.Candidate;
import kh.isaf.worklist.HasPostThere;
import kh.isaf.worklist.Taken;
import kh.isaf.worklist.WorkItem;
import kh.isaf.worklist.WorkListFilter.Tab;
import kh.isaf.worklist.WorkListLine;
import org.junit.jupiter.api.Test;
import org.springframework.security.access.AccessDeniedException;

/** What a deputy sees and does for somebody absent, and what not. */
class AbsenceTests extends AbsenceTest {

    @Test
    void theDeputySeesTakesGivesBackAndDoesTasksOfTheGroup() throws Exception {
        WorkItem plan = planOfScorecard();
        assertThat(does(dara, plan)).isFalse();
        post(dara, "/tasks/" + plan.id() + "/claim", Map.of()).andExpect(status().isForbidden());

        away(sokha, dara, 5);

        assertThat(list(dara, Tab.GROUPS).counts()).containsEntry(Tab.GROUPS, 1).containsEntry(Tab.MINE, 0);
        WorkListLine line = list(dara, Tab.GROUPS).lines().get(0);
        assertThat(line.id()).isEqualTo(plan.id());
        assertThat(line.claimable()).isTrue();
        assertThat(line.signsFor()).isEqualTo("Sokha ខ្មែរ");
        get(dara, "/tasks/" + plan.id())
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("អ្នកធ្វើកិច្ចការនេះជំនួស Sokha ខ្មែរ")))
                .andExpect(content().string(containsString("task-form")));

        post(dara, "/tasks/" + plan.id() + "/claim", Map.of()).andExpect(status().isFound());
        assertThat(again(plan).assigneeId()).as("it stays hers").isEqualTo(sokha);
        assertThat(list(dara, Tab.MINE).lines()).extracting(WorkListLine::id).containsExactly(plan.id());
        assertThat(list(sokha, Tab.MINE).lines())
                .extracting(WorkListLine::signsFor)
                .containsOnlyNulls();
        get(clerk, "/tasks/" + plan.id())
                .andExpect(content().string(containsString("អ្នកជំនួស៖ Dara ខ្មែរ")))
                .andExpect(content().string(containsString("Dara ខ្មែរ ជំនួស Sokha ខ្មែរ")));

        post(dara, "/tasks/" + plan.id() + "/release", Map.of()).andExpect(status().isFound());
        assertThat(again(plan).assigneeId()).isNull();

        desk.does(actor(dara), again(plan), Map.of());
        signed(plan, dara, sokha);
        get(sokha, "/tasks/" + plan.id()).andExpect(content().string(containsString("Dara ខ្មែរ ជំនួស Sokha ខ្មែរ")));
        assertThat(list(clerk, Tab.DONE).lines())
                .extracting(WorkListLine::closedForName)
                .containsExactly("Sokha ខ្មែរ");
    }

    @Test
    void theDeputyDoesWhatTheAbsentPersonHadTaken() {
        WorkItem plan = planOfScorecard();
        workItems.claim(plan.id(), actor(sokha));
        away(sokha, dara, 5);

        assertThat(list(dara, Tab.MINE).lines())
                .extracting(WorkListLine::signsFor)
                .containsExactly("Sokha ខ្មែរ");
        desk.does(actor(dara), again(plan), Map.of());

        signed(plan, dara, sokha);
    }

    @Test
    void aCandidateTakesTasksOfTheGroupInTheOwnNameButThoseOfTheAbsentPersonForHer() {
        UUID colleague = person("Colleague", caf);
        WorkItem plan = planOfScorecard();
        away(sokha, colleague, 5);

        assertThat(list(colleague, Tab.GROUPS).lines())
                .extracting(WorkListLine::signsFor)
                .containsOnlyNulls();
        workItems.claim(plan.id(), actor(colleague));
        assertThat(again(plan).assigneeId()).isEqualTo(colleague);
        workItems.release(plan.id(), actor(colleague));
        workItems.claim(plan.id(), actor(sokha));

        assertThat(list(colleague, Tab.GROUPS).lines())
                .extracting(WorkListLine::signsFor)
                .containsExactly("Sokha ខ្មែរ");
        desk.does(actor(colleague), again(plan), Map.of());
        signed(plan, colleague, sokha);
    }

    @Test
    void onlyTheChosenStagesPassAndOnlyTasks() throws Exception {
        WorkItem plan = planOfScorecard();
        start("dissemination", false);
        WorkItem dissemination = open("planDissemination");
        UUID loose = looseTask();
        away(sokha, dara, 5, Stage.SCORECARD);

        assertThat(list(dara, Tab.GROUPS).lines()).extracting(WorkListLine::id).containsExactly(plan.id());
        assertThat(does(dara, dissemination)).isFalse();
        for (String act : List.of("", "/claim", "/release")) {
            post(dara, "/tasks/" + dissemination.id() + act, Map.of("_submit", "form"))
                    .andExpect(status().isForbidden());
        }
        away(clerk, dara, 5);
        assertThat(workItems.mayDo(workItems.visible(loose, actor(clerk)), actor(clerk)))
                .isTrue();
        assertThat(workItems.mayDo(workItems.visible(loose, actor(dara)), actor(dara)))
                .as("a task of the clerk's office")
                .isFalse();
        get(dara, "/people").andExpect(status().isForbidden());
        get(dara, "/people/" + sokha).andExpect(status().isForbidden());
        get(dara, "/hand-overs/of/" + sokha).andExpect(status().isForbidden());
    }

    @Test
    void whoStandsInForTheDistrictExcusesNothing() throws Exception {
        UUID member = person("Member", new Grant(Role.DMK_GROUP, commune.code().substring(0, 4)));
        UUID officer =
                person("Officer", new Grant(Role.OMBUDSMAN, commune.code().substring(0, 4)));
        away(member, officer, 5);

        get(officer, "/cycles/" + commune.key() + "/excuse").andExpect(status().isForbidden());
        assertThat(actor(officer).may(Role.DMK_GROUP, commune.code())).isFalse();
        assertThat(actor(officer).deputyships()).hasSize(1);
    }

    @Test
    void thereIsNoChain() {
        WorkItem plan = planOfScorecard();
        UUID third = person("Third", new Grant(Role.COUNCIL_MEMBER, commune.code()));
        away(sokha, dara, 5);
        away(dara, third, 5);

        assertThat(does(third, plan)).isFalse();
        assertThat(does(dara, plan)).as("away herself").isFalse();
        assertThat(does(sokha, plan)).as("keeps her rights").isTrue();
        assertThatThrownBy(() -> away(person("Fourth", caf), dara, 5))
                .isInstanceOf(Refusal.class)
                .hasMessage("absence.error.deputyAway");
    }

    @Test
    void aPostAtTheSchoolKeepsTheDeputyFromItsScorecardByPageAndByHand() throws Exception {
        WorkItem plan = planOfScorecard();
        hire(dara);
        away(sokha, dara, 5);

        assertThat(list(dara, Tab.GROUPS).lines()).isEmpty();
        assertThat(list(dara, Tab.AREA).lines())
                .extracting(WorkListLine::claimable)
                .doesNotContain(true);
        get(dara, "/tasks/" + plan.id())
                .andExpect(content().string(containsString("អ្នកមានតួនាទីនៅអង្គភាពនេះ")))
                .andExpect(content().string(not(containsString("task-form"))));
        for (String act : List.of("", "/claim", "/release")) {
            post(dara, "/tasks/" + plan.id() + act, Map.of("_submit", "form"))
                    .andExpect(status().isForbidden())
                    .andExpect(request().attribute("sentence", containsString("អ្នកមានតួនាទីនៅអង្គភាពនេះ")));
        }
        assertThatThrownBy(() -> desk.does(actor(dara), plan, Map.of())).isInstanceOf(HasPostThere.class);
    }

    @Test
    void whatTheAbsentPersonMustNotJudgeTheDeputyDoesNotJudgeForHer() {
        WorkItem plan = planOfScorecard();
        hire(sokha);
        away(sokha, dara, 5);

        assertThat(list(dara, Tab.GROUPS).lines()).isEmpty();
        assertThatThrownBy(() -> workItems.claim(plan.id(), actor(dara))).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void whoStandsInForTheHeadOfTheSchoolDoesNotJudgeItMeanwhile() {
        WorkItem plan = planOfScorecard();
        workItems.claim(plan.id(), actor(sokha));
        UUID principal = person("Head", head);
        UUID absence = away(principal, sokha, 5);

        assertThat(again(plan).assigneeId()).as("back to the group").isNull();
        assertThat(does(sokha, plan)).isFalse();
        assertThat(list(sokha, Tab.GROUPS).lines()).isEmpty();
        start("selfAssessment", true);
        WorkItem own = open("enterSelfAssessment");
        desk.does(actor(sokha), own, Map.of());
        signed(own, sokha, principal);

        absences.end(actor(principal), absence);
        assertThat(does(sokha, plan)).isTrue();
    }

    @Test
    void itBeginsAndEndsByDateAndEndsEarly() {
        WorkItem plan = planOfScorecard();
        absences.set(actor(sokha), absence(sokha, dara, TODAY.plusDays(1), 2));
        assertThat(does(dara, plan)).isFalse();
        itIs(TODAY.plusDays(1));
        assertThat(does(dara, plan)).isTrue();
        workItems.claim(plan.id(), actor(dara));
        itIs(TODAY.plusDays(3));
        assertThat(does(dara, plan)).isFalse();
        assertThatThrownBy(() -> workItems.release(plan.id(), actor(dara))).isInstanceOf(AccessDeniedException.class);
        workItems.release(plan.id(), actor(sokha));

        UUID again = absences.set(actor(sokha), absence(sokha, dara, TODAY.plusDays(3), 2));
        assertThat(does(dara, plan)).isTrue();
        absences.end(actor(sokha), again);
        assertThat(does(dara, plan)).isFalse();
        assertThat(jdbc.sql("select count(*) from stand_in(?) where person_id = ?")
                        .params(TODAY.plusDays(3), sokha)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aDeputyWhoLosesTheRoleOrTheAccountMeanwhileActsNoLonger() {
        WorkItem plan = planOfScorecard();
        away(sokha, dara, 5);
        jdbc.sql("update account set enabled = false where person_id = ?")
                .param(dara)
                .update();
        assertThat(does(dara, plan)).isFalse();
        jdbc.sql("update account set enabled = true where person_id = ?")
                .param(dara)
                .update();
        assertThat(does(dara, plan)).isTrue();

        people.endRole(actor(clerk), dara, new Grant(Role.COUNCIL_MEMBER, commune.code()), TODAY, "leaves the council");
        assertThat(actor(dara).deputyships()).isEmpty();
        assertThatThrownBy(() -> desk.does(actor(dara), plan, Map.of())).hasMessageContaining("task");
    }

    @Test
    void theAbsentPersonsRolesElsewhereDoNotPass() {
        String elsewhere = "120801";
        UUID both = person("Both", caf, new Grant(Role.CAF, elsewhere));
        away(both, dara, 5);

        assertThat(actor(dara).deputyships()).singleElement().satisfies(absent -> assertThat(absent.grants())
                .containsExactly(caf));
    }

    @Test
    void twoDeputiesForTwoKindsOfTasks() {
        UUID second = person("Second", new Grant(Role.COUNCIL_MEMBER, commune.code()));
        WorkItem plan = planOfScorecard();
        start("dissemination", false);
        WorkItem dissemination = open("planDissemination");
        away(sokha, dara, 5, Stage.SCORECARD);
        away(sokha, second, 5, Stage.DISSEMINATION);

        assertThat(does(dara, plan)).isTrue();
        assertThat(does(dara, dissemination)).isFalse();
        assertThat(does(second, dissemination)).isTrue();
        assertThat(does(second, plan)).isFalse();
    }

    @Test
    void oneDeputyForTwoPeopleSignsForTheOneWhoHasTheTask() {
        UUID vanna = person("Vanna", caf);
        WorkItem plan = planOfScorecard();
        workItems.claim(plan.id(), actor(vanna));
        away(sokha, dara, 5);
        away(vanna, dara, 5);

        assertThat(list(dara, Tab.MINE).lines())
                .extracting(WorkListLine::signsFor)
                .containsExactly("Vanna ខ្មែរ");
        desk.does(actor(dara), again(plan), Map.of());
        signed(plan, dara, vanna);
    }

    @Test
    void whatSomebodyElseHasTakenIsTaken() {
        UUID colleague = person("Colleague", caf);
        WorkItem plan = planOfScorecard();
        workItems.claim(plan.id(), actor(colleague));
        away(sokha, dara, 5);

        assertThatThrownBy(() -> workItems.claim(plan.id(), actor(dara))).isInstanceOf(Taken.class);
        assertThatThrownBy(() -> workItems.assign(actor(clerk), plan.id(), actor(dara)))
                .as("a deputy is no successor")
                .isInstanceOf(Refusal.class);
    }

    @Test
    void theDeputyAndTheAbsentPersonCorrectWhatWasSent() {
        WorkItem plan = planOfScorecard();
        away(sokha, dara, 2);
        desk.does(actor(dara), plan, Map.of());

        correct(actor(dara), again(plan), UUID.randomUUID(), 1, Map.of("place", "Pagoda"));
        itIs(TODAY.plusDays(2));
        assertThatThrownBy(() -> correct(actor(dara), again(plan), UUID.randomUUID(), 2, Map.of("place", "School")))
                .isInstanceOf(AccessDeniedException.class);
        correct(actor(sokha), again(plan), UUID.randomUUID(), 2, Map.of("place", "School"));
    }

    private WorkItem planOfScorecard() {
        start("scorecard", true);
        return open("planScorecard");
    }

    private UUID looseTask() {
        WorkItem item = WorkItem.loose(
                "cafTermEnds", "/cafs/" + sokha, commune.code(), "ក", "A", TODAY, TODAY, OffsetDateTime.now(clock));
        workItems.open(item, List.of(new Candidate(Role.CLERK, commune.code())));
        return item.id();
    }

    /** Both names, on the task, with its answers and in the audit trail. */
    private void signed(WorkItem item, UUID by, UUID absent) {
        assertThat(column("select closed_by_id from work_item where id = ?", item.id()))
                .isEqualTo(by);
        assertThat(column("select closed_for_id from work_item where id = ?", item.id()))
                .isEqualTo(absent);
        assertThat(column(
                        "select for_id from audit_entry where object = ? and action = 'task.complete' and person_id = ?",
                        "work_item/" + item.id(),
                        by))
                .isEqualTo(absent);
    }
}
