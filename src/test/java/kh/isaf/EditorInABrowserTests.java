package kh.isaf;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Role;
import kh.isaf.cycle.BusinessClock;
import kh.isaf.cycle.Stage;
import kh.isaf.cycle.WorkingCalendars;
import kh.isaf.modelling.compare.ReleaseComparison;
import kh.isaf.territory.ProviderKind;
import kh.isaf.territory.Variant;
import kh.isaf.workflow.process.Commune;
import kh.isaf.workflow.process.Communes;
import kh.isaf.workflow.process.Desk;
import kh.isaf.workflow.process.DueJobs;
import kh.isaf.workflow.process.Townspeople;
import kh.isaf.workflow.release.ReleaseFiles;
import kh.isaf.workflow.release.ReleaseState;
import kh.isaf.workflow.release.ReleaseStore;
import kh.isaf.worklist.WorkItem;
import kh.isaf.worklist.WorkList;
import kh.isaf.worklist.WorkListFilter;
import kh.isaf.worklist.WorkListFilter.Tab;
import kh.isaf.worklist.WorkListLine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A release made by hand in a browser, as docs/modelling.md tells it, and what an editor leaves of a file it only opened. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"isaf.demonstration=true", "isaf.jobs=false"})
class EditorInABrowserTests {

    private static final List<Path> BROWSERS = List.of(
            Path.of("/usr/bin/chromium"),
            Path.of("/usr/bin/chromium-browser"),
            Path.of("/usr/bin/google-chrome"),
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
            Path.of("C:/Program Files/Google/Chrome/Application/chrome.exe"));
    private static final int SCREEN = 1280;
    private static final int PHONE = 360;
    private static final int SLOW = 60_000;
    private static final int YEAR = 2043;
    private static final String PHOTO = "ថតរូបព័ត៌មានដែលបានបិទផ្សាយ";

    private static @Nullable Playwright playwright;
    private static @Nullable Browser browser;

    @LocalServerPort
    int port;

    @Autowired
    ReleaseStore store;

    @Autowired
    BeanFactory beans;

    @Autowired
    BusinessClock clock;

    @BeforeAll
    static void openBrowser() {
        Optional<Path> program = BROWSERS.stream().filter(Files::isExecutable).findFirst();
        assumeTrue(program.isPresent(), "no Chromium or Chrome on this machine: the walk in a browser is left out");
        PlaywrightAssertions.setDefaultAssertionTimeout(SLOW);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program.get())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    @AfterAll
    static void closeBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    /** Clicks only what the ten-minute guide names; then a commune that starts gets the step, one under way does not. */
    @Test
    void aStepIsAddedByOnePersonApprovedByAnotherAndReachesTheNextCommune() {
        Communes communes = new Communes(beans, YEAR);
        Commune underWay = started(communes);
        UUID release;
        try (Reader author = reader("ncdds", SCREEN)) {
            Page page = author.page;
            release = begin(page);
            page.locator("a[href$='/files/i4cPreparation.bpmn']").click();
            opened(page);
            author.expectGoodPage();
            page.locator("[data-element-id=postI4c]").click();
            field(page, "add-step").click();
            assertThat(field(page, "id")).hasValue("step1");
            field(page, "nameKm").fill(PHOTO);
            field(page, "nameEn").fill("Photo of the posted pack");
            field(page, "role").selectOption("facilitator");
            field(page, "guidance").fill("ថតរូបព័ត៌មានដែលបានបិទផ្សាយ ហើយកត់ត្រាទីកន្លែង។");
            field(page, "guidanceEn").fill("Take a photo of the information where it was posted, and note the place.");
            field(page, "dueDays").fill("5");
            field(page, "sample").selectOption("post");
            field(page, "makeForm").click();
            assertThat(page.locator(".me-panel a[href$='/files/photoOfThePostedPack.form']"))
                    .isVisible();
            save(page);
            assertThat(page.locator(".me-finding")).hasCount(0);

            page.navigate(product() + "/releases/" + release + "/files/photoOfThePostedPack.form");
            opened(page);
            field(page, "add-textfield").click();
            field(page, "labelKm").fill("ឈ្មោះឯកសាររូបថត");
            field(page, "labelEn").fill("Name of the photo");
            save(page);
            assertThat(page.locator(".me-finding")).hasCount(0);

            page.navigate(product() + "/releases/" + release);
            page.locator("#noteKm").fill("ជំហានថ្មី៖ " + PHOTO);
            page.locator("#noteEn").fill("A new step: photo of the posted pack");
            page.locator("form[action$='/notes'] button").click();
            page.locator("form[action$='/submit'] button").click(slowly());
            assertThat(page.locator("form[action$='/approve']")).hasCount(0);
        }
        assertThat(store.get(release).is(ReleaseState.REVIEW)).isTrue();
        try (Reader approver = reader("ncdds2", SCREEN)) {
            Page page = approver.page;
            page.navigate(product() + "/releases/" + release);
            page.locator("a[href$='/releases/" + release + "/compare']").click();
            assertThat(page.locator("section.file svg")).hasCount(2);
            for (String words : List.of(PHOTO, "អ្នកសម្របសម្រួល", "ថ្ងៃកំណត់ គិតជាថ្ងៃធ្វើការ", "ឈ្មោះឯកសាររូបថត")) {
                assertThat(page.locator("section.file td, section.file th")
                                .filter(new Locator.FilterOptions().setHasText(words))
                                .first())
                        .isVisible();
            }
            approver.expectGoodPage();
            page.navigate(product() + "/releases/" + release);
            page.locator("form[action$='/approve'] button").click(slowly());
            page.locator("form[action$='/publish'] button").click(slowly());
            assertThat(page.locator(".notice.ok")).isVisible();
        }
        assertThat(store.get(release).is(ReleaseState.LIVE)).isTrue();
        assertThat(text(release, "i4cPreparation.bpmn"))
                .contains("sourceRef=\"postI4c\" targetRef=\"photoOfThePostedPack\"")
                .contains("<camunda:property name=\"dueDays\" value=\"5\" />");
        assertThat(text(release, "photoOfThePostedPack.form")).contains("\"nameOfThePhoto\"");
        Duration offset = clock.offset();
        try {
            theStepReaches(started(communes), LocalDate.of(YEAR, 1, 14));
            theStepReaches(started(communes), LocalDate.of(YEAR, 2, 16));
            assertThat(posted(underWay)).isEmpty();
        } finally {
            clock.moveTo(Clock.systemUTC().instant().plus(offset));
        }
    }

    private Commune started(Communes communes) {
        Commune commune = communes.run(communes.rural(ProviderKind.PRIMARY_SCHOOL), Variant.WITHOUT_CSO);
        communes.start(commune);
        new DueJobs(beans).start(commune);
        return commune;
    }

    /** The school does what comes before; the facilitator has five working days from then, or from February on. */
    private void theStepReaches(Commune commune, LocalDate today) {
        itIs(today);
        Desk desk = new Desk(beans);
        Townspeople people = new Townspeople(beans, commune);
        WorkList lists = beans.getBean(WorkList.class);
        List<WorkItem> open = posted(commune);

        assertThat(open).extracting(WorkItem::task).containsOnlyOnce("photoOfThePostedPack");
        WorkItem step = desk.open(commune, "photoOfThePostedPack", commune.provider(0));
        assertThat(step.stage()).isEqualTo(Stage.I4C_PREPARATION);
        assertThat(step.nameKm()).isEqualTo(PHOTO);
        assertThat(step.dueOn())
                .isEqualTo(beans.getBean(WorkingCalendars.class)
                        .of(commune.code())
                        .plus(today.isBefore(step.startsOn()) ? step.startsOn() : today, 5));
        WorkListFilter groups = WorkListFilter.all(Tab.GROUPS);
        assertThat(lists.find(people.the(Role.CAF), groups, today).lines())
                .extracting(WorkListLine::nameEn)
                .contains("Photo of the posted pack");
        assertThat(lists.find(people.focalPersonOf(commune.provider(0)), groups, today)
                        .lines())
                .isEmpty();
        desk.does(people.the(Role.CAF), step, Map.of("nameOfThePhoto", "board-1.jpg"));
        assertThat(desk.open(commune)).extracting(WorkItem::stage).doesNotContain(Stage.I4C_PREPARATION);
    }

    private void itIs(LocalDate day) {
        clock.moveTo(day.atTime(LocalTime.of(8, 0)).atZone(clock.getZone()).toInstant());
    }

    /** What is open in the stage when the pack of the school has been posted. */
    private List<WorkItem> posted(Commune commune) {
        Desk desk = new Desk(beans);
        for (String task : List.of("enterI4c", "checkI4c", "postI4c")) {
            desk.done(desk.open(commune, task, commune.provider(0)), Map.of());
            new DueJobs(beans).run(commune);
        }
        return desk.open(commune).stream()
                .filter(item -> item.stage() == Stage.I4C_PREPARATION)
                .toList();
    }

    @Test
    void anOpenedFileIsSavedAsItWas() {
        try (Reader author = reader("ncdds", SCREEN)) {
            UUID release = begin(author.page);
            ReleaseFiles before = store.files(release);
            for (String file : before.names()) {
                if (file.matches(".*\\.(bpmn|dmn|form)")) {
                    author.page.navigate(product() + "/releases/" + release + "/files/" + file);
                    opened(author.page);
                    save(author.page);
                    assertThat(ReleaseComparison.differences(
                                    before.find(file).orElseThrow(),
                                    store.files(release).find(file).orElseThrow()))
                            .as(file)
                            .isEmpty();
                }
            }
            author.expectGoodPage();
        }
    }

    /** Without a script: the file is kept, handing in is refused, and the page leads to the scenarios. */
    @Test
    void aChangeThatBreaksAScenarioLeadsToTheScenarios() {
        try (Reader author = new Reader(Objects.requireNonNull(browser), product(), false, SCREEN)) {
            author.signIn("ncdds");
            Page page = author.page;
            UUID release = begin(page);
            String broken =
                    text(release, "scorecard.bpmn").replace("${scorecardHeld == 'no'}", "${scorecardHeld == 'nein'}");
            page.navigate(product() + "/releases/" + release + "/files/scorecard.bpmn");
            page.locator("#upload")
                    .setInputFiles(new FilePayload(
                            "scorecard.bpmn", "application/xml", broken.getBytes(StandardCharsets.UTF_8)));
            page.locator("form[action$='/upload'] button").click(slowly());
            assertThat(page.locator("h1")).containsText("scorecard.bpmn");
            page.navigate(product() + "/releases/" + release);
            page.locator("#noteKm").fill("ថ្មី");
            page.locator("#noteEn").fill("New");
            page.locator("form[action$='/notes'] button").click();
            page.locator("form[action$='/submit'] button").click(slowly());
            assertThat(page.locator(".errors a[href='#scenarios']")).isVisible();
            assertThat(page.locator("section[aria-labelledby='scenarios']")).containsText("បានទៅផ្លូវផ្សេង");
        }
    }

    @Test
    void whoLosesTheLockLosesNoWork() {
        try (Reader first = reader("ncdds", SCREEN);
                Reader second = reader("ncdds2", SCREEN)) {
            UUID release = begin(first.page);
            String editor = product() + "/releases/" + release + "/files/postI4c.form";
            first.page.navigate(editor);
            opened(first.page);
            second.page.navigate(editor);
            opened(second.page);
            assertThat(second.page.locator(".me-panel input")).hasCount(0);
            takeOver(second.page);
            field(first.page, "add-textfield").click();
            field(first.page, "labelKm").fill("សំណួរដែលបាត់");
            first.page.locator(".me-bar button").first().click();
            assertThat(first.page.locator("#editor")).hasAttribute("data-state", "lost");
            first.page.navigate(product() + "/releases/" + release);
            Locator copy = first.page.locator("#copies ~ ul a[href*='copy=']");
            assertThat(copy).hasCount(1);
            assertThat(text(release, "postI4c.form")).doesNotContain("សំណួរដែលបាត់");
            String mine = product() + copy.getAttribute("href");
            first.page.navigate(mine);
            opened(first.page);
            takeOver(first.page);
            save(first.page);
            assertThat(text(release, "postI4c.form")).contains("សំណួរដែលបាត់");
        }
    }

    @Test
    void aPhoneShowsTheModelAndSaysThatDrawingNeedsMore() {
        try (Reader author = reader("ncdds", PHONE)) {
            UUID release = begin(author.page);
            for (String file : List.of("i4cPreparation.bpmn", "postI4c.form", "stageDeadlines.dmn")) {
                author.page.navigate(product() + "/releases/" + release + "/files/" + file);
                opened(author.page);
                assertThat(author.page.locator(".me-narrow")).isVisible();
                assertThat(author.page.locator(".me-canvas")).isVisible();
                author.expectGoodPage();
            }
        }
    }

    private UUID begin(Page page) {
        page.navigate(product() + "/releases");
        page.locator("main form[action$='/releases'] button").click();
        return UUID.fromString(page.url().replaceAll(".*/releases/", ""));
    }

    private static void opened(Page page) {
        assertThat(page.locator("#editor[data-ready=true]")).isVisible();
        assertThat(page.locator(".me-findings[data-count]")).hasCount(1);
    }

    /** The page is opened anew, with the buttons of whoever holds the file. */
    private static void takeOver(Page page) {
        page.locator(".me-bar button").first().click();
        assertThat(page.locator(".me > .me-bar button").nth(1)).isVisible();
        opened(page);
    }

    private static void save(Page page) {
        page.locator(".me-bar button").first().click();
        assertThat(page.locator("#editor[data-state=saved]")).isVisible();
    }

    /** All scenarios are run, or all files deployed. */
    private static Locator.ClickOptions slowly() {
        return new Locator.ClickOptions().setTimeout(SLOW);
    }

    private static Locator field(Page page, String name) {
        return page.locator(".me-panel [data-field='" + name + "']");
    }

    private String text(UUID release, String file) {
        return new String(store.file(release, file).orElseThrow(), StandardCharsets.UTF_8);
    }

    private Reader reader(String account, int width) {
        Reader reader = new Reader(Objects.requireNonNull(browser), product(), true, width);
        reader.signIn(account);
        return reader;
    }

    private String product() {
        return "http://localhost:" + port;
    }
}
