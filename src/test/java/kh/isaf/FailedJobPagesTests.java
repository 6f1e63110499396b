package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kh.isaf.access.Role;
import kh.isaf.workflow.FailedWork;
import kh.isaf.workflow.engine.FailedJob;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Jobs that failed, for people: the cause, whom it concerns, one try again for all, and leaving out with a reason. */
class FailedJobPagesTests extends ProductTest {

    private static final RequestPostProcessor OPERATOR = ActingAs.signedIn(ActingAs.here(Role.NCDDS_ADMIN));
    private static final String YEAR_OF_TUEK_THLA = "2044-120802";

    @Autowired
    MockMvc mvc;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    FailedWork work;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void takeThemAway() {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(YEAR_OF_TUEK_THLA)
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "test"));
    }

    @Test
    void manyFailuresOfOneCauseAreOneGroupAndTriedAgainAtOnce() throws Exception {
        int jobs = 400;
        for (int number = 0; number < jobs; number++) {
            start("realignTimers", Map.of("areaCode", number));
        }
        fail("realignTimers", 2);
        FailedWork.Group group = only("realignTimers");
        assertThat(group.jobs()).isEqualTo(jobs);
        assertThat(group.stopped()).isZero();
        assertThat(group.cause()).isEqualTo(FailedJob.Cause.PROGRAM);
        assertThat(group.omission()).isEqualTo(FailedJob.Omission.STEP);
        assertThat(group.places()).hasSize(1);
        mvc.perform(get("/failed-jobs").with(OPERATOR).param("lang", "en"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(group.id())));
        mvc.perform(get("/failed-jobs/{group}", group.id()).with(OPERATOR))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("ទឹកថ្លា")));
        mvc.perform(post("/failed-jobs/{group}/retry", group.id())
                        .with(OPERATOR)
                        .with(csrf()))
                .andExpect(status().isFound())
                .andExpect(flash().attribute("message", "jobs.retried"))
                .andExpect(flash().attribute("messageArgs", new Object[] {String.valueOf(jobs)}));
        assertThat(jobs("realignTimers")).allSatisfy(job -> {
            assertThat(job.getRetries()).isEqualTo(3);
            assertThat(job.getDuedate()).isNotNull();
        });
        assertThat(management
                        .createJobQuery()
                        .processDefinitionKey("realignTimers")
                        .executable()
                        .count())
                .isEqualTo(jobs);
    }

    @Test
    void stepIsLeftOutForAReasonAndTheProcessGoesOn() throws Exception {
        start("dailyReminders", Map.of());
        String first = jobs("dailyReminders").get(0).getId();
        breakOff(first);
        management.setJobRetries(first, 0);
        FailedWork.Group group = only("dailyReminders");
        assertThat(group.stopped()).isEqualTo(1);
        mvc.perform(post("/failed-jobs/{group}/skip", group.id())
                        .with(OPERATOR)
                        .with(csrf())
                        .param("reason", " "))
                .andExpect(status().is(422));
        mvc.perform(post("/failed-jobs/{group}/skip", group.id())
                        .with(OPERATOR)
                        .with(csrf())
                        .param("reason", "the letters went by hand"))
                .andExpect(status().isFound())
                .andExpect(flash().attribute("message", "jobs.skipped"));
        assertThat(jobs("dailyReminders")).singleElement().satisfies(job -> {
            assertThat(job.getId()).isNotEqualTo(first);
            assertThat(job.getExceptionMessage()).isNull();
        });
        assertThat(jdbc.sql("select reason from audit_entry where action = 'jobs.skip' order by at desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("the letters went by hand");
    }

    @Test
    void whatTheYearNeedsIsNeverLeftOut() throws Exception {
        start("startAreas", Map.of("chunk", "no such thing"));
        fail("startAreas", 1);
        FailedWork.Group group = only("startAreas");
        assertThat(group.omission()).isEqualTo(FailedJob.Omission.NEVER);
        mvc.perform(post("/failed-jobs/{group}/skip", group.id())
                        .with(OPERATOR)
                        .with(csrf())
                        .param("reason", "there is no need"))
                .andExpect(status().is(422));
        assertThat(jobs("startAreas")).hasSize(1);
    }

    private void start(String process, Map<String, Object> variables) {
        runtime.startProcessInstanceByKey(process, YEAR_OF_TUEK_THLA, variables);
    }

    /** Those this test began: others wait for whoever made them. */
    private List<Job> jobs(String process) {
        Set<String> own = runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(YEAR_OF_TUEK_THLA)
                .processDefinitionKey(process)
                .listPage(0, 1000)
                .stream()
                .map(ProcessInstance::getId)
                .collect(Collectors.toSet());
        return management.createJobQuery().processDefinitionKey(process).messages().listPage(0, 1000).stream()
                .filter(job -> own.contains(job.getProcessInstanceId()))
                .toList();
    }

    private void fail(String process, int times) {
        for (Job job : jobs(process)) {
            for (int time = 0; time < times; time++) {
                execute(job.getId());
            }
        }
    }

    /** Fails once in a way that has nothing to do with what the job does. */
    private void breakOff(String job) {
        jdbc.sql("alter table notice rename to notice_away").update();
        try {
            execute(job);
        } finally {
            jdbc.sql("alter table notice_away rename to notice").update();
        }
    }

    private void execute(String job) {
        try {
            management.executeJob(job);
        } catch (RuntimeException expected) {
            assertThat(expected).isNotNull();
        }
    }

    private FailedWork.Group only(String process) {
        return work.groups().stream()
                .filter(group -> group.process().equals(process))
                .reduce((one, other) -> {
                    throw new AssertionError("two groups");
                })
                .orElseThrow();
    }
}
