package kh.isaf.workflow.model.xml;

import org.xml.sax.SAXException;

/** Ends the reading of an XML file at the place that may not be there. */
public final class XmlRefused extends SAXException {

    private final XmlProblem problem;
    private final int line;
    private final String element;

    XmlRefused(XmlProblem problem, int line, String element) {
        super(problem.name());
        this.problem = problem;
        this.line = line;
        this.element = element;
    }

    public XmlProblem problem() {
        return problem;
    }

    public int line() {
        return line;
    }

    public String element() {
        return element;
    }
}
