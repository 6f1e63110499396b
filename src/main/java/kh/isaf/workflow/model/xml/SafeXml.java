package kh.isaf.workflow.model.xml;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXNotRecognizedException;
import org.xml.sax.SAXParseException;

/** Reads a stranger's XML without ever opening anything else, and writes back exactly what was read. */
public final class SafeXml {

    private static final String LEXICAL_HANDLER = "http://xml.org/sax/properties/lexical-handler";

    private SafeXml() {}

    /** The file as a document whose elements know their lines; comments are left out. */
    public static Document read(byte[] content) throws XmlRefused {
        String text = Utf8.text(content).orElseThrow(() -> new XmlRefused(XmlProblem.NOT_UTF8, 1, "file"));
        XmlReading reading = new XmlReading(text);
        try {
            SAXParser parser = factory().newSAXParser();
            parser.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            parser.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            parser.setProperty(LEXICAL_HANDLER, reading);
            parser.parse(new InputSource(new StringReader(text)), reading);
            return reading.document();
        } catch (XmlRefused e) {
            throw e;
        } catch (SAXParseException e) {
            boolean doctype = String.valueOf(e.getMessage()).contains("DOCTYPE");
            XmlProblem problem = doctype ? XmlProblem.DOCTYPE : XmlProblem.NOT_WELL_FORMED;
            throw new XmlRefused(problem, Math.max(1, e.getLineNumber()), reading.place());
        } catch (SAXException e) {
            throw new XmlRefused(XmlProblem.NOT_WELL_FORMED, reading.line(), reading.place());
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The document as UTF-8 bytes: what was checked, and nothing that was not. */
    public static byte[] write(Document document) {
        try {
            TransformerFactory factory = TransformerFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var transformer = factory.newTransformer();
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            transformer.transform(new DOMSource(document), new StreamResult(bytes));
            return bytes.toByteArray();
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SAXParserFactory factory()
            throws ParserConfigurationException, SAXNotRecognizedException, SAXException {
        SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        factory.setXIncludeAware(false);
        factory.setValidating(false);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        factory.setFeature("http://xml.org/sax/features/namespace-prefixes", true);
        return factory;
    }
}
