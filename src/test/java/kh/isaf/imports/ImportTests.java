package kh.isaf.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import kh.isaf.ProductTest;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditQuery;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Grant;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** An import from the file to the undo, in a made-up province. */
class ImportTests extends ProductTest {

    private static final Actor ADMIN = new Actor(UUID.randomUUID(), "Admin", Set.of(new Grant(Role.NCDDS_ADMIN, "")));
    private static final String HEADING = "code,parent_code,level,type,name_km,name_latin\n";
    private static final String AREAS = HEADING
            + "99,,CP,province,ខេត្តសាក,Trial\n"
            + "9901,99,DMK,district,ស្រុកសាក,Trial District\n"
            + "990101,9901,CS,commune,ឃុំមួយ,One\n"
            + "990102,9901,CS,commune,ឃុំពីរ,Two\n";

    @Autowired
    Imports imports;

    @Autowired
    Registers registers;

    @Autowired
    TableWriter writer;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RegisterTexts texts;

    @Autowired
    kh.isaf.access.AuditTrail audit;

    @Autowired
    MockMvc mvc;

    @AfterEach
    void theProvinceIsTakenAway() {
        jdbc.sql("delete from area where code like '99%'").update();
        jdbc.sql("delete from register_import").update();
    }

    @Test
    void anImportIsShownFirstRunOnceAndUndone() {
        UUID id = take(AREAS);
        assertThat(imports.get(id)).satisfies(run -> {
            assertThat(run.status()).isEqualTo(ImportStatus.CHECKED);
            assertThat(List.of(run.rows(), run.added(), run.changed(), run.unchanged()))
                    .containsExactly(4, 4, 0, 0);
        });
        assertThat(areas()).isEmpty();

        run(id);
        assertThat(imports.get(id)).satisfies(run -> {
            assertThat(run.status()).isEqualTo(ImportStatus.DONE);
            assertThat(run.written()).isEqualTo(4);
        });
        assertThat(areas()).containsExactly("99 Trial", "9901 Trial District", "990101 One", "990102 Two");
        assertThat(imports.get(take(AREAS)).unchanged()).isEqualTo(4);

        imports.undo(ADMIN, id);
        assertThat(imports.get(id).status()).isEqualTo(ImportStatus.UNDONE);
        assertThat(areas()).isEmpty();
        assertThat(audit.find(new AuditQuery("", "register.", "import/" + id, 0)))
                .extracting(entry -> entry.action())
                .containsExactly("register.undo", "register.import");
        assertThatThrownBy(() -> imports.undo(ADMIN, id)).hasMessage("imports.undo.notDone");
    }

    @Test
    void aSecondRunHasNoEffect() {
        UUID id = take(AREAS);
        run(id);
        jdbc.sql("update area set name_latin = 'Changed' where code = '990101'").update();
        assertThat(imports.claim(ADMIN, id)).isFalse();
        imports.run(id);
        assertThat(areas()).contains("990101 Changed");
    }

    @Test
    void oneFaultAndNothingIsImported() {
        UUID id = take(AREAS + "990103,9901,CS,district,ឃុំបី,Three\n990104,9999,CS,commune,ឃុំបួន,Four\n");
        assertThat(imports.get(id).status()).isEqualTo(ImportStatus.REFUSED);
        assertThat(sentences(id, Locale.ENGLISH))
                .containsExactly(
                        "6 type: type district does not belong to level CS",
                        "7 parent_code: parent \"9999\" of 990104 should be \"9901\"");
        assertThat(sentences(id, Locale.forLanguageTag("km")))
                .first()
                .asString()
                .endsWith("ប្រភេទ district មិនមែនរបស់ថ្នាក់ CS ទេ");
        assertThatThrownBy(() -> imports.request(ADMIN, id)).isInstanceOf(Refusal.class);
        assertThat(areas()).isEmpty();
    }

    @Test
    void columnsLeftOutStayAsTheyAre() {
        run(take(AREAS));
        run(take(HEADING.replace("name_latin\n", "name_latin,opened_on\n")
                + "990101,9901,CS,commune,ឃុំមួយ,One,2020-01-01\n"));
        UUID id = take(AREAS.replace("Two", "Second"));
        assertThat(imports.changes(id, 10)).extracting(Change::key).containsExactly("990102");
    }

    @Test
    void whatSomebodyChangedSinceIsNotUndone() {
        run(take(AREAS));
        UUID renaming = take(AREAS.replace("One", "First").replace("Two", "Second"));
        run(renaming);
        jdbc.sql("update area set name_latin = 'Third' where code = '990102'").update();
        assertThatThrownBy(() -> imports.undo(ADMIN, renaming)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.messageKey()).isEqualTo("imports.undo.changed");
            assertThat(refusal.args()).containsExactly("1", "990102");
        });
        assertThat(areas()).contains("990101 First", "990102 Third");
        assertThat(imports.get(renaming).status()).isEqualTo(ImportStatus.DONE);
    }

    @Test
    void whatSomethingHangsOnIsNotUndone() {
        UUID id = take(AREAS);
        run(id);
        jdbc.sql("insert into area_variant (area_code, valid_from, variant) values ('9901', '2027-01-01', 'withCso')")
                .update();
        assertThatThrownBy(() -> imports.undo(ADMIN, id))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.args()).containsExactly("9901"));
        jdbc.sql("delete from area_variant where area_code = '9901'").update();
        assertThat(areas()).hasSize(4);
    }

    @Test
    void ofTwoAdministratorsAtOnceTheSecondSeesWhatTheFirstDid() {
        run(take(AREAS));
        UUID first = take(AREAS.replace("One", "First"));
        UUID second = take(AREAS.replace("One", "Erste"));
        imports.claim(ADMIN, first);
        imports.claim(ADMIN, second);
        CompletableFuture<Void> one = CompletableFuture.runAsync(() -> imports.run(first));
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> imports.run(second));
        CompletableFuture.allOf(one, other).join();

        List<ImportRun> runs = List.of(imports.get(first), imports.get(second));
        assertThat(runs)
                .extracting(ImportRun::status)
                .containsExactlyInAnyOrder(ImportStatus.DONE, ImportStatus.CHECKED);
        UUID beaten = runs.get(0).overtaken() ? first : second;
        String winner = beaten.equals(first) ? "Erste" : "First";
        assertThat(imports.get(beaten).overtaken()).isTrue();
        assertThat(areas()).contains("990101 " + winner);
        assertThat(Objects.requireNonNull(imports.changes(beaten, 1).get(0).before()))
                .containsEntry("name_latin", winner);
    }

    @Test
    void twoRunsOfOneImportAreOne() {
        UUID id = take(AREAS);
        imports.claim(ADMIN, id);
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> imports.run(id)),
                        CompletableFuture.runAsync(() -> imports.run(id)))
                .join();
        assertThat(imports.get(id).status()).isEqualTo(ImportStatus.DONE);
        assertThat(audit.find(new AuditQuery("", "register.import", "import/" + id, 0)))
                .hasSize(1);
    }

    /** A server that stops in the middle leaves RUNNING behind and nothing else. */
    @Test
    void aRunThatWasBrokenOffBeginsAnew() {
        UUID id = take(AREAS);
        imports.claim(ADMIN, id);
        jdbc.sql("update register_import set status = 'RUNNING', written = 2 where id = ?")
                .param(id)
                .update();
        imports.run(id);
        assertThat(imports.get(id).status()).isEqualTo(ImportStatus.DONE);
    }

    @Test
    void whatIsDownloadedCanBeSentBack() {
        run(take(AREAS));
        for (String id : List.of("areas", "providers", "criteria")) {
            Register register = registers.get(id);
            int entries = register.keys().size();
            for (byte[] file : List.of(
                    writer.csv(register, true),
                    writer.excel(register, true, Locale.ENGLISH),
                    writer.excel(register, true, Locale.forLanguageTag("km")))) {
                ImportRun run = imports.get(imports.take(ADMIN, id, "content", file));
                assertThat(List.of(run.status(), run.toWrite(), run.unchanged()))
                        .as(id + " " + sentences(run.id(), Locale.ENGLISH))
                        .containsExactly(ImportStatus.CHECKED, 0, entries);
            }
        }
    }

    @Test
    void everyColumnHasOneTitleOfItsOwnInBothLanguages() {
        for (Register register : registers.all()) {
            for (Locale locale : RegisterTexts.LANGUAGES) {
                List<String> titles = register.columns().stream()
                        .map(column -> texts.title(register, column.name(), locale))
                        .toList();
                assertThat(titles).as(register.id()).doesNotHaveDuplicates();
                assertThat(titles)
                        .as(register.id() + " " + locale)
                        .doesNotContainAnyElementsOf(
                                register.columns().stream().map(Column::name).toList());
                assertThat(texts.title(register, locale)).isNotBlank();
            }
        }
    }

    @Test
    void thePagesLeadFromTheFileToTheUndo() throws Exception {
        mvc.perform(get("/imports").with(admin())).andExpect(content().string(containsString("/imports/areas")));
        mvc.perform(get("/imports/areas").with(admin())).andExpect(content().string(containsString("template.xlsx")));
        mvc.perform(get("/imports/areas/template.csv").with(admin()))
                .andExpect(header().string("Content-Disposition", containsString("areas-template.csv")))
                .andExpect(content().string(containsString("code,parent_code,level")));
        mvc.perform(multipart("/imports/areas").file(file("")).with(admin()).with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("file-error")));

        String bad = sent("code,parent_code,level,type,name_km,name_latin\n99,,CP,village,ខ,=1+1\n");
        mvc.perform(get(bad).param("lang", "en").with(admin()))
                .andExpect(content().string(containsString("village")))
                .andExpect(content().string(not(containsString("/run\""))));
        mvc.perform(get(bad + "/faults.csv").with(admin())).andExpect(content().string(containsString("2,ប្រភេទ,")));

        String good = sent(AREAS);
        mvc.perform(get(good).with(admin())).andExpect(content().string(containsString("Trial District")));
        mvc.perform(post(good + "/run").with(admin()).with(csrf())).andExpect(status().isFound());
        mvc.perform(get(good).with(admin())).andExpect(content().string(containsString("http-equiv=\"refresh\"")));
        imports.run(UUID.fromString(good.substring(good.lastIndexOf('/') + 1)));
        mvc.perform(get(good).with(admin()))
                .andExpect(content().string(not(containsString("http-equiv=\"refresh\""))))
                .andExpect(content().string(containsString("/undo\"")));
        mvc.perform(post(good + "/undo").with(admin()).with(csrf())).andExpect(status().isFound());
        mvc.perform(post(good + "/undo").with(admin()).with(csrf())).andExpect(status().isUnprocessableContent());
        assertThat(areas()).isEmpty();
    }

    private String sent(String text) throws Exception {
        return Objects.requireNonNull(mvc.perform(multipart("/imports/areas")
                        .file(file(text))
                        .with(admin())
                        .with(csrf()))
                .andExpect(status().isFound())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
    }

    private UUID take(String text) {
        return imports.take(ADMIN, "areas", "areas.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private void run(UUID id) {
        assertThat(sentences(id, Locale.ENGLISH)).isEmpty();
        assertThat(imports.claim(ADMIN, id)).isTrue();
        imports.run(id);
        assertThat(imports.get(id).status()).isEqualTo(ImportStatus.DONE);
    }

    private List<String> areas() {
        return jdbc.sql("select code || ' ' || name_latin from area where code like '99%' order by code")
                .query(String.class)
                .list();
    }

    private List<String> sentences(UUID id, Locale locale) {
        return imports.faults(id, 100).stream()
                .map(fault -> fault.line() + " " + fault.column() + ": " + texts.sentence(fault, locale))
                .toList();
    }

    private static MockMultipartFile file(String text) {
        return new MockMultipartFile("file", "areas.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private static RequestPostProcessor admin() {
        CurrentActor.Principal principal = () -> ADMIN;
        return authentication(UsernamePasswordAuthenticationToken.authenticated(
                principal, null, AuthorityUtils.createAuthorityList("ROLE_NCDDS_ADMIN")));
    }
}
