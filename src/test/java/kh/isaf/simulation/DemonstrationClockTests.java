package kh.isaf.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import kh.isaf.access.Actor;
import kh.isaf.access.Refusal;
import kh.isaf.cycle.BusinessClock;
import kh.isaf.reminder.NewMessage;
import kh.isaf.reminder.Outbox;
import kh.isaf.reminder.mail.DevelopmentInbox;
import kh.isaf.reminder.mail.ReceivedLetter;
import kh.isaf.simulation.Journey.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** The clock of the running demonstration, with its jobs and its senders. */
@SpringBootTest(properties = "isaf.demonstration=true")
@AutoConfigureMockMvc
class DemonstrationClockTests {

    private static final Actor SOMEBODY = Actor.system("test");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Autowired
    DemonstrationClock demonstrationClock;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Outbox outbox;

    @Autowired
    DevelopmentInbox inbox;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MockMvc mvc;

    @AfterEach
    void arrive() {
        demonstrationClock.stop(SOMEBODY);
        demonstrationClock.awaitArrival(PATIENCE);
    }

    @Test
    void everyMorningComesOnTheWay() {
        List<Instant> stops = new CopyOnWriteArrayList<>();
        clock.onMove(() -> stops.add(clock.instant()));
        LocalDate today = today();

        demonstrationClock.moveTo(today.plusDays(4), SOMEBODY);
        demonstrationClock.awaitArrival(PATIENCE);

        assertThat(demonstrationClock.journey()).map(Journey::state).contains(State.ARRIVED);
        assertThat(LocalDateTime.now(clock))
                .isBetween(today.plusDays(4).atTime(8, 0), today.plusDays(4).atTime(8, 2));
        for (int day = 1; day <= 4; day++) {
            LocalDate morning = today.plusDays(day);
            assertThat(stops).as("%s", morning).anySatisfy(stop -> assertThat(
                            LocalDateTime.ofInstant(stop, BusinessClock.CAMBODIA))
                    .isBetween(morning.atTime(7, 0), morning.atTime(7, 0, 5)));
        }
        assertThat(onWayTo()).isNull();
    }

    @Test
    void aLongJourneyShowsItsProgressAndCanBeStopped() throws Exception {
        Cookie session = signIn();
        LocalDate today = today();
        demonstrationClock.moveTo(today.plusYears(3), SOMEBODY);

        assertThatThrownBy(() -> demonstrationClock.moveTo(today.plusYears(1), SOMEBODY))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.messageKey())
                        .isIn("clock.underWay", "clock.onlyForward"));
        mvc.perform(get("/clock").cookie(session))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("<progress")))
                .andExpect(content().string(containsString("http-equiv=\"refresh\"")));
        mvc.perform(post("/clock/stop").cookie(session).with(csrf())).andExpect(redirectedUrl("/clock"));
        demonstrationClock.awaitArrival(PATIENCE);

        assertThat(demonstrationClock.journey()).map(Journey::state).contains(State.STOPPED);
        assertThat(today()).isBefore(today.plusYears(3));
        assertThat(onWayTo()).isNull();
        mvc.perform(get("/clock").cookie(session))
                .andExpect(content().string(containsString("name=\"to\"")))
                .andExpect(content().string(containsString("បញ្ឈប់នៅ")));
    }

    @Test
    void afterARestartItGoesOn() {
        LocalDate today = today();
        LocalDate to = today.plusDays(5);
        jdbc.sql("delete from demonstration_clock").update();
        jdbc.sql("insert into demonstration_clock (ahead_seconds, on_way_to) values (?, ?)")
                .param(clock.offset().plusDays(2).toSeconds())
                .param(to)
                .update();

        demonstrationClock.restore();
        assertThat(demonstrationClock.journey()).map(Journey::from).contains(today.plusDays(2));
        demonstrationClock.awaitArrival(PATIENCE);

        assertThat(today()).isEqualTo(to);
        assertThat(onWayTo()).isNull();
    }

    @Test
    void aShortWayIsOverWhenThePageComes() throws Exception {
        Cookie session = signIn();
        LocalDate tomorrow = today().plusDays(1);
        mvc.perform(post("/clock")
                        .param("to", tomorrow.toString())
                        .cookie(session)
                        .with(csrf()))
                .andExpect(redirectedUrl("/clock"));
        demonstrationClock.awaitArrival(PATIENCE);
        assertThat(today()).isEqualTo(tomorrow);
        mvc.perform(post("/clock").param("to", "2020-01-01").cookie(session).with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("value=\"2020-01-01\"")));
    }

    @Test
    void aLetterBearsTheDayOfTheBusinessClock() throws Exception {
        String subject = "Letter " + UUID.randomUUID();
        transaction.executeWithoutResult(status -> outbox.put(new NewMessage(
                subject, "email", null, "sok@example.invalid", "km", subject, "Text", null, false, null, null)));
        LocalDate today = today();
        List<ReceivedLetter> letters = List.of();
        for (int tries = 0; tries < 500 && letters.isEmpty(); tries++) {
            Thread.sleep(20);
            letters = inbox.newest().stream()
                    .filter(letter -> letter.subject().equals(subject))
                    .toList();
        }
        assertThat(letters).singleElement().satisfies(letter -> assertThat(
                        Objects.requireNonNull(letter.at()).toLocalDate())
                .isEqualTo(today));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private @org.jspecify.annotations.Nullable LocalDate onWayTo() {
        return jdbc.sql("select on_way_to from demonstration_clock")
                .query(LocalDate.class)
                .list()
                .get(0);
    }

    private Cookie signIn() throws Exception {
        return Objects.requireNonNull(
                mvc.perform(post("/sign-in/demo").param("account", "ncdds").with(csrf()))
                        .andReturn()
                        .getResponse()
                        .getCookie("SESSION"));
    }
}
