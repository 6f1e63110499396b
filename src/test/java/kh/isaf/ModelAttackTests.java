package kh.isaf;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import kh.isaf.access.Actor;
import kh.isaf.access.Role;
import kh.isaf.modelling.LiveFiles;
import kh.isaf.modelling.ReleaseChecks;
import kh.isaf.modelling.ReleaseDrafts;
import kh.isaf.modelling.packing.ForeignPackage;
import kh.isaf.modelling.packing.StartUpFolder;
import kh.isaf.workflow.model.Attack;
import kh.isaf.workflow.model.CheckModel;
import kh.isaf.workflow.model.Finding;
import kh.isaf.workflow.model.GoodModels;
import kh.isaf.workflow.model.Reason;
import kh.isaf.workflow.model.Severity;
import kh.isaf.workflow.release.ReleaseFiles;
import kh.isaf.workflow.release.ReleaseSource;
import kh.isaf.workflow.release.ReleaseStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.HtmlUtils;

/**
 * Each way to make a model run something is tried by each door: a page, a package, the start-up folder and the command.
 * Nothing runs, nobody is called, no door breaks, and each says on which line and why.
 */
@Transactional
@ExtendWith(OutputCaptureExtension.class)
class ModelAttackTests extends ProductTest {

    private static final RequestPostProcessor NCDDS =
            ActingAs.signedIn(ActingAs.here(Role.NCDDS_ADMIN), Locale.ENGLISH);
    private static final String REACH = "${''.getClass().forName('kh.isaf.Planted').getMethod('run').invoke(null)}";
    private static final AtomicInteger CALLS = new AtomicInteger();

    private static ServerSocket listener;

    @Autowired
    MockMvc mvc;

    @Autowired
    ReleaseDrafts drafts;

    @Autowired
    ReleaseStore store;

    @Autowired
    LiveFiles live;

    @Autowired
    ReleaseChecks checks;

    @Autowired
    StartUpFolder startUp;

    @TempDir
    Path folder;

    private final Actor admin = ActingAs.actor(ActingAs.here(Role.NCDDS_ADMIN));
    private UUID draft;

    /** One way in. */
    record Way(String title, String file, byte[] content, int line, Reason reason) {

        @Override
        public String toString() {
            return title;
        }
    }

    @BeforeAll
    static void listen() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread waiting = new Thread(() -> {
            while (!listener.isClosed()) {
                try {
                    listener.accept().close();
                    CALLS.incrementAndGet();
                } catch (IOException closed) {
                    return;
                }
            }
        });
        waiting.setDaemon(true);
        waiting.start();
    }

    @AfterAll
    static void nobodyCalled() throws IOException {
        listener.close();
        assertThat(CALLS).as("outbound connections").hasValue(0);
        assertThat(Planted.RUNS).as("runs").hasValue(0);
    }

    @BeforeEach
    void begun() {
        SortedMap<String, byte[]> files = new TreeMap<>(live.files().byName());
        files.putAll(goodFiles());
        draft = drafts.begin(admin, ReleaseSource.EDITED, new ReleaseFiles(files));
    }

    @Test
    void thereAreAtLeastFortyWaysThatNoDraftMayHold() {
        assertThat(ways().filter(way -> way.reason().severity() == Severity.UNSAFE)
                        .map(Way::title))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void theGoodFilesAreTakenByEachDoor() throws Exception {
        assertThat(upload("goodProcess.bpmn", good("goodProcess.bpmn")).getStatus())
                .isEqualTo(302);
        assertThat(send(goodFiles()).getStatus()).isEqualTo(302);
        write(goodFiles());
        assertThat(startUp.take(folder).refused()).isEmpty();
        assertThat(command(new ByteArrayOutputStream())).isZero();
    }

    /** All within one transaction, on one draft that is put right again after each way. */
    @TestFactory
    Stream<DynamicTest> noDoorIsOpen(CapturedOutput log) {
        return ways().map(way -> DynamicTest.dynamicTest(way.title(), () -> {
            try {
                tryAllDoors(way, log);
            } finally {
                store.write(draft, way.file(), good(way.file()), admin);
            }
        }));
    }

    private void tryAllDoors(Way way, CapturedOutput log) throws Exception {
        Finding expected = expected(way);
        boolean unsafe = expected.severity() == Severity.UNSAFE;
        byte[] before = store.file(draft, way.file()).orElseThrow();

        MockHttpServletResponse page = upload(way.file(), way.content());
        assertThat(page.getStatus()).as("page").isEqualTo(unsafe ? 422 : 302);
        says(unsafe ? page : follow(page), expected);
        if (unsafe) {
            assertThat(store.file(draft, way.file()).orElseThrow()).isEqualTo(before);
        }

        SortedMap<String, byte[]> files = goodFiles();
        files.put(way.file(), way.content());
        MockHttpServletResponse sent = send(files);
        assertThat(sent.getStatus()).as("package").isEqualTo(unsafe ? 422 : 302);
        if (way.reason() == Reason.FILE_TOO_LARGE) {
            // it is not even unpacked: there is no line to name
            assertThat(sent.getContentAsString(UTF_8)).contains(way.file() + " in the package is too large");
        } else {
            says(unsafe ? sent : follow(sent), expected);
        }

        write(files);
        int logged = log.getAll().length();
        StartUpFolder.Taken taken = startUp.take(folder);
        assertThat(taken.refused())
                .anySatisfy(file -> assertThat(file.findings()).contains(expected));
        assertThat(log.getAll().substring(logged)).contains(way.file() + ":" + expected);
        if (taken.draft() != null) {
            assertThat(store.file(taken.draft(), way.file())).isEmpty();
        }

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(command(out)).as("command").isEqualTo(1);
        assertThat(out.toString(UTF_8)).contains(folder.resolve(way.file()) + ":" + expected);
        assertThat(Planted.RUNS).hasValue(0);
        assertThat(CALLS).hasValue(0);
    }

    static Stream<Way> ways() {
        byte[] process = good("goodProcess.bpmn");
        return Stream.concat(
                Attack.all()
                        .map(attack -> new Way(
                                attack.title(),
                                attack.file(),
                                armed(attack.attacked()).getBytes(UTF_8),
                                attack.line(),
                                attack.reason())),
                Stream.of(
                        new Way(
                                "two megabytes",
                                "goodProcess.bpmn",
                                Arrays.copyOf(process, 2 * 1024 * 1024),
                                1,
                                Reason.FILE_TOO_LARGE),
                        new Way(
                                "another encoding",
                                "goodProcess.bpmn",
                                new String(process, UTF_8).getBytes(UTF_16),
                                1,
                                Reason.NOT_UTF8),
                        new Way(
                                "a case model under another name",
                                "goodProcess.bpmn",
                                "<cmmn:definitions xmlns:cmmn=\"http://www.omg.org/spec/CMMN/20151109/MODEL\"/>"
                                        .getBytes(UTF_8),
                                1,
                                Reason.ELEMENT),
                        new Way("nothing at all", "goodDecision.dmn", new byte[0], 1, Reason.FILE_EMPTY),
                        new Way("a page as form", "enterThing.form", "<html>".getBytes(UTF_8), 1, Reason.JSON)));
    }

    /** What only looks dangerous in the tests of the rules is loaded here. */
    private static String armed(String attacked) {
        String here = "http://127.0.0.1:" + (listener == null ? 1 : listener.getLocalPort());
        return product(attacked)
                .replace(Attack.RUNS, REACH)
                .replace("${x}", REACH)
                .replace("x.Y", "kh.isaf.Planted")
                .replace("file:///etc/passwd", here + "/entity")
                .replace("\"http://x", "\"" + here)
                .replace(" http://x", " " + here);
    }

    /** With an action that the product has. */
    private static String product(String model) {
        return model.replace("doGood", "writeReminders");
    }

    private static byte[] good(String file) {
        return product(new String(GoodModels.content(file), UTF_8)).getBytes(UTF_8);
    }

    private static SortedMap<String, byte[]> goodFiles() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        GoodModels.FILES.forEach(file -> files.put(file, good(file)));
        return files;
    }

    private Finding expected(Way way) {
        List<Finding> findings =
                checks.check(store.files(draft), way.file(), way.content()).findings();
        return findings.stream()
                .filter(finding -> finding.why() == way.reason() && finding.line() == way.line())
                .findFirst()
                .orElseThrow(() -> new AssertionError("found " + findings));
    }

    private static void says(MockHttpServletResponse page, Finding expected) throws Exception {
        assertThat(page.getContentAsString(UTF_8))
                .containsPattern("class=\"num\"[^>]*>" + expected.line() + "<")
                .contains(HtmlUtils.htmlEscape(expected.reason(), "UTF-8"));
    }

    private MockHttpServletResponse upload(String file, byte[] content) throws Exception {
        return post("/releases/" + draft + "/files/" + file + "/upload", file, content);
    }

    private MockHttpServletResponse send(SortedMap<String, byte[]> files) throws Exception {
        return post("/releases/packages", "release.zip", new ForeignPackage().of(files));
    }

    private MockHttpServletResponse post(String path, String file, byte[] content) throws Exception {
        return mvc.perform(multipart(path)
                        .file(new MockMultipartFile("file", file, null, content))
                        .with(NCDDS)
                        .with(csrf()))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse follow(MockHttpServletResponse redirect) throws Exception {
        MockHttpServletResponse page = mvc.perform(
                        get(String.valueOf(redirect.getRedirectedUrl())).with(NCDDS))
                .andReturn()
                .getResponse();
        assertThat(page.getStatus()).isEqualTo(200);
        return page;
    }

    private void write(SortedMap<String, byte[]> files) throws IOException {
        for (var file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }

    private int command(ByteArrayOutputStream out) {
        List<Path> files = GoodModels.FILES.stream().map(folder::resolve).toList();
        PrintStream printed = new PrintStream(out, true, UTF_8);
        return CheckModel.run(files, printed, printed);
    }
}
