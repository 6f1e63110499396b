package kh.isaf.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.cycle.DueDatesMoved;
import kh.isaf.cycle.Postponement.Reach;
import kh.isaf.cycle.PostponementRegister;
import kh.isaf.cycle.Stage;
import kh.isaf.cycle.WorkingCalendars;
import kh.isaf.jaap.DraftJaap;
import kh.isaf.jaap.JaapLines;
import kh.isaf.jaap.JaapPlans;
import kh.isaf.territory.ProviderKind;
import kh.isaf.worklist.PostponementEffect;
import kh.isaf.worklist.PostponementOrder;
import kh.isaf.worklist.Postponements;
import kh.isaf.worklist.WorkItem;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** The months of the follow-up open later where they were put off, and as before when that is undone. */
class RealignTimersTests extends ProcessTest {

    private static final LocalDate THIRD_OPENS = LocalDate.of(YEAR + 1, 1, 1);
    private static final Actor ADMINISTRATOR = Desk.ADMINISTRATOR;

    @Autowired
    private JaapPlans plans;

    @Autowired
    private Postponements postponements;

    @Autowired
    private PostponementRegister register;

    @Autowired
    private WorkingCalendars calendars;

    @Autowired
    private ApplicationEventPublisher events;

    private Commune commune;
    private ProcessInstance meeting;

    @BeforeEach
    void theThirdMeetingIsToCome() {
        commune = communes.laidOut(communes.rural(ProviderKind.COMMUNE_ADMINISTRATION));
        plans.draft(commune.key(), new DraftJaap(List.of(JaapLines.internal("Opening hours"))), ADMINISTRATOR);
        meeting = start("monthlyMeeting", commune, Map.of("loopCounter", 2));
    }

    @Test
    void theTimerMovesWithTheStageAndBackAgain() {
        PostponementEffect effect = postponements.postpone(ADMINISTRATOR, order(null, 5));
        assertThat(effect.meetings()).isEqualTo(12);
        assertThat(opens()).as("until the job has run").isEqualTo(THIRD_OPENS);
        timersSet();
        LocalDate later = calendars.of(commune.code(), THIRD_OPENS).plus(THIRD_OPENS, 5);
        assertThat(opens()).isEqualTo(later).isAfter(THIRD_OPENS.plusDays(5));

        itIs(THIRD_OPENS);
        jobs.run(commune);
        assertThat(meeting).isWaitingAtExactly("monthStart");

        postponements.undo(ADMINISTRATOR, inForce(), "the road is open again");
        timersSet();
        assertThat(opens()).isEqualTo(THIRD_OPENS);
        jobs.run(commune);
        assertThat(meeting).isWaitingAtExactly("recordMonthlyMeeting");
    }

    @Test
    void aMeetingThatOpensLateIsDueLate() {
        postponements.postpone(ADMINISTRATOR, order(3, 5));
        timersSet();
        LocalDate later = opens();
        itIs(later);
        jobs.run(commune);

        WorkItem item = desk.open(commune, "recordMonthlyMeeting", null);
        LocalDate nominal = THIRD_OPENS.plusMonths(1).minusDays(1);
        var calendar = calendars.of(commune.code(), nominal);
        assertThat(item.startsOn()).isEqualTo(later);
        assertThat(item.dueOn()).isEqualTo(calendar.plus(calendar.onOrAfter(nominal), 5));

        postponements.undo(ADMINISTRATOR, inForce(), "over");
        timersSet();
        assertThat(desk.open(commune, "recordMonthlyMeeting", null).dueOn()).isEqualTo(calendar.onOrAfter(nominal));
    }

    @Test
    void anotherMonthStaysWhereItIs() {
        PostponementEffect effect = postponements.postpone(ADMINISTRATOR, order(4, 5));
        assertThat(effect.meetings()).isEqualTo(1);
        assertThat(effect.stages()).isZero();
        timersSet();
        assertThat(opens()).isEqualTo(THIRD_OPENS);
    }

    @Test
    void anOpenMeetingIsExtendedByItself() {
        itIs(THIRD_OPENS);
        jobs.run(commune);
        WorkItem item = desk.open(commune, "recordMonthlyMeeting", null);
        postponements.extend(ADMINISTRATOR, item, 4, "the chair is ill");
        timersSet();

        WorkItem later = desk.open(commune, "recordMonthlyMeeting", null);
        assertThat(later.dueOn())
                .isEqualTo(calendars.of(commune.code(), item.dueOn()).plus(item.dueOn(), 4));
        assertThat(later.startsOn()).as("it has begun").isEqualTo(item.startsOn());
        var line = register.visible(inForce(), ADMINISTRATOR);
        assertThat(line.month()).isEqualTo(3);
        assertThat(line.reach()).isEqualTo(Reach.ITSELF);
    }

    @Test
    void timersElsewhereAreLeftAlone() {
        Commune other = communes.laidOut(communes.rural(ProviderKind.COMMUNE_ADMINISTRATION));
        events.publishEvent(new DueDatesMoved(other.code()));
        Job before = timer();
        timersSet();
        assertThat(timer().getDuedate()).isEqualTo(before.getDuedate());
    }

    private PostponementOrder order(@Nullable Integer month, int days) {
        return new PostponementOrder(YEAR, Stage.JAAP_MONITORING, commune.code(), false, month, days, "flood");
    }

    private UUID inForce() {
        return register.of(YEAR, commune.code(), ADMINISTRATOR, 1).lines().stream()
                .filter(line -> line.inForce() && line.areaCode().equals(commune.code()))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Job timer() {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(meeting.getId())
                .timers()
                .singleResult();
    }

    private LocalDate opens() {
        Date due = timer().getDuedate();
        var at = due.toInstant().atZone(clock.getZone());
        assertThat(at.toLocalTime()).isEqualTo(LocalTime.MIDNIGHT);
        return at.toLocalDate();
    }

    /** Runs the job that dates which moved have left. */
    private void timersSet() {
        var waiting = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("realignTimers")
                .list();
        assertThat(waiting).isNotEmpty();
        waiting.forEach(process -> {
            assertThat(process).isWaitingAtExactly("setTimers");
            engine.getManagementService()
                    .executeJob(engine.getManagementService()
                            .createJobQuery()
                            .processInstanceId(process.getId())
                            .singleResult()
                            .getId());
            assertThat(process).isEnded().hasPassed("setTimers", "end");
        });
    }
}
