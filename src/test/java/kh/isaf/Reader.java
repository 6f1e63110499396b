package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Somebody with a phone in front of the product: what he or she does, and what a page must be for that. */
final class Reader implements AutoCloseable {

    private static final int PHONE = 360;
    private static final int MOST_TABS = 120;
    private static final int TRIES = 100;

    final Page page;
    private final BrowserContext context;
    private final String product;
    private final boolean scripts;
    private final int width;
    private final List<String> trouble = new ArrayList<>();
    private final AtomicLong fonts = new AtomicLong();

    Reader(Browser browser, String product, boolean scripts) {
        this(browser, product, scripts, PHONE);
    }

    Reader(Browser browser, String product, boolean scripts, int width) {
        this.width = width;
        this.product = product;
        this.scripts = scripts;
        context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, 740).setJavaScriptEnabled(scripts));
        page = context.newPage();
        page.setDefaultTimeout(10_000);
        page.onConsoleMessage(this::listen);
        page.onPageError(trouble::add);
        page.onRequestFinished(request -> {
            if (request.resourceType().equals("font")) {
                fonts.incrementAndGet();
            }
        });
    }

    /** A refused form is answered 422 or 413, which the browser remarks upon; all else in the console is a fault. */
    private void listen(ConsoleMessage said) {
        boolean refusedForm =
                said.text().contains("status of 422") || said.text().contains("status of 413");
        if (List.of("error", "warning").contains(said.type()) && !refusedForm) {
            trouble.add(page.url() + ": " + said.text());
        }
    }

    void signIn(String account) {
        page.navigate(product + "/sign-in");
        demonstrationRole(account).click();
        page.waitForURL(address -> !address.contains("/sign-in"));
    }

    Locator demonstrationRole(String account) {
        return page.locator("button[name=account][value='" + account + "']");
    }

    /** Goes to a tab of the work list, again and again until a task is there: the jobs of the year's start run beside. */
    Locator firstTaskOf(String tab) {
        Locator first = page.locator("table.cards th a").first();
        for (int i = 0; i < TRIES; i++) {
            page.navigate(product + "/tasks?tab=" + tab);
            if (first.count() > 0) {
                return first;
            }
            page.waitForTimeout(200);
        }
        throw new AssertionError("no task in the tab " + tab);
    }

    Locator field(String name) {
        return page.locator("#task-form [name='" + name + "']");
    }

    Locator button(String name, String value) {
        return page.locator("button[name='" + name + "'][value='" + value + "']");
    }

    /** Presses Tab until it is reached, as somebody without a mouse does. */
    void tabTo(Locator goal) {
        for (int i = 0; i < MOST_TABS; i++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(goal.evaluate("it => it === document.activeElement"))) {
                return;
            }
        }
        throw new AssertionError("the keyboard does not lead to " + goal);
    }

    /** Nothing in the console, nothing wider than the phone, no missing word. */
    void expectGoodPage() {
        assertThat(trouble).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        assertThat(page.locator("body").innerText()).doesNotContain("??");
    }

    /** Axe is a script itself, and draws on the page. */
    void expectNothingFromAxe() {
        if (scripts) {
            assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
                    .isEmpty();
            trouble.clear();
        }
    }

    /** Whether the font came over the line and draws Khmer. */
    boolean khmerFontIsThere() {
        return fonts.get() > 0
                && Boolean.TRUE.equals(page.evaluate("document.fonts.check('1rem \"Noto Sans Khmer\"', 'ក')"));
    }

    /** Bytes that come over the line when this page is the first that is opened. */
    long weightOfThisPage() {
        CDPSession session = context.newCDPSession(page);
        session.send("Network.enable");
        JsonObject noCache = new JsonObject();
        noCache.addProperty("cacheDisabled", true);
        session.send("Network.setCacheDisabled", noCache);
        AtomicLong bytes = new AtomicLong();
        session.on(
                "Network.loadingFinished",
                finished -> bytes.addAndGet(finished.get("encodedDataLength").getAsLong()));
        page.reload();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        session.detach();
        return bytes.get();
    }

    /** As after a night: the sign-in is gone, the page still open. */
    void loseSignIn() {
        context.clearCookies(new BrowserContext.ClearCookiesOptions().setName("SESSION"));
    }

    @Override
    public void close() {
        context.close();
    }
}
