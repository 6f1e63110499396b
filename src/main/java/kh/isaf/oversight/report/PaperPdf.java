package kh.isaf.oversight.report;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A paper as PDF, A4 upright, pages numbered. */
@Component
public class PaperPdf {

    /** Never justified and no spaced letters: both tear Khmer syllables apart. */
    static final String STYLE = """
            @page { size: A4; margin: 16mm 15mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt 'Noto Sans Khmer'; } }
            body { font: 10pt 'Noto Sans Khmer'; line-height: 1.7; color: #000; text-align: left; margin: 0; }
            h1 { font-size: 15pt; line-height: 1.6; margin: 0 0 3mm; }
            h2 { font-size: 11.5pt; line-height: 1.6; margin: 5mm 0 1mm; page-break-after: avoid; }
            p { margin: 0 0 1.5mm; }
            table { border-collapse: collapse; width: 99.6%; margin: 0 0 2mm; -fs-table-paginate: paginate; }
            th, td { border: 0.5pt solid #555; padding: 1mm 1.5mm; text-align: left; vertical-align: top; }
            thead th { background: #e8edf2; }
            td { text-align: right; }
            td.word { text-align: left; }
            tr { page-break-inside: avoid; }
            .facts th, .facts td { border: 0; text-align: left; padding: 0.3mm 2mm 0.3mm 0; }
            .facts th { width: 38mm; }
            """;

    private final PdfWriter writer;

    PaperPdf(PdfWriter writer) {
        this.writer = writer;
    }

    public byte[] write(Paper paper) {
        return writer.write(page(paper));
    }

    private static Document page(Paper paper) {
        Document page = empty();
        Element html = page.createElement("html");
        html.setAttribute("lang", paper.language());
        page.appendChild(html);
        Element head = add(html, "head");
        text(head, "title", paper.title());
        text(head, "style", STYLE).setAttribute("type", "text/css");
        Element body = add(html, "body");
        text(body, "h1", paper.title());
        Element facts = add(body, "table");
        facts.setAttribute("class", "facts");
        Element lines = add(facts, "tbody");
        for (Paper.Fact fact : paper.facts()) {
            Element line = add(lines, "tr");
            text(line, "th", fact.name());
            text(line, "td", fact.value());
        }
        paper.sections().forEach(section -> section(body, section));
        return page;
    }

    private static void section(Element body, Paper.Section section) {
        text(body, "h2", section.heading());
        section.paragraphs().forEach(paragraph -> text(body, "p", paragraph));
        if (!section.hasTable()) {
            return;
        }
        Element table = add(body, "table");
        Element headings = add(add(table, "thead"), "tr");
        section.headings().forEach(heading -> text(headings, "th", heading));
        Element rows = add(table, "tbody");
        for (var row : section.rows()) {
            Element line = add(rows, "tr");
            for (int column = 0; column < row.size(); column++) {
                Element cell = text(line, "td", row.get(column));
                if (column == 0) {
                    cell.setAttribute("class", "word");
                }
            }
        }
    }

    static Document empty() {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .newDocument();
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Element add(Node parent, String name) {
        Document page = parent.getOwnerDocument();
        Element element = page.createElement(name);
        parent.appendChild(element);
        return element;
    }

    private static Element text(Node parent, String name, String text) {
        Element element = add(parent, name);
        element.setTextContent(text);
        return element;
    }
}
