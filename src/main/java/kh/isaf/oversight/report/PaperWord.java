package kh.isaf.oversight.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.springframework.stereotype.Component;

/** A paper as a Word document: the few parts of Office Open XML that headings, paragraphs and tables need. */
@Component
public class PaperWord {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /** Of the page between its margins, in twentieths of a point. */
    private static final int WIDTH = 11906 - 2 * 850;

    private static final String TYPES = HEAD + """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" \
            ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" \
            ContentType="application/xml"/><Override PartName="/word/document.xml" \
            ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override \
            PartName="/word/styles.xml" \
            ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>""";

    private static final String RELATIONS = HEAD + """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" \
            Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" \
            Target="word/document.xml"/></Relationships>""";

    private static final String DOCUMENT_RELATIONS = HEAD + """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" \
            Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" \
            Target="styles.xml"/></Relationships>""";

    /** Khmer is a complex script to Word: it looks at the font, size and weight named for those. */
    private static final String STYLES = HEAD + """
            <w:styles xmlns:w="%s"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Khmer OS Battambang" \
            w:hAnsi="Khmer OS Battambang" w:cs="Khmer OS Battambang"/><w:sz w:val="20"/><w:szCs w:val="20"/><w:lang \
            w:val="en-US" w:bidi="km-KH"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="60"/></w:pPr>\
            </w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name \
            w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>\
            <w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz \
            w:val="30"/><w:szCs w:val="30"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Number"><w:name \
            w:val="Number"/><w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="right"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Heading2"><w:name \
            w:val="heading 2"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="200"/><w:outlineLvl \
            w:val="1"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="23"/><w:szCs w:val="23"/></w:rPr></w:style>\
            </w:styles>""".formatted(NAMESPACE);

    public byte[] write(Paper paper) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream parts = new ZipOutputStream(file)) {
            part(parts, "[Content_Types].xml", TYPES);
            part(parts, "_rels/.rels", RELATIONS);
            part(parts, "word/_rels/document.xml.rels", DOCUMENT_RELATIONS);
            part(parts, "word/styles.xml", STYLES);
            part(parts, "word/document.xml", document(paper));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return file.toByteArray();
    }

    private static void part(ZipOutputStream parts, String name, String content) throws IOException {
        parts.putNextEntry(new ZipEntry(name));
        parts.write(content.getBytes(StandardCharsets.UTF_8));
        parts.closeEntry();
    }

    private static String document(Paper paper) throws XMLStreamException {
        StringWriter text = new StringWriter();
        XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        xml.writeStartElement("w:document");
        xml.writeAttribute("xmlns:w", NAMESPACE);
        xml.writeStartElement("w:body");
        paragraph(xml, "Heading1", paper.title(), false);
        for (Paper.Fact fact : paper.facts()) {
            paragraph(xml, "Normal", fact.name() + ": " + fact.value(), false);
        }
        for (Paper.Section section : paper.sections()) {
            paragraph(xml, "Heading2", section.heading(), false);
            for (String paragraph : section.paragraphs()) {
                paragraph(xml, "Normal", paragraph, false);
            }
            if (section.hasTable()) {
                table(xml, section);
                paragraph(xml, "Normal", "", false);
            }
        }
        xml.writeStartElement("w:sectPr");
        empty(xml, "w:pgSz", "w:w", "11906", "w:h", "16838");
        empty(
                xml,
                "w:pgMar",
                "w:top",
                "907",
                "w:right",
                "850",
                "w:bottom",
                "1020",
                "w:left",
                "850",
                "w:header",
                "709",
                "w:footer",
                "709",
                "w:gutter",
                "0");
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
        xml.flush();
        return HEAD + text;
    }

    private static void table(XMLStreamWriter xml, Paper.Section section) throws XMLStreamException {
        xml.writeStartElement("w:tbl");
        xml.writeStartElement("w:tblPr");
        empty(xml, "w:tblW", "w:w", String.valueOf(WIDTH), "w:type", "dxa");
        empty(xml, "w:tblInd", "w:w", "0", "w:type", "dxa");
        xml.writeStartElement("w:tblBorders");
        for (String side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
            empty(xml, "w:" + side, "w:val", "single", "w:sz", "4", "w:space", "0", "w:color", "555555");
        }
        xml.writeEndElement();
        empty(xml, "w:tblLayout", "w:type", "fixed");
        xml.writeStartElement("w:tblCellMar");
        empty(xml, "w:left", "w:w", "60", "w:type", "dxa");
        empty(xml, "w:right", "w:w", "60", "w:type", "dxa");
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeStartElement("w:tblGrid");
        int columns = section.headings().size();
        for (int column = 0; column < columns; column++) {
            empty(xml, "w:gridCol", "w:w", String.valueOf(width(column, columns)));
        }
        xml.writeEndElement();
        row(xml, section.headings(), true);
        for (List<String> cells : section.rows()) {
            row(xml, cells, false);
        }
        xml.writeEndElement();
    }

    /** In twentieths of a point; the first column holds words. */
    private static int width(int column, int columns) {
        int words = columns > 2 ? WIDTH / 4 : WIDTH * 3 / 4;
        return column == 0 ? words : (WIDTH - words) / (columns - 1);
    }

    private static void row(XMLStreamWriter xml, List<String> cells, boolean heading) throws XMLStreamException {
        xml.writeStartElement("w:tr");
        xml.writeStartElement("w:trPr");
        empty(xml, "w:cantSplit");
        if (heading) {
            empty(xml, "w:tblHeader");
        }
        xml.writeEndElement();
        for (int column = 0; column < cells.size(); column++) {
            xml.writeStartElement("w:tc");
            xml.writeStartElement("w:tcPr");
            empty(xml, "w:tcW", "w:w", String.valueOf(width(column, cells.size())), "w:type", "dxa");
            xml.writeEndElement();
            paragraph(xml, column == 0 ? "Normal" : "Number", cells.get(column), heading);
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void paragraph(XMLStreamWriter xml, String style, String text, boolean bold)
            throws XMLStreamException {
        xml.writeStartElement("w:p");
        xml.writeStartElement("w:pPr");
        empty(xml, "w:pStyle", "w:val", style);
        xml.writeEndElement();
        xml.writeStartElement("w:r");
        if (bold) {
            xml.writeStartElement("w:rPr");
            empty(xml, "w:b");
            empty(xml, "w:bCs");
            xml.writeEndElement();
        }
        xml.writeStartElement("w:t");
        xml.writeAttribute("xml:space", "preserve");
        // signs that XML cannot hold
        xml.writeCharacters(text.replaceAll("[\\p{Cntrl}&&[^\\t\\n]]", ""));
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void empty(XMLStreamWriter xml, String name, String... attributes) throws XMLStreamException {
        xml.writeEmptyElement(name);
        for (int at = 0; at < attributes.length; at += 2) {
            xml.writeAttribute(attributes[at], attributes[at + 1]);
        }
    }
}
