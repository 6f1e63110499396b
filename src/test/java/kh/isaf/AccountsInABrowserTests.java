package kh.isaf;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.people.AccountLink;
import kh.isaf.people.AccountLinks;
import kh.isaf.people.NewAccount;
import kh.isaf.people.NewPerson;
import kh.isaf.people.People;
import kh.isaf.people.SentLinks;
import kh.isaf.people.Sex;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Accounts in a real browser: from the invitation to the first page, a forgotten password, and the clerk's help. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "isaf.demonstration=true")
class AccountsInABrowserTests {

    private static final List<Path> BROWSERS = List.of(
            Path.of("/usr/bin/chromium"),
            Path.of("/usr/bin/chromium-browser"),
            Path.of("/usr/bin/google-chrome"),
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
            Path.of("C:/Program Files/Google/Chrome/Application/chrome.exe"));
    private static final int HEAVIEST_FOR_STRANGERS = 60 * 1024;

    private static @Nullable Playwright playwright;
    private static @Nullable Browser browser;

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    AccountLinks links;

    @Autowired
    SentLinks sent;

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

    @ParameterizedTest(name = "{0}, {1} pixels")
    @CsvSource({"km, 360", "en, 1280"})
    void fromTheInvitationToTheFirstPageAndBackAfterAForgottenPassword(String language, int width) {
        String email = UUID.randomUUID() + "@example.org";
        UUID caf = facilitator(email, language);
        links.issue(Actor.system("test"), caf, AccountLink.Way.MAIL);
        try (Reader reader = new Reader(Objects.requireNonNull(browser), product(), true, width)) {
            reader.page.navigate(product() + sent.pathTo(caf));
            good(reader);
            assertThat(reader.page.locator("html")).hasAttribute("lang", language);
            assertThat(reader.weightOfThisPage()).isPositive().isLessThan(HEAVIEST_FOR_STRANGERS);
            choose(reader, "password1");
            assertThat(reader.page.locator("#password-error")).isVisible();
            good(reader);
            choose(reader, "four words are enough");
            assertThat(reader.page.locator(".tabs")).isVisible();
            good(reader);

            reader.page.navigate(product() + "/me");
            assertThat(reader.page.locator("#nameLatin")).hasValue("Mao Dara");
            good(reader);
            reader.page.navigate(product() + "/sign-in/factor");
            good(reader);
            reader.loseSignIn();

            reader.page.navigate(product() + "/forgot");
            good(reader);
            reader.page.locator("#who").fill(email);
            reader.page.locator("main .button").click();
            assertThat(reader.page.locator(".notice.ok")).isVisible();
            good(reader);
            reader.page.navigate(product() + sent.pathTo(caf));
            choose(reader, "five words are more than enough");
            assertThat(reader.page.locator(".tabs")).isVisible();
        }
    }

    @Test
    void theClerkSeesWhoIsNotInAndPrintsALink() {
        UUID caf = facilitator(null, "km");
        try (Reader reader = new Reader(Objects.requireNonNull(browser), product(), true)) {
            reader.signIn("clerk");
            reader.page.navigate(product() + "/accounts?state=waiting");
            good(reader);
            reader.page.locator("a[href$='" + caf + "']").click();
            good(reader);
            reader.page.locator("form[action$='/print'] button").click();
            assertThat(reader.page.locator(".slip svg")).isVisible();
            good(reader);
            String url = reader.page.locator(".slip p.secret").innerText();
            reader.page.navigate(product() + url.substring(url.indexOf("/start/")));
            good(reader);
            choose(reader, "four words are enough");
            assertThat(reader.page.locator(".tabs")).isVisible();
        }
    }

    private static void choose(Reader reader, String password) {
        reader.page.locator("#password").fill(password);
        reader.page.locator("#again").fill(password);
        reader.page.locator("form:has(#password) .button").click();
    }

    private static void good(Reader reader) {
        reader.expectGoodPage();
        reader.expectNothingFromAxe();
    }

    private UUID facilitator(@Nullable String email, String language) {
        return people.register(
                Actor.system("test"),
                new NewPerson(
                        null,
                        "ម៉ៅ ដារ៉ា",
                        "Mao Dara",
                        null,
                        email,
                        Sex.MALE,
                        language,
                        new NewAccount("u" + UUID.randomUUID(), null, false),
                        List.of(new Grant(Role.CAF, "120802")),
                        LocalDate.of(2020, 1, 1)));
    }

    private String product() {
        return "http://localhost:" + port;
    }
}
