package kh.isaf.workflow.model.xml;

/** Why an XML file was not read at all. */
public enum XmlProblem {
    NOT_UTF8,
    NOT_WELL_FORMED,
    DOCTYPE,
    PROCESSING_INSTRUCTION,
    TOO_DEEP,
    TOO_MANY_ELEMENTS
}
