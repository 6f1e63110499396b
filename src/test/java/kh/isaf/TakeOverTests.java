package kh.isaf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.modelling.EditLocks;
import kh.isaf.modelling.LiveFiles;
import kh.isaf.modelling.ReleaseDrafts;
import kh.isaf.modelling.ReleaseDrafts.Saved;
import kh.isaf.modelling.ReleaseTexts;
import kh.isaf.modelling.Reviews;
import kh.isaf.modelling.TakeOver;
import kh.isaf.modelling.TakeOver.Choice;
import kh.isaf.modelling.TakeOver.Meeting;
import kh.isaf.modelling.TakeOver.Standing;
import kh.isaf.reminder.MessageText;
import kh.isaf.reminder.MessageTextEditing;
import kh.isaf.reminder.MessageTexts;
import kh.isaf.workflow.Guidance;
import kh.isaf.workflow.Guidance.Texts;
import kh.isaf.workflow.Guidances;
import kh.isaf.workflow.release.ReleaseFiles;
import kh.isaf.workflow.release.ReleaseSource;
import kh.isaf.workflow.release.ReleaseState;
import kh.isaf.workflow.release.ReleaseStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.annotation.Transactional;

/** What changed elsewhere comes into a draft file by file, and nobody's work is overwritten without a choice. */
@Transactional
class TakeOverTests extends ProductTest {

    private static final Grant GRANT = new Grant(Role.NCDDS_ADMIN, "");
    private static final Actor AUTHOR = new Actor(new UUID(69, 1), "Author", Set.of(GRANT));
    private static final Actor COLLEAGUE = new Actor(new UUID(69, 2), "Colleague", Set.of(GRANT));
    private static final RequestPostProcessor NCDDS =
            ActingAs.signedIn(ActingAs.here(Role.NCDDS_ADMIN), Locale.ENGLISH);
    private static final String FORM = "postI4c.form";
    private static final String OTHER = "checkI4c.form";

    @Autowired
    MockMvc mvc;

    @Autowired
    ReleaseStore store;

    @Autowired
    ReleaseDrafts drafts;

    @Autowired
    Reviews reviews;

    @Autowired
    EditLocks locks;

    @Autowired
    LiveFiles live;

    @Autowired
    TakeOver takeOver;

    @Autowired
    MessageTexts messages;

    @Autowired
    MessageTextEditing editing;

    @Autowired
    Guidances guidances;

    private UUID draft;

    @BeforeEach
    void begun() {
        draft = drafts.begin(AUTHOR);
    }

    @Test
    void onlyWhatBothChangedHasToBeChosen() throws Exception {
        becomesLive(FORM, OTHER);
        write(draft, FORM, "mine");
        Standing standing = takeOver.standing(draft, null);
        assertThat(standing.files())
                .extracting(Meeting::name, Meeting::both)
                .containsExactlyInAnyOrder(tuple(FORM, true), tuple(OTHER, false));
        assertThatThrownBy(() -> takeOver.take(AUTHOR, draft, null, standing.seen(), Map.of()))
                .hasMessage("takeOver.error.choose");
        assertThat(page("/releases/" + draft)).contains("/take-over");
        assertThat(page("/releases/" + draft + "/take-over")).contains(FORM, OTHER, "choice." + FORM);

        takeOver.take(AUTHOR, draft, null, standing.seen(), Map.of(FORM, Choice.MINE));

        assertThat(text(draft, FORM)).contains("mine");
        assertThat(text(draft, OTHER)).contains("theirs");
        assertThat(store.files(draft).differing(store.base(draft))).containsExactly(FORM);
        drafts.notes(AUTHOR, draft, "ថ្មី", "new");
        reviews.submit(AUTHOR, draft);
        assertThat(store.get(draft).is(ReleaseState.REVIEW)).isTrue();
    }

    @Test
    void aPageThatIsStillOpenSavesACopyAndNotOverWhatWasTaken() {
        becomesLive(FORM);
        write(draft, FORM, "mine");
        UUID token = locks.take(AUTHOR, draft, FORM).orElseThrow().token();
        Standing standing = takeOver.standing(draft, null);
        assertThatThrownBy(() -> takeOver.take(COLLEAGUE, draft, null, standing.seen(), Map.of(FORM, Choice.THEIRS)))
                .hasMessage("release.error.locked");
        takeOver.take(AUTHOR, draft, null, standing.seen(), Map.of(FORM, Choice.THEIRS));
        assertThat(text(draft, FORM)).contains("theirs");
        byte[] typed = changed(live.files(), FORM, "typed");
        assertThat(drafts.save(AUTHOR, draft, FORM, typed, token)).isEqualTo(Saved.KEPT_AS_COPY);
    }

    @Test
    void whatChangedAgainMeanwhileIsShownFirst() throws Exception {
        becomesLive(FORM);
        String seen = takeOver.standing(draft, null).seen();
        editing.set(COLLEAGUE, MessageText.REPLY_LEFT, Map.of("km", "លាហើយ", "en", "Bye"), 0);
        MockHttpServletResponse page = mvc.perform(MockMvcRequestBuilders.post("/releases/" + draft + "/take-over")
                        .param("seen", seen)
                        .with(NCDDS)
                        .with(csrf()))
                .andReturn()
                .getResponse();
        assertThat(page.getStatus()).isEqualTo(422);
        assertThat(page.getContentAsString(UTF_8)).contains(ReleaseFiles.TEXTS);
    }

    @Test
    void aNewVersionOfTheProductIsOfferedAndOverwritesNothing() throws Exception {
        UUID product = store.product(live.release()).orElseThrow().id();
        becomesLive(FORM);
        UUID mine = live.release();
        ReleaseFiles shipped = store.files(product);
        ReleaseFiles next =
                shipped.with(FORM, changed(shipped, FORM, "shipped")).with(OTHER, changed(shipped, OTHER, "shipped"));
        UUID offer = store.add(
                ReleaseSource.PRODUCT,
                ReleaseState.DRAFT,
                null,
                Actor.system("product"),
                ReleaseFiles.of(Map.of()),
                next);
        store.offered(offer, "r-offered69", next.sha256());
        assertThat(page("/releases/" + offer)).contains("/take-up");
        String way = mvc.perform(MockMvcRequestBuilders.post("/releases/" + offer + "/take-up")
                        .with(NCDDS)
                        .with(csrf()))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        UUID taker = UUID.fromString(String.valueOf(way).replaceAll("/releases/(.{36}).*", "$1"));
        assertThat(page(String.valueOf(way))).contains(FORM, OTHER, "choice." + FORM);
        assertThat(page("/releases/" + taker)).contains("from=" + offer);

        Standing standing = takeOver.standing(taker, offer);
        assertThat(standing.files()).extracting(Meeting::name).containsExactlyInAnyOrder(FORM, OTHER);
        takeOver.take(AUTHOR, taker, offer, standing.seen(), Map.of(FORM, Choice.MINE));

        assertThat(text(taker, FORM)).contains("theirs");
        assertThat(text(taker, OTHER)).contains("shipped");
        assertThat(takeOver.offer(taker)).isNull();
        assertThat(takeOver.offer(draft)).isNotNull();
        assertThat(live.release()).isEqualTo(mine);
        assertThat(store.product(taker).orElseThrow().id()).isEqualTo(offer);
        publish(taker);
        assertThat(store.product(drafts.begin(AUTHOR)).orElseThrow().id())
                .as("what builds on it has it too")
                .isEqualTo(offer);
    }

    @Test
    void wordsBecomeLiveWithTheReleaseAndEachStaysAVersion() {
        String before = messages.words(MessageText.REPLY_LEFT, "en");
        Texts km = new Texts("ធ្វើ", "", "", "");
        Texts en = new Texts("Do it", "- one", "", "");
        ReleaseTexts texts = ReleaseTexts.of(store.files(draft))
                .withMessage("reply.left", new TreeMap<>(Map.of("km", "លាហើយ", "en", "Good bye")))
                .withGuidance("postI4c", km, en);
        drafts.put(AUTHOR, draft, ReleaseFiles.TEXTS, texts.written());
        assertThat(messages.words(MessageText.REPLY_LEFT, "en")).isEqualTo(before);
        publish(draft);
        assertThat(messages.words(MessageText.REPLY_LEFT, "en")).isEqualTo("Good bye");
        assertThat(told().en()).isEqualTo(en);
        UUID next = drafts.begin(AUTHOR);
        assertThat(store.file(next, ReleaseFiles.TEXTS).orElseThrow()).isEqualTo(texts.written());
        drafts.put(
                AUTHOR,
                next,
                ReleaseFiles.TEXTS,
                texts.withoutMessage("reply.left")
                        .withGuidance("postI4c", Texts.NONE, Texts.NONE)
                        .written());
        publish(next);
        assertThat(messages.words(MessageText.REPLY_LEFT, "en")).isEqualTo(before);
        assertThat(told().withdrawn()).isTrue();
        assertThat(editing.versions(MessageText.REPLY_LEFT)).hasSize(4);
    }

    @Test
    void aDraftsWordsAreChangedOnPages() throws Exception {
        assertThat(page("/releases/" + draft + "/texts")).contains("/texts/reply.left", "/guidance/postI4c");
        String words = page("/releases/" + draft + "/texts/reply.left");
        assertThat(post("/texts/reply.left", "km", "{password}", "en", "Bye", "seen", seen(words)))
                .isEqualTo(422);
        assertThat(post("/texts/reply.left", "km", "លាហើយ", "en", "Bye", "seen", "an older one"))
                .isEqualTo(422);
        assertThat(post("/texts/reply.left", "km", "លាហើយ", "en", "Bye", "seen", seen(words)))
                .isEqualTo(302);
        String told = page("/releases/" + draft + "/guidance/postI4c");
        assertThat(post("/guidance/postI4c", "todoKm", "បិទ", "todoEn", "Post it", "seen", seen(told)))
                .isEqualTo(302);
        ReleaseTexts texts = ReleaseTexts.of(store.files(draft));
        assertThat(texts.messages().get("reply.left")).containsEntry("en", "Bye");
        assertThat(texts.guidance("postI4c", "en").todo()).isEqualTo("Post it");
        assertThat(page("/releases/" + draft + "/texts")).contains("Bye");
        assertThat(store.files(draft).differing(store.base(draft))).containsExactly(ReleaseFiles.TEXTS);
    }

    private Guidance told() {
        return Objects.requireNonNull(guidances.newest().get("postI4c"));
    }

    private int post(String path, String... typed) throws Exception {
        var request = MockMvcRequestBuilders.post("/releases/" + draft + path);
        for (int i = 0; i < typed.length; i += 2) {
            request.param(typed[i], typed[i + 1]);
        }
        return mvc.perform(request.with(NCDDS).with(csrf()))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private static String seen(String page) {
        return page.replaceAll("(?s).*name=\"seen\" value=\"([0-9a-f]+)\".*", "$1");
    }

    private void becomesLive(String... files) {
        UUID other = drafts.begin(COLLEAGUE);
        for (String file : files) {
            write(other, file, "theirs");
        }
        publish(other);
    }

    private void publish(UUID release) {
        drafts.notes(AUTHOR, release, "ថ្មី", "new");
        reviews.submit(AUTHOR, release);
        reviews.approve(new Actor(new UUID(69, 3), "Third", Set.of(GRANT)), release, "");
        reviews.publish(AUTHOR, release);
    }

    private void write(UUID release, String file, String word) {
        drafts.put(COLLEAGUE, release, file, changed(store.files(release), file, word));
    }

    /** With a further word in an English label. */
    private static byte[] changed(ReleaseFiles files, String file, String word) {
        String text = new String(files.find(file).orElseThrow(), UTF_8);
        return text.replaceFirst("\"label_en\": \"", "\"label_en\": \"" + word + " ")
                .getBytes(UTF_8);
    }

    private @Nullable String text(UUID release, String file) {
        return store.file(release, file)
                .map(content -> new String(content, UTF_8))
                .orElse(null);
    }

    private String page(String path) throws Exception {
        MockHttpServletResponse page =
                mvc.perform(get(path).with(NCDDS)).andReturn().getResponse();
        assertThat(page.getStatus()).isEqualTo(200);
        return page.getContentAsString(UTF_8);
    }
}
