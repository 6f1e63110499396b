package kh.isaf;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A task in a real browser: in Khmer, on a narrow phone, with and without scripts, by keyboard, after a lost sign-in. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "isaf.demonstration=true")
class TaskInABrowserTests {

    private static final List<Path> BROWSERS = List.of(
            Path.of("/usr/bin/chromium"),
            Path.of("/usr/bin/chromium-browser"),
            Path.of("/usr/bin/google-chrome"),
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
            Path.of("C:/Program Files/Google/Chrome/Application/chrome.exe"));
    private static final Map<String, String> ANSWERS = Map.of(
            "staffTotal", "២០",
            "staffFemale", "12",
            "openingHours", "ច័ន្ទ-សុក្រ 7:30-11:30",
            "budgetPlanned", "12,000,000",
            "budgetReceived", "10000000",
            "budgetSpent", "៩០០០០០០");
    private static final List<String> ORDER =
            List.of("staffTotal", "staffFemale", "openingHours", "budgetPlanned", "budgetReceived", "budgetSpent");
    private static final Pattern SENT = Pattern.compile(".+");
    private static final int HEAVIEST_TASK = 60 * 1024;

    private static @Nullable Playwright playwright;
    private static @Nullable Browser browser;

    @LocalServerPort
    int port;

    @BeforeAll
    static void openBrowser() {
        Optional<Path> program = BROWSERS.stream().filter(Files::isExecutable).findFirst();
        assumeTrue(program.isPresent(), "no Chromium or Chrome on this machine: the walk in a browser is left out");
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

    @ParameterizedTest(name = "{0}, scripts: {1}")
    @CsvSource({"school, true", "health-centre, false"})
    void aTaskFromTheListToItsHistory(String account, boolean scripts) {
        try (Reader reader = reader(scripts)) {
            reader.signIn(account);
            Locator task = reader.firstTaskOf("groups");
            reader.expectGoodPage();
            reader.expectNothingFromAxe();
            task.click();
            reader.expectGoodPage();
            long weight = reader.weightOfThisPage();
            System.out.println("WEIGHT " + weight);
            assertThat(weight).isPositive().isLessThanOrEqualTo(HEAVIEST_TASK);
            assertThat(reader.page.locator("script[src*=htmx]")).hasCount(0);
            assertThat(reader.khmerFontIsThere()).isTrue();

            reader.field("openingHours").fill(ANSWERS.get("openingHours"));
            reader.button("_submit", "form").click();
            assertThat(reader.page.locator(".f-summary li")).hasCount(6);
            assertThat(reader.field("openingHours")).hasValue(ANSWERS.get("openingHours"));
            reader.expectGoodPage();
            reader.expectNothingFromAxe();

            reader.button("_lang", "en").click();
            assertThat(reader.page.locator("html[lang=en] main h1")).hasText("Enter performance and budget data");
            assertThat(reader.field("openingHours")).hasValue(ANSWERS.get("openingHours"));
            reader.expectGoodPage();

            reader.button("_lang", "km").click();
            assertThat(reader.page.locator("html")).hasAttribute("lang", "km");
            ANSWERS.forEach((name, answer) -> reader.field(name).fill(answer));
            reader.field("budgetSource").selectOption(new SelectOption().setIndex(1));
            reader.field("budgetSpent").fill("11000000");
            reader.button("_submit", "form").click();
            Locator why = reader.page.locator("#f-why input");
            assertThat(why).hasCount(1);
            assertThat(reader.field("budgetSpent")).hasValue("11000000");
            reader.expectGoodPage();
            reader.expectNothingFromAxe();
            why.fill("ថវិកាសល់ពីឆ្នាំមុន");
            reader.button("_submit", "form").click();
            assertThat(reader.page.locator(".notice.ok")).hasText(SENT);

            reader.firstTaskOf("done").click();
            assertThat(reader.page.locator(".task-history li")).hasCount(1);
            assertThat(reader.page.locator(".f-answers")).containsText(ANSWERS.get("openingHours"));
            assertThat(reader.page.locator("main")).containsText("ថវិកាសល់ពីឆ្នាំមុន");
            reader.expectGoodPage();
            reader.expectNothingFromAxe();
            correct(reader);
            print(reader);
        }
    }

    private static void correct(Reader reader) {
        reader.page.locator("a[href$='/correct']").click();
        reader.expectGoodPage();
        reader.expectNothingFromAxe();
        reader.field("staffTotal").fill("21");
        reader.button("_submit", "form").click();
        assertThat(reader.page.locator(".f-summary li")).hasCount(1);
        assertThat(reader.field("staffTotal")).hasValue("21");
        reader.page.locator("#reason").fill("រាប់ខុស");
        reader.button("_submit", "form").click();
        assertThat(reader.page.locator("#f-why input")).hasValue("ថវិកាសល់ពីឆ្នាំមុន");
        reader.expectGoodPage();
        reader.button("_submit", "form").click();
        assertThat(reader.page.locator(".notice.ok")).hasText(SENT);
        assertThat(reader.page.locator("main details.disclosure")).hasCount(1);
        reader.page.locator("main details.disclosure summary").click();
        reader.expectGoodPage();
        reader.expectNothingFromAxe();
    }

    private static void print(Reader reader) {
        reader.page.locator("a[href$='/blank']").click();
        assertThat(reader.page.locator("svg path")).hasCount(1);
        reader.expectGoodPage();
        reader.expectNothingFromAxe();
    }

    @Test
    void byKeyboardAfterALostSignInAndWithADoubleClick() {
        try (Reader reader = reader(true)) {
            reader.signIn("administration");
            Locator task = reader.firstTaskOf("groups");
            reader.tabTo(task);
            reader.page.keyboard().press("Enter");
            for (String name : ORDER) {
                reader.tabTo(reader.field(name));
                reader.page.keyboard().insertText(ANSWERS.get(name));
            }
            reader.tabTo(reader.field("budgetSource"));
            reader.page.keyboard().press("ArrowDown");

            reader.loseSignIn();
            reader.tabTo(reader.button("_submit", "form"));
            reader.page.keyboard().press("Enter");
            reader.demonstrationRole("administration").click();
            assertThat(reader.field("openingHours")).hasValue(ANSWERS.get("openingHours"));
            assertThat(reader.field("staffTotal")).hasValue(ANSWERS.get("staffTotal"));

            reader.button("_submit", "form").dblclick();
            assertThat(reader.page.locator(".tabs")).isVisible();
            reader.firstTaskOf("done");
            assertThat(reader.page.locator("table.cards tbody tr")).hasCount(1);
        }
    }

    @Test
    void theLanguageOfTheSignInPageStays() {
        try (Reader reader = reader(false)) {
            reader.page.navigate(product() + "/sign-in");
            reader.page.locator("form.language button").click();
            reader.demonstrationRole("reader").click();
            assertThat(reader.page.locator("main h1")).hasText("Work list");
        }
    }

    private Reader reader(boolean scripts) {
        return new Reader(Objects.requireNonNull(browser), product(), scripts);
    }

    private String product() {
        return "http://localhost:" + port;
    }
}
