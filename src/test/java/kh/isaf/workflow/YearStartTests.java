package kh.isaf.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import kh.isaf.ProductTest;
import kh.isaf.access.Actor;
import kh.isaf.territory.ProviderKind;
import kh.isaf.territory.Variant;
import kh.isaf.workflow.StartPreview.AreaLine;
import kh.isaf.workflow.StartPreview.Reason;
import kh.isaf.workflow.engine.Releases;
import kh.isaf.workflow.process.Commune;
import kh.isaf.workflow.process.Communes;
import kh.isaf.workflow.process.Desk;
import kh.isaf.workflow.process.DueJobs;
import kh.isaf.workflow.process.Townspeople;
import kh.isaf.worklist.WorkItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An administrator starts a year: in which areas, in which not and why, and never twice. */
class YearStartTests extends ProductTest {

    /** Each test starts a year no other test knows. */
    private static final AtomicInteger NEXT_YEAR = new AtomicInteger(2071);

    private static final Actor ADMINISTRATOR = Desk.ADMINISTRATOR;

    private final BeanFactory beans;
    private final YearStart years;
    private final YearPreview preview;
    private final MissingPeople missing;
    private final StartFailures failures;
    private final JdbcClient jdbc;
    private final DueJobs jobs;
    private final Desk desk;

    private int year;
    private Communes communes;
    private Commune commune;
    private Commune other;

    @Autowired
    YearStartTests(
            BeanFactory beans,
            YearStart years,
            YearPreview preview,
            MissingPeople missing,
            StartFailures failures,
            JdbcClient jdbc) {
        this.beans = beans;
        this.years = years;
        this.preview = preview;
        this.missing = missing;
        this.failures = failures;
        this.jdbc = jdbc;
        this.jobs = new DueJobs(beans);
        this.desk = new Desk(beans);
    }

    @BeforeEach
    void twoCommunesHaveServices() {
        year = NEXT_YEAR.getAndIncrement();
        communes = new Communes(beans, year);
        commune = communes.rural(ProviderKind.COMMUNE_ADMINISTRATION, ProviderKind.PRIMARY_SCHOOL);
        other = communes.rural(ProviderKind.COMMUNE_ADMINISTRATION);
    }

    @Test
    void aSecondClickStartsNothing() {
        assertThat(start(commune, other)).isEqualTo(2);
        assertThat(start(commune, other)).isZero();
        jobs.start(commune);
        assertThat(start(commune, other)).isZero();
        jobs.run(commune);

        assertThat(tasks(commune)).containsExactlyInAnyOrder("planDissemination", "enterI4c", "enterI4c");
        assertThat(preview.progress(year)).contains(new StartProgress(year, 2, 2, 0));
    }

    @Test
    void anAreaNamedTwiceStartsOnce() {
        assertThat(start(commune, commune)).isEqualTo(1);
    }

    @Test
    void anAreaAddedLaterStartsAlone() {
        start(commune);
        jobs.start(commune);
        assertThat(start(commune, other)).isEqualTo(1);
        assertThat(preview.progress(year)).contains(new StartProgress(year, 2, 1, 0));
        jobs.start(other);

        assertThat(tasks(commune)).hasSize(3);
        assertThat(tasks(other)).containsExactlyInAnyOrder("planDissemination", "enterI4c");
    }

    /** A province, a district, a place without a service: whoever asks, what may not start does not. */
    @Test
    void anAreaThatMayNotStartIsLeftOut() {
        String province = commune.code().substring(0, 2);

        assertThat(years.start(year, List.of(commune.code(), province, "999999"), ADMINISTRATOR))
                .isEqualTo(1);
        assertThat(years.start(year, List.of(province, "999999"), ADMINISTRATOR))
                .isZero();

        assertThat(preview.progress(year)).contains(new StartProgress(year, 1, 0, 0));
    }

    @Test
    void whoIsLeftOutIsToldWhy() {
        Commune empty = communes.rural();
        Commune khan = communes.khanItself();
        String district = commune.code().substring(0, 4);
        start(other);
        StartPreview shown = preview.of(year);

        assertThat(shown.startable()).extracting(AreaLine::code).contains(commune.code(), khan.code());
        assertThat(codes(shown, Reason.ALREADY_STARTED)).containsExactly(other.code());
        assertThat(codes(shown, Reason.NO_PROVIDER)).contains(empty.code());
        assertThat(codes(shown, Reason.NOT_A_CYCLE_AREA)).contains(district, "96");
    }

    @Test
    void anAreaWhoseServicesHaveClosedIsLeftOut() {
        close(other.provider(0), LocalDate.of(year - 1, 9, 1));

        assertThat(codes(preview.of(year), Reason.NO_PROVIDER)).contains(other.code());
        assertThat(codes(preview.of(year - 1), Reason.NO_PROVIDER)).doesNotContain(other.code());
    }

    @Test
    void aServiceThatWillCloseOrOpenDuringTheYearCountsAsOnItsFirstDay() {
        commune = communes.rural(
                ProviderKind.COMMUNE_ADMINISTRATION, ProviderKind.PRIMARY_SCHOOL, ProviderKind.HEALTH_CENTRE);
        close(commune.provider(1), LocalDate.of(year, 4, 1));
        open(commune.provider(2), LocalDate.of(year, 4, 1));
        start(commune);
        jobs.start(commune);

        assertThat(stages(commune.provider(1)))
                .containsExactlyInAnyOrder("i4cPreparation", "scorecard", "selfAssessment", "sectorInterfaceMeeting");
        assertThat(stages(commune.provider(2))).isEmpty();
    }

    @Test
    void theStartIsInTheAuditTrail() {
        start(commune);

        assertThat(jdbc.sql("select after from audit_entry where action = 'year.start' and object = ?")
                        .param("cycle/" + year)
                        .query(String.class)
                        .list())
                .containsExactly("1");
    }

    /** Its people and providers have gone over to another one by now. */
    @Test
    void anAreaThatHasClosedInTheCourseOfTheYearIsLeftOut() {
        LocalDate today = LocalDate.now(beans.getBean(Clock.class));
        jdbc.sql("update area set closed_on = ? where code = ?")
                .params(today, commune.code())
                .update();
        assertThat(codes(preview.of(today.getYear()), Reason.AREA_CLOSED)).contains(commune.code());
    }

    @Test
    void anAreaThatClosedOrDoesNotExistYetIsLeftOut() {
        jdbc.sql("update area set closed_on = ? where code = ?")
                .params(LocalDate.of(year, 1, 1), commune.code())
                .update();
        jdbc.sql("update area set opened_on = ? where code = ?")
                .params(LocalDate.of(year, 1, 2), other.code())
                .update();
        StartPreview shown = preview.of(year);
        StartPreview before = preview.of(year - 1);

        assertThat(codes(shown, Reason.AREA_CLOSED)).containsExactly(commune.code());
        assertThat(codes(shown, Reason.AREA_NOT_OPEN)).contains(other.code());
        assertThat(codes(before, Reason.AREA_CLOSED)).doesNotContain(commune.code());
        assertThat(start(commune, other)).isZero();
    }

    @Test
    void whoIsMissingIsCountedRoleByRole() {
        assertThat(posts(commune))
                .containsExactlyInAnyOrder(
                        "caf 1",
                        "clerk 1",
                        "committeeChair 1",
                        "committeeMember 3",
                        "councilMember 1",
                        "focalPerson 1 " + commune.provider(0),
                        "focalPerson 1 " + commune.provider(1));
        new Townspeople(beans, commune);

        assertThat(posts(commune)).containsExactly("committeeMember 2");
        assertThat(missing.counts(year, commune.code().substring(0, 2)).lines())
                .filteredOn(line -> line.code().equals(commune.code().substring(0, 4)))
                .isNotEmpty();
        assertThat(missing.counts(year, "").total())
                .isEqualTo(missing.posts(year, "").stream()
                        .mapToInt(MissingPost::missing)
                        .sum());
    }

    @Test
    void theVariantSaysWhoMustBeThere() {
        String district = commune.code().substring(0, 4);
        communes.run(commune, Variant.WITH_CSO);
        assertThat(missing.posts(year, district)).extracting(MissingPost::role).contains("csoStaff", "dmkGroup");
        start(commune);
        jobs.start(commune);
        assertThat(missing.posts(year, district)).extracting(MissingPost::role).contains("csoStaff");
    }

    @Test
    void aChunkThatFailsIsNamedWithItsCauseAndStartedAgain() {
        start(commune, other);
        jdbc.sql("update area_cycle set release = 'r-none' where cycle_key = ?")
                .param(commune.key())
                .update();
        assertThatThrownBy(() -> jobs.start(commune)).isInstanceOf(RuntimeException.class);

        StartFailure failure = failures.of(year).get(0);
        assertThat(failures.of(year)).hasSize(1);
        assertThat(failure.areas())
                .extracting(StartFailure.Place::code)
                .containsExactlyInAnyOrder(commune.code(), other.code());
        assertThat(failure.cause()).isEqualTo(StartFailure.Cause.OTHER);
        assertThat(failure.message()).isNotBlank();

        assertThat(years.again(year, ADMINISTRATOR)).isEqualTo(2);
        assertThat(failures.of(year)).isEmpty();
        jobs.start(other);
        assertThat(tasks(other)).containsExactlyInAnyOrder("planDissemination", "enterI4c");
        assertThatThrownBy(() -> jobs.start(commune)).isInstanceOf(RuntimeException.class);

        jdbc.sql("update area_cycle set release = ? where cycle_key = ?")
                .params(beans.getBean(Releases.class).current(), commune.key())
                .update();
        assertThat(years.again(year, ADMINISTRATOR)).isEqualTo(1);
        jobs.start(commune);
        assertThat(tasks(commune)).hasSize(3);
        assertThat(years.again(year, ADMINISTRATOR)).isZero();
        assertThat(preview.progress(year)).contains(new StartProgress(year, 2, 2, 0));
    }

    /** A chunk whose job waits for its turn is not started twice. */
    @Test
    void onlyWhatNobodyStartsIsStartedAgain() {
        start(commune);
        assertThat(years.again(year, ADMINISTRATOR)).isZero();
        jobs.start(commune);
        assertThat(tasks(commune)).hasSize(3);
    }

    private List<String> posts(Commune of) {
        return missing.posts(year, of.code()).stream()
                .map(post -> post.role() + " " + post.missing()
                        + (post.providerCode() == null ? "" : " " + post.providerCode()))
                .toList();
    }

    private int start(Commune... some) {
        return communes.start(some);
    }

    private List<String> tasks(Commune of) {
        return desk.open(of).stream().map(WorkItem::task).toList();
    }

    private static List<String> codes(StartPreview shown, Reason reason) {
        return shown.leftOut(reason).stream().map(AreaLine::code).toList();
    }

    private List<String> stages(String provider) {
        return jdbc.sql("select stage from stage_progress where provider_code = ? and cycle_key like ? || '-%'")
                .params(provider, String.valueOf(year))
                .query(String.class)
                .list();
    }

    private void close(String provider, LocalDate day) {
        jdbc.sql("update service_provider set closed_on = ? where code = ?")
                .params(day, provider)
                .update();
    }

    private void open(String provider, LocalDate day) {
        jdbc.sql("update service_provider set opened_on = ? where code = ?")
                .params(day, provider)
                .update();
    }
}
