package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import kh.isaf.worklist.WorkItem;
import org.junit.jupiter.api.Test;

/** That a task is done, said by text message: it is the right task, once, also when it comes twice or late. */
class RepliesTests extends RepliesTest {

    @Test
    void oneClosesTheTaskOnceAlsoWhenItComesTwiceOrLate() {
        keepsADraft();
        reply("1");
        assertThat(again(task).status()).isEqualTo(WorkItem.Status.DONE);
        assertThat(outcomes()).containsExactly("DONE");
        assertThat(lastAnswer()).contains(codes.of(task.id()).shown());
        WorkItem next = open("recordDissemination");
        ask(writer, next);
        reply("1");
        aWhileLater(3);
        reply("1");
        reply("១.");
        // the carrier repeated it; later the next one is meant, whose form is not complete
        assertThat(outcomes()).containsExactly("DONE", "REPEATED", "REPORTED", "REPORTED");
        aWhileLater(3);
        reply("1 " + codes.of(task.id()).shown());
        assertThat(outcomes()).endsWith("ALREADY");
        assertThat(lastAnswer()).contains(codes.of(task.id()).shown());
        assertThat(again(next).open()).isTrue();
        assertThat(submissions(task)).isEqualTo(1);
        assertThat(history(task)).contains("task.replyDone");
    }

    @Test
    void aLateOneDoesNotCloseWhatThePersonWasNotAskedYet() {
        keepsADraft();
        WorkItem next = other("asked tomorrow");
        reply("1");
        written(writer, next);
        aWhileLater(3);
        reply("1");
        assertThat(outcomes()).containsExactly("DONE", "ALREADY");
        assertThat(again(next).open()).isTrue();
    }

    @Test
    void aLateOneDoesNotCloseAnOlderTaskThatWaits() {
        keepsADraft();
        WorkItem older = other("checked later");
        ask(writer, older);
        askedDaysAgo(older, 1);
        reply("1");
        assertThat(outcomes()).containsExactly("WHICH");
        assertThat(lastAnswer())
                .contains(codes.of(task.id()).shown(), codes.of(older.id()).shown());
        reply("1 " + codes.of(task.id()).shown().toLowerCase(Locale.ROOT));
        assertThat(again(task).open()).isFalse();
        assertThat(outcomes()).endsWith("DONE");
    }

    @Test
    void aTaskWhoseFormIsNotCompleteIsOnlyReported() throws Exception {
        reply("1");
        assertThat(outcomes()).containsExactly("REPORTED");
        assertThat(again(task).open()).isTrue();
        assertThat(lastAnswer()).contains("/t/");
        assertThat(column("select reported_done_by from work_item where id = ?", task.id()))
                .isNotNull();
        get(caf, "/tasks/" + task.id()).andExpect(content().string(containsString("បានប្រាប់ថារួចរាល់")));
        assertThat(history(task)).contains("task.replyReported");
        keepsADraft();
        aWhileLater(3);
        reply("1");
        assertThat(outcomes()).endsWith("DONE");
        assertThat(again(task).open()).isFalse();
    }

    @Test
    void whoHasNoRightToTheTaskAnyMoreDoesNothing() {
        keepsADraft();
        jdbc.sql("update role_assignment set valid_from = '2020-01-01', valid_to = '2020-02-01' where person_id = ?")
                .param(writer)
                .update();
        reply("1");
        assertThat(outcomes()).containsExactly("NOT_ALLOWED");
        assertThat(again(task).open()).isTrue();
    }

    @Test
    void twoCarriersDeliveringItAtOnceHaveOneEffect() throws Exception {
        keepsADraft();
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Boolean>> deliveries =
                    List.of(() -> centre.answer(PHONE, "1"), () -> centre.answer(PHONE, "1"));
            both.invokeAll(deliveries);
        } finally {
            both.shutdown();
        }
        assertThat(outcomes()).containsExactlyInAnyOrder("DONE", "REPEATED");
        assertThat(submissions(task)).isEqualTo(1);
    }

    @Test
    void anActThatFailsLosesNoMessage() {
        jdbc.sql("insert into work_item_draft (work_item_id, person_id, answers, saved_at) values (?, ?, '[1]', now())")
                .params(task.id(), writer)
                .update();
        reply("1");
        assertThat(outcomes()).containsExactly("FAILED");
        assertThat(answers()).isEqualTo(1);
        assertThat(again(task).open()).isTrue();
    }

    private WorkItem other(String name) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into work_item (id, task, cycle_key, year, area_code, stage, name_km, name_en, starts_on, due_on,
                    nominal_due_on, status, created_at)
                select ?, task, cycle_key, year, area_code, stage, name_km, ?, starts_on, due_on, nominal_due_on, status,
                    created_at
                from work_item where id = ?""").params(id, name, task.id()).update();
        jdbc.sql("""
                insert into work_item_candidate (role, scope, work_item_id)
                select role, scope, ? from work_item_candidate where work_item_id = ?""").params(id, task.id()).update();
        return workItems.get(id);
    }

    private void askedDaysAgo(WorkItem item, int days) {
        jdbc.sql("""
                update outbound_message set sent_at = sent_at - make_interval(days => ?)
                where id in (select message_id from question where work_item_id = ?)""").params(days, item.id()).update();
    }

    private long submissions(WorkItem item) {
        return jdbc.sql("select count(*) from form_submission where work_item_id = ?")
                .param(item.id())
                .query(Long.class)
                .single();
    }
}
