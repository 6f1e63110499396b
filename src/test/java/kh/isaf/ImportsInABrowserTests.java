package kh.isaf;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A register filled from a table in a real browser, from the template to the undo, in a made-up province. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "isaf.demonstration=true")
class ImportsInABrowserTests {

    private static final List<Path> BROWSERS = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));
    private static final double JOB = 20_000;
    private static final String BROKEN = """
            940101-PS-01,castle,,940101,សាលាសាក,Trial School,,,
            940101-HC-01,healthCentre,,940101,មណ្ឌលសាក,Trial Centre,tomorrow,,
            """;
    private static final String GOOD = BROKEN.replace("castle", "primarySchool").replace("tomorrow", "20/04/2010");
    private static final int TOO_LARGE = 21 * 1024 * 1024;

    private static @Nullable Playwright playwright;
    private static @Nullable Browser browser;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @BeforeAll
    static void openBrowser() {
        Optional<Path> program = BROWSERS.stream().filter(Files::isExecutable).findFirst();
        assumeTrue(program.isPresent(), "no Chromium or Chrome on this machine: the walk in a browser is left out");
        playwright = Playwright.create();
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

    @BeforeEach
    void aProvinceIsThere() {
        jdbc.sql("""
                insert into area (code, parent_code, level, type, name_km, name_latin) values
                    ('94', null, 'CP', 'PROVINCE', 'ខេត្តសាក', 'Trial'),
                    ('9401', '94', 'DMK', 'DISTRICT', 'ស្រុកសាក', 'Trial District'),
                    ('940101', '9401', 'CS', 'COMMUNE', 'ឃុំសាក', 'Trial Commune')""").update();
    }

    @AfterEach
    void theProvinceIsTakenAway() {
        for (String rest : List.of(
                "service_provider where area_code = '940101'",
                "register_import where register = 'providers'",
                "area where code = '940101'",
                "area where code = '9401'",
                "area where code = '94'")) {
            jdbc.sql("delete from " + rest).update();
        }
    }

    @ParameterizedTest(name = "{0}, {1} pixels")
    @CsvSource(
            delimiter = '|',
            value = {
                "km | 360 | ប្រភេទសេវា | មិនស្គាល់ \"castle\" | ថ្ងៃបើក | \"tomorrow\" មិនមែនជាកាលបរិច្ឆេទទេ | បាននាំចូល | បានលុបចោលវិញ",
                "en | 1280 | Kind of service | \"castle\" is unknown | Opened on | \"tomorrow\" is not a date | Imported | Undone"
            })
    void aTableFromTheTemplateToTheUndo(
            String language,
            int width,
            String kind,
            String unknown,
            String opened,
            String noDate,
            String done,
            String undone)
            throws IOException {
        try (Reader reader = reader(width)) {
            reader.signIn("ncdds");
            speak(reader, language);
            reader.page.navigate(product() + "/imports");
            good(reader);
            reader.page.locator("main a[href$='/imports/providers']").first().click();
            good(reader);
            reader.page.locator("main details summary").click();
            good(reader);
            Download template = reader.page.waitForDownload(
                    () -> reader.page.locator("a[href$='template.csv']").click());
            String heading = Files.readString(template.path());
            assertThat(heading).contains("code,kind,ministry_code");

            send(reader, heading + BROKEN);
            Locator faults = reader.page.locator("section[aria-labelledby=faults] tbody tr");
            assertThat(faults).hasCount(2);
            expectFault(faults.nth(0), "2", kind, unknown);
            expectFault(faults.nth(1), "3", opened, noDate);
            assertThat(reader.page.locator("form[action$='/run']")).hasCount(0);
            good(reader);

            reader.page.locator("main a[href$='/imports/providers']").click();
            send(reader, heading + GOOD);
            Locator changes = reader.page.locator("section[aria-labelledby=changes] tbody tr");
            assertThat(changes).hasCount(2);
            assertThat(changes.nth(1)).containsText("Trial School");
            assertThat(registered()).isZero();
            good(reader);

            reader.page.locator("form[action$='/run'] button").click();
            expectOutcome(reader, done);
            assertThat(registered()).isEqualTo(2);
            good(reader);

            reader.page.locator("form[action$='/undo'] button").click();
            expectOutcome(reader, undone);
            assertThat(reader.page.locator(".notice.ok")).isVisible();
            assertThat(registered()).isZero();
            good(reader);
            speak(reader, "km");
        }
    }

    @Test
    void aFileThatIsTooLargeIsAnsweredInWords() {
        try (Reader reader = reader(360)) {
            reader.signIn("ncdds");
            reader.page.navigate(product() + "/imports/providers");
            send(reader, "x".repeat(TOO_LARGE));
            assertThat(reader.page.locator("main h1")).hasText("ឯកសារធំពេក");
            assertThat(reader.page.locator("main .notice")).containsText("20 MB");
            good(reader);
        }
    }

    private static void send(Reader reader, String table) {
        reader.page
                .locator("#file")
                .setInputFiles(new FilePayload("providers.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8)));
        reader.page.locator("form[enctype] button").click();
    }

    private static void expectFault(Locator row, String line, String column, String reason) {
        assertThat(row.locator("td").nth(0)).hasText(line);
        assertThat(row.locator("td").nth(1)).hasText(column);
        assertThat(row.locator("td").nth(2)).containsText(reason);
    }

    /** The run is a job; until it is done the page comes again and again. */
    private static void expectOutcome(Reader reader, String status) {
        assertThat(reader.page.locator("#outcome"))
                .hasText(status, new LocatorAssertions.HasTextOptions().setTimeout(JOB));
    }

    private static void speak(Reader reader, String language) {
        if (reader.page.locator("html[lang=" + language + "]").count() == 0) {
            reader.page.locator("form.language button").click();
            assertThat(reader.page.locator("html")).hasAttribute("lang", language);
        }
    }

    private static void good(Reader reader) {
        reader.expectGoodPage();
        reader.expectNothingFromAxe();
    }

    private int registered() {
        return jdbc.sql("select count(*) from service_provider where area_code = '940101'")
                .query(Integer.class)
                .single();
    }

    private Reader reader(int width) {
        return new Reader(Objects.requireNonNull(browser), product(), true, width);
    }

    private String product() {
        return "http://localhost:" + port;
    }
}
