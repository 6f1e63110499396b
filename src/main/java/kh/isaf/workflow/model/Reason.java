package kh.isaf.workflow.model;

import kh.isaf.workflow.model.feel.FeelProblem;
import kh.isaf.workflow.model.xml.XmlProblem;

/** Every reason for which a model is refused; its words are the message {@link #key()} in both languages. */
public enum Reason {
    FILE_KIND("fileKind"),
    FILE_TOO_LARGE("fileTooLarge"),
    FILE_EMPTY("fileEmpty"),
    NOT_UTF8("notUtf8"),
    NOT_WELL_FORMED("notWellFormed"),
    DOCTYPE("doctype"),
    PROCESSING_INSTRUCTION("processingInstruction"),
    TOO_DEEP("tooDeep"),
    TOO_MANY_ELEMENTS("tooManyElements"),
    ALIAS_NAMESPACE("aliasNamespace"),
    ELEMENT("element"),
    ATTRIBUTE("attribute"),
    TEXT("text"),
    VALUE("value"),
    EXPRESSION_PLACE("expressionPlace"),
    EXPRESSION_SYNTAX("expressionSyntax"),
    EXPRESSION_SHAPE("expressionShape"),
    EXPRESSION_NAME("expressionName"),
    CONDITION_PLACE("conditionPlace"),
    DEFAULT_FLOW("defaultFlow"),
    ACTION("action"),
    LOOP("loop"),
    REFERENCE("reference"),
    NO_START("noStart"),
    TIMER_KIND("timerKind"),
    TIMER_VALUE("timerValue"),
    TIMER_TOO_OFTEN("timerTooOften"),
    TIMER_ENDLESS("timerEndless"),
    CALLED_UNKNOWN("calledUnknown"),
    CALLED_ITSELF("calledItself"),
    CALLED_RELEASE("calledRelease"),
    CALLED_BUSINESS_KEY("calledBusinessKey"),
    MANY_COUNT("manyCount"),
    MANY_ASYNC("manyAsync"),
    PASSED_NAME("passedName"),
    ONE_PROCESS("oneProcess"),
    NAME_KHMER("nameKhmer"),
    NAME_ENGLISH("nameEnglish"),
    PROPERTY("property"),
    PROPERTY_TWICE("propertyTwice"),
    STAGE("stage"),
    FORM_UNKNOWN("formUnknown"),
    ROLE("role"),
    NOT_DRAWN("notDrawn"),
    DRAWN_TWICE("drawnTwice"),
    ID("id"),
    ID_GENERATED("idGenerated"),
    ID_TWICE("idTwice"),
    EXECUTABLE("executable"),
    TIME_TO_LIVE("timeToLive"),
    MESSAGE_NAME("messageName"),
    LANGUAGE("language"),
    TYPE("type"),
    TABLE_SHAPE("tableShape"),
    FEEL_TOO_LONG("feelTooLong"),
    FEEL_SYNTAX("feelSyntax"),
    FEEL_LOOP("feelLoop"),
    FEEL_FUNCTION("feelFunction"),
    FEEL_RANGE("feelRange"),
    FEEL_NAME("feelName"),
    JSON("json"),
    JSON_TWICE("jsonTwice"),
    FORM_ID("formId"),
    FORM_VERSION("formVersion"),
    COMPONENT_TYPE("componentType"),
    COMPONENT_PROPERTY("componentProperty"),
    KEY("key"),
    KEY_TWICE("keyTwice"),
    PLAIN_TEXT("plainText"),
    PATTERN("pattern"),
    OPTIONS("options"),
    OPTION_ENGLISH("optionEnglish");

    private final String code;

    Reason(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** The message key of the reason's words. */
    public String key() {
        return "model." + code;
    }

    static Reason of(XmlProblem problem) {
        return valueOf(problem.name());
    }

    static Reason of(FeelProblem problem) {
        return valueOf("FEEL_" + problem.name());
    }
}
