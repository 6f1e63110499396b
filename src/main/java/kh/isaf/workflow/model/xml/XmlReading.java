package kh.isaf.workflow.model.xml;

import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;

/** Builds the document while it is read, so that a hostile file is dropped before it grows. */
final class XmlReading extends DefaultHandler2 {

    private static final int DEEPEST = 40;
    private static final int MOST_ELEMENTS = 20_000;

    private final Document document = emptyDocument();
    private final Deque<Element> open = new ArrayDeque<>();
    private final String text;
    private @Nullable Locator locator;
    private int elements;
    private int endOfLastEvent = 1;

    XmlReading(String text) {
        this.text = text;
    }

    Document document() {
        return document;
    }

    int line() {
        return locator == null ? 1 : Math.max(1, locator.getLineNumber());
    }

    String place() {
        return open.isEmpty() ? "file" : Places.name(open.getFirst());
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        this.locator = locator;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) throws XmlRefused {
        if (open.size() >= DEEPEST) {
            throw new XmlRefused(XmlProblem.TOO_DEEP, endOfLastEvent, place());
        }
        if (++elements > MOST_ELEMENTS) {
            throw new XmlRefused(XmlProblem.TOO_MANY_ELEMENTS, endOfLastEvent, place());
        }
        if (open.isEmpty()) {
            endOfLastEvent = lineOfRoot(qName);
        }
        Element element = document.createElementNS(uri, qName);
        // the tag opened where the text before it ended; the locator already stands behind the whole tag
        Places.setLine(element, endOfLastEvent);
        for (int i = 0; i < attributes.getLength(); i++) {
            String name = attributes.getQName(i);
            boolean declaration = name.equals("xmlns") || name.startsWith("xmlns:");
            String namespace = declaration ? XMLConstants.XMLNS_ATTRIBUTE_NS_URI : attributes.getURI(i);
            element.setAttributeNS(namespace.isEmpty() ? null : namespace, name, attributes.getValue(i));
        }
        (open.isEmpty() ? document : open.getFirst()).appendChild(element);
        open.push(element);
        endOfLastEvent = line();
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        open.pop();
        endOfLastEvent = line();
    }

    @Override
    public void characters(char[] text, int start, int length) {
        if (!open.isEmpty()) {
            open.getFirst().appendChild(document.createTextNode(new String(text, start, length)));
        }
        endOfLastEvent = line();
    }

    @Override
    public void comment(char[] text, int start, int length) {
        endOfLastEvent = line();
    }

    @Override
    public void processingInstruction(String target, String data) throws XmlRefused {
        throw new XmlRefused(XmlProblem.PROCESSING_INSTRUCTION, line(), place());
    }

    @Override
    public void startDTD(String name, @Nullable String publicId, @Nullable String systemId) throws SAXException {
        throw new XmlRefused(XmlProblem.DOCTYPE, line(), name);
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
        throw e;
    }

    /** What stands before the first element is not reported by the parser. */
    private int lineOfRoot(String qName) {
        int at = Math.max(0, text.indexOf("<" + qName));
        return (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    }

    private static Document emptyDocument() {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
