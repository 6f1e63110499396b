package kh.isaf.oversight.report;

import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.LayoutProcessor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.xhtmlrenderer.pdf.ITextFontResolver;
import org.xhtmlrenderer.pdf.ITextOutputDevice;
import org.xhtmlrenderer.pdf.ITextRenderer;
import org.xhtmlrenderer.pdf.ITextTextRenderer;
import org.xhtmlrenderer.pdf.ITextUserAgent;

/**
 * Sets a page in PDF so that Khmer reads as in a browser: letters are joined and stacked by the font's own rules, lines
 * end between words. One paper at a time, as the fonts are shared.
 */
@Component
public class PdfWriter {

    static final String FAMILY = "Noto Sans Khmer";

    private static final List<String> WEIGHTS = List.of("400", "700");

    private @Nullable List<PaperFont> fonts;

    private record PaperFont(BaseFont letters, String file) {}

    /** The document is XHTML with its style in its head. */
    public synchronized byte[] write(Document page) {
        try {
            ITextRenderer renderer = renderer();
            renderer.getSharedContext().setLineBreakingStrategy(new KhmerLineBreaks());
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            renderer.setDocument(page);
            renderer.layout();
            renderer.createPDF(file);
            return file.toByteArray();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** One that fetches nothing. */
    private ITextRenderer renderer() throws IOException {
        ITextFontResolver resolver = new ITextFontResolver();
        for (PaperFont font : fonts()) {
            resolver.addFont(font.letters(), font.file(), FAMILY);
        }
        ITextOutputDevice device = new ITextOutputDevice(ITextRenderer.DEFAULT_DOTS_PER_POINT);
        return new ITextRenderer(
                ITextRenderer.DEFAULT_DOTS_PER_POINT,
                ITextRenderer.DEFAULT_DOTS_PER_PIXEL,
                device,
                new ITextUserAgent(device, ITextRenderer.DEFAULT_DOTS_PER_PIXEL),
                resolver,
                new NoPictures(),
                new ITextTextRenderer());
    }

    /** Both weights, known to the layout as well; it reads fonts from files only. */
    private List<PaperFont> fonts() throws IOException {
        List<PaperFont> known = fonts;
        if (known == null) {
            if (!LayoutProcessor.isEnabled()) {
                LayoutProcessor.enableKernLiga();
            }
            known = new ArrayList<>();
            for (String weight : WEIGHTS) {
                known.add(font(weight));
            }
            fonts = known;
        }
        return known;
    }

    private static PaperFont font(String weight) throws IOException {
        Path file = Files.createTempFile("khmer-" + weight + "-", ".ttf");
        file.toFile().deleteOnExit();
        try (InputStream font =
                new ClassPathResource("static/assets/fonts/noto-sans-khmer-" + weight + ".ttf").getInputStream()) {
            Files.copy(font, file, StandardCopyOption.REPLACE_EXISTING);
        }
        BaseFont loaded = BaseFont.createFont(file.toString(), BaseFont.IDENTITY_H, BaseFont.EMBEDDED);
        LayoutProcessor.loadFont(loaded, file.toString());
        return new PaperFont(loaded, file.toString());
    }
}
