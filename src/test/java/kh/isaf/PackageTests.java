package kh.isaf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import kh.isaf.access.Actor;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.modelling.LiveFiles;
import kh.isaf.modelling.packing.ForeignPackage;
import kh.isaf.modelling.packing.InstallationKey;
import kh.isaf.modelling.packing.PackageReport;
import kh.isaf.modelling.packing.Packages;
import kh.isaf.modelling.packing.StartUpFolder;
import kh.isaf.modelling.packing.TrustedKeys;
import kh.isaf.workflow.release.ReleaseFiles;
import kh.isaf.workflow.release.ReleaseSource;
import kh.isaf.workflow.release.ReleaseState;
import kh.isaf.workflow.release.ReleaseStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.annotation.Transactional;

/** A release leaves as a signed file, and what comes from elsewhere is looked at before it becomes a draft. */
@Transactional
class PackageTests extends ProductTest {

    private static final Actor ADMIN = ActingAs.actor(ActingAs.here(Role.NCDDS_ADMIN));
    private static final RequestPostProcessor NCDDS =
            ActingAs.signedIn(ActingAs.here(Role.NCDDS_ADMIN), Locale.ENGLISH);
    private static final String FORM = "postI4c.form";

    private final ForeignPackage elsewhere = new ForeignPackage();

    @Autowired
    MockMvc mvc;

    @Autowired
    Packages packages;

    @Autowired
    TrustedKeys trusted;

    @Autowired
    InstallationKey key;

    @Autowired
    ReleaseStore store;

    @Autowired
    LiveFiles live;

    @Autowired
    StartUpFolder startUp;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    @Test
    void itsOwnPackageIsKnownAndBringsNothingNew() throws Exception {
        byte[] written = mvc.perform(
                        get("/releases/" + live.release() + "/package").with(NCDDS))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        PackageReport report = packages.report(packages.receive(ADMIN, written));
        assertThat(report.trusted()).isTrue();
        assertThat(report.missing()).isEmpty();
        assertThat(report.added()).isEmpty();
        assertThat(report.changed()).isEmpty();
        assertThat(report.manifest().files()).hasSameSizeAs(live.files().names());
    }

    @Test
    void aStrangersPackageNeedsTheBeginningOfItsFingerprintOnce() throws Exception {
        byte[] form = text(FORM).replace("ថ្ងៃបិទផ្សាយ", "ថ្ងៃដែលបានបិទ").getBytes(UTF_8);
        UUID sent = packages.receive(ADMIN, elsewhere.of(Map.of(FORM, form)));
        String page = page("/releases/packages/" + sent);
        assertThat(page).contains("Elsewhere", FORM, elsewhere.fingerprint().substring(10));
        assertThat(page).doesNotContain(elsewhere.fingerprint().substring(0, 9));
        for (String wrong : List.of("", "1234", "0000 0000", "%")) {
            assertThatThrownBy(() -> packages.take(ADMIN, sent, wrong)).hasMessage("package.error.fingerprint");
        }
        UUID draft = packages.take(
                ADMIN, sent, elsewhere.fingerprint().substring(0, 9).toUpperCase(Locale.ROOT));
        assertThat(store.get(draft).source()).isEqualTo(ReleaseSource.IMPORTED);
        assertThat(store.get(draft).is(ReleaseState.DRAFT)).isTrue();
        assertThat(store.get(draft).noteEn()).isEqualTo("a note");
        assertThat(store.files(draft).differing(live.files())).containsExactly(FORM);
        assertThat(packages.take(ADMIN, sent, "")).isEqualTo(draft);
        UUID again = packages.receive(ADMIN, elsewhere.of(Map.of(FORM, form)));
        assertThat(packages.take(ADMIN, again, "")).isNotEqualTo(draft);
        assertThat(page("/releases/packages"))
                .contains("Elsewhere", key.fingerprint().words());
        trusted.distrust(ADMIN, elsewhere.fingerprint().replace(" ", ""));
        assertThat(packages.report(again).trusted()).isFalse();
    }

    @Test
    void whatIsMissingHereIsListedBeforeADraftIsMade() throws Exception {
        String model = text("monthlyMeeting.bpmn");
        UUID sent = packages.receive(
                ADMIN,
                elsewhere.of(Map.of(
                        "monthlyMeeting.bpmn",
                        model.replace("\"committee\"", "\"villageElder\"").getBytes(UTF_8),
                        "scorecard.bpmn",
                        text("scorecard.bpmn")
                                .replaceFirst("<bpmn:userTask id=\"\\w+\"", "<bpmn:userTask id=\"newTask\"")
                                .getBytes(UTF_8))));
        assertThat(packages.report(sent).missing())
                .extracting(PackageReport.Missing::file)
                .contains("monthlyMeeting.bpmn", "scorecard.bpmn");
        assertThat(page("/releases/packages/" + sent)).contains("villageElder", "newTask");
        assertThat(store.all()).noneMatch(release -> release.source() == ReleaseSource.IMPORTED);
    }

    @Test
    void whatIsNotAsItWasSignedIsRefusedWithASentence() throws Exception {
        byte[] form = live.files().find(FORM).orElseThrow();
        byte[] good = elsewhere.of(Map.of(FORM, form));
        Map<String, byte[]> broken = new LinkedHashMap<>();
        broken.put("signature", elsewhere.of(Map.of(FORM, form), words -> new byte[64]));
        broken.put("signature ", elsewhere.of(Map.of(FORM, form), words -> "x".getBytes(UTF_8)));
        broken.put("file", with(good, "files/" + FORM, "{}".getBytes(UTF_8)));
        broken.put("file ", with(good, "files/other.form", form));
        broken.put("missing", without(good, "files/" + FORM));
        broken.put("noPackage", without(good, "signature"));
        broken.put("noPackage ", "PK no zip".getBytes(UTF_8));
        broken.put("noPackage  ", new byte[0]);
        broken.put("noPackage   ", elsewhere.of(Map.of()));
        broken.put("noManifest", with(good, "manifest.json", "[1".getBytes(UTF_8)));
        broken.put("noManifest ", with(good, "manifest.json", "{\"format\":2,\"files\":{}}".getBytes(UTF_8)));
        broken.put("noManifest  ", with(good, "manifest.json", "[".repeat(5000).getBytes(UTF_8)));
        broken.put(
                "noManifest   ",
                with(
                        good,
                        "manifest.json",
                        new String(entries(good).get("manifest.json"), UTF_8)
                                .replace("Elsewhere", "\\u0000")
                                .getBytes(UTF_8)));
        broken.put("name", with(good, "files/../../etc/cron.d/x", form));
        broken.put("name ", with(good, "/etc/passwd", form));
        broken.put("name  ", with(good, "files/evil.jar", form));
        broken.put("name   ", with(good, "files\\evil.form", form));
        broken.put("name    ", with(good, "files/<script>.form", form));
        broken.put("fileLarge", with(good, "files/bomb.form", new byte[50 * 1024 * 1024]));
        broken.put("large", many(good));
        for (Map.Entry<String, byte[]> one : broken.entrySet()) {
            assertThatThrownBy(() -> packages.receive(ADMIN, one.getValue()))
                    .as(one.getKey())
                    .isInstanceOf(Refusal.class)
                    .hasMessage("package.error." + one.getKey().strip());
            MockHttpServletResponse page = mvc.perform(multipart("/releases/packages")
                            .file(new MockMultipartFile("file", "a.zip", null, one.getValue()))
                            .with(NCDDS)
                            .with(csrf()))
                    .andReturn()
                    .getResponse();
            assertThat(page.getStatus()).as(one.getKey()).isEqualTo(422);
            assertThat(page.getContentAsString(UTF_8)).doesNotContain("<script>.form");
        }
    }

    @Test
    void textsThatCouldNotBeSentAreNamed() {
        for (String texts : List.of(
                "[]",
                "{\"messages\":[]}",
                "{\"other\":{\"a\":1}}",
                "{\"messages\":{\"no.such\":{\"km\":\"a\",\"en\":\"b\"}}}",
                "{\"messages\":{\"digest.sms\":{\"km\":\"a\"}}}",
                "{\"messages\":{\"digest.sms\":{\"km\":\"{password}\",\"en\":\"b\"}}}",
                "{\"messages\":{\"digest.sms\":{\"km\":\"a\\u0000\",\"en\":\"b\"}}}",
                "{\"guidance\":{\"a b\":{}}}")) {
            byte[] sent = elsewhere.of(Map.of(ReleaseFiles.TEXTS, texts.getBytes(UTF_8)));
            assertThatThrownBy(() -> packages.receive(ADMIN, sent))
                    .as(texts)
                    .isInstanceOf(Refusal.class)
                    .hasMessageStartingWith("release.texts.error.");
        }
    }

    @Test
    void thePrivateKeyIsOnNoPage() throws Exception {
        byte[] secret = jdbc.sql("select private_key from installation_key")
                .query(byte[].class)
                .single();
        String sent = Base64.getEncoder().encodeToString(secret);
        for (String path : List.of("/releases/packages", "/releases/" + live.release())) {
            assertThat(page(path)).doesNotContain(sent.substring(24, 48));
        }
        assertThat(new String(entries(packages.written(live.release())).get("manifest.json"), UTF_8))
                .doesNotContain(sent.substring(24, 48));
    }

    @Test
    void theStartUpFolderMakesOneDraftAndNothingLive() throws IOException {
        UUID before = live.release();
        Files.writeString(folder.resolve(FORM), text(FORM).replace("ថ្ងៃបិទផ្សាយ", "ថ្ងៃដែលបានបិទ"));
        Files.writeString(folder.resolve("Readme.txt"), "no model");
        Files.createDirectory(folder.resolve("inside.bpmn"));
        Files.createSymbolicLink(folder.resolve("linked.form"), Path.of("/etc/hostname"));
        UUID draft = Objects.requireNonNull(startUp.take(folder).draft());
        assertThat(store.files(draft).differing(live.files())).containsExactly(FORM);
        assertThat(live.release()).isEqualTo(before);
        assertThat(startUp.take(folder).draft()).as("at the next start").isNull();
    }

    @Test
    void aFileThatIsSentUpForADraftOfSomebodyWhoEditsItIsRefused() throws Exception {
        UUID draft = packages.take(ADMIN, packages.receive(ADMIN, packages.written(live.release())), "");
        jdbc.sql("""
                insert into model_lock (release_id, file, token, holder_id, holder_name, since, until)
                values (?, ?, gen_random_uuid(), gen_random_uuid(), 'Somebody', now(), now() + interval '1 minute')""").params(draft, FORM).update();
        MockHttpServletResponse page = mvc.perform(multipart("/releases/" + draft + "/files/" + FORM + "/upload")
                        .file(new MockMultipartFile(
                                "file", live.files().find(FORM).orElseThrow()))
                        .with(NCDDS)
                        .with(csrf()))
                .andReturn()
                .getResponse();
        assertThat(page.getStatus()).isEqualTo(422);
        assertThat(page.getContentAsString(UTF_8)).contains("Somebody");
        assertThat(mvc.perform(post("/releases/packages/" + UUID.randomUUID() + "/take")
                                .with(NCDDS)
                                .with(csrf()))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    private String page(String path) throws Exception {
        MockHttpServletResponse page =
                mvc.perform(get(path).with(NCDDS)).andReturn().getResponse();
        assertThat(page.getStatus()).isEqualTo(200);
        return page.getContentAsString(UTF_8);
    }

    private String text(String file) {
        return new String(live.files().find(file).orElseThrow(), UTF_8);
    }

    private static byte[] with(byte[] zip, String name, byte[] content) throws IOException {
        Map<String, byte[]> entries = entries(zip);
        entries.put(name, content);
        return zip(entries);
    }

    private static byte[] without(byte[] zip, String name) throws IOException {
        Map<String, byte[]> entries = entries(zip);
        entries.remove(name);
        return zip(entries);
    }

    private static byte[] many(byte[] zip) throws IOException {
        Map<String, byte[]> entries = entries(zip);
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            numbers.add(i);
        }
        numbers.forEach(number -> entries.put("files/a" + number + ".form", new byte[] {1}));
        return zip(entries);
    }

    private static Map<String, byte[]> entries(byte[] zip) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
