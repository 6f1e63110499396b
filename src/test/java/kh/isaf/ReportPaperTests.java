package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import kh.isaf.oversight.report.Paper;
import kh.isaf.oversight.report.PaperPdf;
import kh.isaf.oversight.report.PaperWord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Papers as those who get them open them: in Word, and printed from PDF. */
class ReportPaperTests extends ProductTest {

    private static final Paper PAPER = new Paper(
            "km",
            "របាយការណ៍ប្រចាំខែ",
            List.of(new Paper.Fact("តំបន់", "ខណ្ឌ សែនសុខ")),
            List.of(
                    new Paper.Section("លទ្ធផល", List.of("ក្រុម <b> & \"ការងារ\"\t1"), List.of(), List.of()),
                    new Paper.Section(
                            "ភាពទាន់ពេល",
                            List.of(),
                            List.of("ដំណាក់កាល", "រំពឹងទុក", "បានទទួល"),
                            List.of(List.of("ការផ្សព្វផ្សាយព័ត៌មាន", "12", "7")))));
    private static final int DOTS_PER_INCH = 288;
    private static final int LIGHT = 200;
    private static final int WHITE = 255;
    private static final int BORDER = 6;

    @Autowired
    PaperWord word;

    @Autowired
    PaperPdf pdf;

    @Test
    void wordFileOpensWithItsHeadingsParagraphsAndTable() throws IOException {
        try (XWPFDocument file = new XWPFDocument(new ByteArrayInputStream(word.write(PAPER)))) {
            assertThat(file.getParagraphs())
                    .extracting(XWPFParagraph::getText)
                    .containsExactly(
                            "របាយការណ៍ប្រចាំខែ",
                            "តំបន់: ខណ្ឌ សែនសុខ",
                            "លទ្ធផល",
                            "ក្រុម <b> & \"ការងារ\"\t1",
                            "ភាពទាន់ពេល",
                            "");
            assertThat(file.getParagraphs().get(0).getStyle()).isEqualTo("Heading1");
            assertThat(file.getStyles().styleExist("Heading1")).isTrue();
            XWPFTable table = file.getTables().get(0);
            assertThat(table.getRows()).hasSize(2);
            assertThat(table.getRow(0).isRepeatHeader()).isTrue();
            assertThat(table.getRow(1).getCell(0).getText()).isEqualTo("ការផ្សព្វផ្សាយព័ត៌មាន");
            assertThat(table.getRow(1).getCell(2).getText()).isEqualTo("7");
            // numbers stand at the right, under each other; columns have widths of their own
            String style = table.getRow(1).getCell(2).getParagraphs().get(0).getStyle();
            assertThat(file.getStyles()
                            .getStyle(style)
                            .getCTStyle()
                            .getPPr()
                            .getJc()
                            .getVal()
                            .toString())
                    .isEqualTo(ParagraphAlignment.RIGHT.name().toLowerCase(Locale.ROOT));
            assertThat(table.getCTTbl().getTblGrid().getGridColList())
                    .allMatch(column -> Integer.parseInt(column.getW().toString()) > 1000);
        }
    }

    @Test
    void bordersOfATableInPdfAreWhole() throws IOException {
        try (PDDocument file = Loader.loadPDF(pdf.write(PAPER))) {
            BufferedImage page = new PDFRenderer(file).renderImageWithDPI(0, DOTS_PER_INCH, ImageType.GRAY);
            int left = 0;
            int right = 0;
            for (int y = 0; y < page.getHeight(); y++) {
                // the lines between rows reach from border to border
                int dark = 0;
                for (int x = 0; x < page.getWidth(); x++) {
                    dark += isDark(page, x, y) ? 1 : 0;
                }
                if (dark > page.getWidth() * 3 / 4) {
                    left = first(page, y, 0, 1);
                    right = first(page, y, page.getWidth() - 1, -1);
                }
            }
            assertThat(right).isGreaterThan(left);
            assertThat(ink(page, right, -1) / ink(page, left, 1)).isBetween(0.8, 1.25);
        }
    }

    private static int first(BufferedImage page, int y, int from, int step) {
        int x = from;
        while (!isDark(page, x, y)) {
            x += step;
        }
        return x;
    }

    /** How much of the border is drawn, from its outer edge inwards; the words stand farther from it. */
    private static double ink(BufferedImage page, int from, int step) {
        long ink = 0;
        for (int away = -2; away < BORDER; away++) {
            for (int y = 0; y < page.getHeight(); y++) {
                ink += WHITE - page.getRaster().getSample(from + away * step, y, 0);
            }
        }
        return ink;
    }

    private static boolean isDark(BufferedImage page, int x, int y) {
        return page.getRaster().getSample(x, y, 0) < LIGHT;
    }
}
