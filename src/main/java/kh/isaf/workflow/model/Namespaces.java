package kh.isaf.workflow.model;

/** The XML namespaces of models; everything is compared by these, never by prefix. */
final class Namespaces {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String BPMN_DRAWING = "http://www.omg.org/spec/BPMN/20100524/DI";
    static final String DC = "http://www.omg.org/spec/DD/20100524/DC";
    static final String DI = "http://www.omg.org/spec/DD/20100524/DI";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    /** The engine reads this one as its own too. */
    static final String CAMUNDA_ALIAS = "http://activiti.org/bpmn";

    static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    static final String DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/";
    static final String DMN_DRAWING = "https://www.omg.org/spec/DMN/20191111/DMNDI/";
    static final String DMN_DC = "http://www.omg.org/spec/DMN/20180521/DC/";
    static final String DMN_DI = "http://www.omg.org/spec/DMN/20180521/DI/";
    static final String DMN_EDITOR = "http://bpmn.io/schema/dmn/biodi/2.0";
    static final String CAMUNDA_DMN = "http://camunda.org/schema/1.0/dmn";

    private Namespaces() {}
}
