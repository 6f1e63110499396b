package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import kh.isaf.oversight.report.PdfWriter;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Khmer in PDF looks as a browser draws it: thirty strings that are hard to set, compared as pictures. */
class KhmerPdfTests {

    /** Stacked and double consonants, vowels before and around, robat, shifters, signs, digits, Latin in between. */
    private static final List<String> STRINGS = List.of(
            "ក្រុមការងារស្រុក",
            "ខ្ញុំស្រឡាញ់ភាសាខ្មែរ",
            "ស្ត្រីម្នាក់",
            "សង្គ្រាមនិងសន្តិភាព",
            "លក្ខណៈសម្បត្តិ",
            "ព្រះរាជាណាចក្រកម្ពុជា",
            "ធម៌និងពណ៌",
            "កូនអ្នកដ៏ល្អ",
            "ប៉ុន្តែម៉ោងប៉ុន្មាន",
            "ស៊ីស៊ាំញ៉ាំបាយ",
            "ចៅសង្កាត់ទឹកថ្លា",
            "មណ្ឌលសុខភាពឃ្លាំងហ្លួង",
            "ផែនការសកម្មភាពរួមគណនេយ្យភាព",
            "អាជ្ញាធរដែនដី",
            "កញ្ញា កញ្ចប់ កញ្ឆា",
            "ឥឡូវនេះ ឧត្តម ឯកសារ ឱកាស",
            "ឫទ្ធិ ឬទេ ឭ ឮ",
            "ក្ដៅ ស្ដាប់ ម្ដាយ",
            "ច្រើនឆ្នាំកន្លងទៅហើយ",
            "ទិវាសន្តិភាពនៅកម្ពុជា",
            "គ្រោះថ្នាក់ ដោះស្រាយ នោះៗ",
            "១២៣៤៥៦៧៨៩០ ៛",
            "ISAF 2027 ឆមាសទី ១ (95%)",
            "វិទ្យាល័យ ពុទ្ធសាសនា",
            "អនុក្រឹត្យ កិច្ចព្រមព្រៀង",
            "ស្រ្តី ត្រួតពិនិត្យ ស្ថិតិ",
            "ម្ល៉េះ ហ្វឹកហ្វឺន ហ្ស៊ីន",
            "បញ្ញត្តិ វឌ្ឍនភាព",
            "ញ្ញឹម ង្គ្រឿ ន្ទ្រោ ស្ត្រៀ",
            "ចំ ចាំ ចុំ ចះ ច៉ះ ចុះ ចេះ ចោះ");

    private static final int POINTS = 24;
    private static final int DOTS_PER_INCH = 192;
    private static final double LEAST_ALIKE = 0.99;
    private static final int WIDEST = 900;
    private static final List<Path> BROWSERS = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    private final PdfWriter writer = new PdfWriter();

    @Test
    void picturesOfThePdfAndOfTheBrowserAreAlike() throws Exception {
        Optional<Path> program = BROWSERS.stream().filter(Files::isExecutable).findFirst();
        assumeTrue(program.isPresent(), "no Chromium or Chrome on this machine: pictures are not compared");
        List<String> differ = new ArrayList<>();
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(program.get())
                                .setArgs(List.of("--no-sandbox", "--disable-gpu")))) {
            Page page = browser.newPage(new Browser.NewPageOptions().setDeviceScaleFactor(2));
            for (String weight : List.of("400", "700")) {
                List<BufferedImage> pdf = pdf(weight);
                assertThat(pdf).hasSize(STRINGS.size());
                for (int number = 0; number < STRINGS.size(); number++) {
                    BufferedImage shown = browser(page, weight, STRINGS.get(number));
                    // letters that are not joined are told apart
                    if (STRINGS.get(number).contains("\u17d2")) {
                        String torn = STRINGS.get(number).replace("\u17d2", "\u17d2\u200c");
                        assertThat(Ink.of(pdf.get(number)).alike(Ink.of(browser(page, weight, torn))))
                                .as(torn)
                                .isLessThan(LEAST_ALIKE);
                    }
                    double alike = Ink.of(pdf.get(number)).alike(Ink.of(shown));
                    if (alike < LEAST_ALIKE) {
                        differ.add(weight + " " + STRINGS.get(number) + " " + alike);
                        keep("pdf-" + weight + "-" + number, pdf.get(number));
                        keep("browser-" + weight + "-" + number, shown);
                    }
                }
            }
        }
        assertThat(differ).isEmpty();
    }

    /** One string a page. */
    private List<BufferedImage> pdf(String weight) throws Exception {
        StringBuilder body = new StringBuilder();
        STRINGS.forEach(text -> body.append("<p>").append(text).append("</p>"));
        byte[] file = writer.write(document("<html><head><style>@page { size: 675pt 90pt; margin: 12pt; }"
                + "p { font: " + weight + " " + POINTS + "pt 'Noto Sans Khmer'; line-height: 1.9; margin: 0;"
                + " white-space: nowrap; page-break-after: always; }"
                + "p:last-child { page-break-after: auto; }</style></head><body>" + body + "</body></html>"));
        List<BufferedImage> pictures = new ArrayList<>();
        try (PDDocument pdf = Loader.loadPDF(file)) {
            PDFRenderer drawn = new PDFRenderer(pdf);
            for (int number = 0; number < pdf.getNumberOfPages(); number++) {
                pictures.add(drawn.renderImageWithDPI(number, DOTS_PER_INCH, ImageType.GRAY));
            }
        }
        return pictures;
    }

    private static BufferedImage browser(Page page, String weight, String text) throws IOException {
        byte[] font =
                new ClassPathResource("static/assets/fonts/noto-sans-khmer-" + weight + ".ttf").getContentAsByteArray();
        page.setViewportSize(WIDEST, 100);
        page.setContent("<meta charset=utf-8><style>@font-face { font-family: K; src: url(data:font/ttf;base64,"
                + Base64.getEncoder().encodeToString(font) + "); } body { margin: 16px; background: #fff; }"
                + "p { font: " + POINTS + "pt K; line-height: 1.9; margin: 0; white-space: nowrap; }</style><p lang=km>"
                + text);
        page.evaluate("() => document.fonts.ready.then(() => true)");
        return ImageIO.read(new ByteArrayInputStream(page.screenshot()));
    }

    /** Lines end between words, and no letter is lost: all Khmer of a long paragraph is on the page, within its edges. */
    @Test
    void longLinesEndBetweenWords() throws Exception {
        String sentence = "ក្រុមការងារស្រុកបានប្រជុំជាមួយគណៈកម្មាធិការផែនការសកម្មភាពរួមគណនេយ្យភាពដើម្បីពិនិត្យវឌ្ឍនភាព";
        byte[] file = writer.write(document("<html><head><style>@page { size: 200pt 400pt; margin: 20pt; }"
                + "p { font: 12pt 'Noto Sans Khmer'; line-height: 1.8; margin: 0; }</style></head><body><p>" + sentence
                + "</p></body></html>"));
        try (PDDocument pdf = Loader.loadPDF(file)) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            Ink ink = Ink.of(new PDFRenderer(pdf).renderImageWithDPI(0, 72, ImageType.GRAY));
            assertThat(ink.right()).isBetween(100, 181);
            assertThat(ink.height()).isGreaterThan(60);
        }
    }

    private static Document document(String html) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(html)));
    }

    private static void keep(String name, BufferedImage picture) {
        try {
            Path folder = Files.createDirectories(Path.of("target/khmer-pdf"));
            ImageIO.write(picture, "png", folder.resolve(name + ".png").toFile());
            Files.writeString(folder.resolve("strings.txt"), String.join("\n", STRINGS), StandardCharsets.UTF_8);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The dark dots of a picture, without the white around them. */
    private record Ink(boolean[][] dots, int right) {

        private static final int DARK = 128;

        /** How far a dot may lie from its twin: the two draw edges with different greys. */
        private static final int REACH = 2;

        static Ink of(BufferedImage picture) {
            int left = Integer.MAX_VALUE;
            int right = -1;
            int top = Integer.MAX_VALUE;
            int bottom = -1;
            for (int y = 0; y < picture.getHeight(); y++) {
                for (int x = 0; x < picture.getWidth(); x++) {
                    if (dark(picture, x, y)) {
                        left = Math.min(left, x);
                        right = Math.max(right, x);
                        top = Math.min(top, y);
                        bottom = Math.max(bottom, y);
                    }
                }
            }
            assertThat(right).as("something is drawn").isNotNegative();
            boolean[][] dots = new boolean[bottom - top + 1][right - left + 1];
            for (int y = top; y <= bottom; y++) {
                for (int x = left; x <= right; x++) {
                    dots[y - top][x - left] = dark(picture, x, y);
                }
            }
            return new Ink(dots, right);
        }

        private static boolean dark(BufferedImage picture, int x, int y) {
            return (picture.getRGB(x, y) & 0xff) < DARK;
        }

        int height() {
            return dots.length;
        }

        /** The share of dots that have one in the other picture too, the lesser of both ways. */
        double alike(Ink other) {
            return Math.min(found(other), other.found(this));
        }

        private double found(Ink other) {
            long all = 0;
            long found = 0;
            for (int y = 0; y < dots.length; y++) {
                for (int x = 0; x < dots[y].length; x++) {
                    if (dots[y][x]) {
                        all++;
                        found += other.near(x, y) ? 1 : 0;
                    }
                }
            }
            return (double) found / all;
        }

        private boolean near(int x, int y) {
            for (int v = Math.max(0, y - REACH); v <= Math.min(dots.length - 1, y + REACH); v++) {
                for (int u = Math.max(0, x - REACH); u <= Math.min(dots[v].length - 1, x + REACH); u++) {
                    if (dots[v][u]) {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
