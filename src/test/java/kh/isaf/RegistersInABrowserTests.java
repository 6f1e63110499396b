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
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The registers in a real browser: a clerk of the khan leaves, in Khmer on a phone; every page in English on a desk. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "isaf.demonstration=true")
class RegistersInABrowserTests {

    private static final List<Path> BROWSERS = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));
    private static final int DESK = 1280;

    private static @Nullable Playwright playwright;
    private static @Nullable Browser browser;

    @LocalServerPort
    int port;

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

    @Test
    void aLeavingClerkHandsOverOnAPhone() {
        try (Reader reader = reader()) {
            reader.signIn("khan");
            open(reader, "/people?role=clerk&area=120803");
            good(reader);
            assertThat(reader.page.locator("table .badge")).hasCount(0);
            reader.page.locator("table.cards th a").first().click();
            good(reader);
            reader.page.locator("a[href*='/hand-overs/of/']").click();
            good(reader);
            reader.page.locator("#leaving-reason").fill("");
            reader.page.locator("main form.panel button").click();
            assertThat(reader.page.locator("#leaving-reason-error")).isVisible();
            reader.page.locator("#leaving-reason").fill("ផ្លាស់ទៅខេត្តសៀមរាប");
            reader.page.locator("main form.panel button").click();
            assertThat(reader.page).hasURL(Pattern.compile(".*/hand-overs/[0-9a-f-]{36}"));
            good(reader);
            Locator successor = reader.page.locator("main select[name=person]").first();
            successor.selectOption(new SelectOption().setIndex(1));
            reader.page.locator("main section form button").first().click();
            assertThat(reader.page.locator(".notice.ok").first()).isVisible();
            while (reader.page.locator("button[name=nobody]").count() > 0) {
                reader.page.locator("button[name=nobody]").first().click();
            }
            assertThat(reader.page.locator(".badge.done").first()).isVisible();
            good(reader);
        }
    }

    @Test
    void everyPageIsGoodOnADeskInEnglishAndOnAPhoneInKhmer() {
        try (Reader reader = reader()) {
            reader.signIn("khan");
            for (boolean english : new boolean[] {false, true}) {
                if (english) {
                    reader.page.navigate(product() + "/people");
                    reader.page.locator("form.language button").click();
                    assertThat(reader.page.locator("html[lang=en]")).hasCount(1);
                    reader.page.setViewportSize(DESK, 900);
                }
                for (String page : List.of(
                        "/people",
                        "/people/new",
                        "/cafs?area=120802",
                        "/cafs/rounds/new",
                        "/bodies",
                        "/bodies/120802-JAAPC",
                        "/networks?area=12",
                        "/vacancies",
                        "/vacancies?area=120803")) {
                    open(reader, page);
                    if (english) {
                        assertThat(reader.page.evaluate("document.documentElement.scrollWidth"))
                                .as(page)
                                .isEqualTo(DESK);
                        assertThat(reader.page.locator("body").innerText()).doesNotContain("??");
                        reader.expectNothingFromAxe();
                    } else {
                        good(reader);
                    }
                }
                open(reader, "/cafs?area=120802");
                reader.page.locator("a[href*='/cafs/rounds/']").first().click();
                reader.expectNothingFromAxe();
                open(reader, "/cafs?area=120802");
                reader.page.locator("table.cards th a").first().click();
                reader.expectNothingFromAxe();
            }
        }
    }

    private void open(Reader reader, String path) {
        reader.page.navigate(product() + path);
    }

    private static void good(Reader reader) {
        reader.expectGoodPage();
        reader.expectNothingFromAxe();
    }

    private Reader reader() {
        return new Reader(Objects.requireNonNull(browser), product(), true);
    }

    private String product() {
        return "http://localhost:" + port;
    }
}
