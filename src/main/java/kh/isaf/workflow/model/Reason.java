package kh.isaf.workflow.model;

import kh.isaf.workflow.model.feel.FeelProblem;
import kh.isaf.workflow.model.xml.XmlProblem;

/** Every reason for which a model is refused; its words are the message {@link #key()} in both languages. */
public enum Reason {
    FILE_KIND("fileKind", Severity.UNSAFE),
    FILE_TOO_LARGE("fileTooLarge", Severity.UNSAFE),
    FILE_EMPTY("fileEmpty", Severity.UNSAFE),
    NOT_UTF8("notUtf8", Severity.UNSAFE),
    NOT_WELL_FORMED("notWellFormed", Severity.UNSAFE),
    DOCTYPE("doctype", Severity.UNSAFE),
    PROCESSING_INSTRUCTION("processingInstruction", Severity.UNSAFE),
    TOO_DEEP("tooDeep", Severity.UNSAFE),
    TOO_MANY_ELEMENTS("tooManyElements", Severity.UNSAFE),
    ALIAS_NAMESPACE("aliasNamespace", Severity.UNSAFE),
    ELEMENT("element", Severity.UNSAFE),
    ATTRIBUTE("attribute", Severity.UNSAFE),
    TEXT("text", Severity.UNSAFE),
    VALUE("value"),
    EXPRESSION_PLACE("expressionPlace", Severity.UNSAFE),
    EXPRESSION_SYNTAX("expressionSyntax", Severity.UNSAFE),
    EXPRESSION_SHAPE("expressionShape", Severity.UNSAFE),
    EXPRESSION_NAME("expressionName"),
    CONDITION_PLACE("conditionPlace"),
    DEFAULT_FLOW("defaultFlow"),
    ACTION("action", Severity.UNSAFE),
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
    LANGUAGE("language", Severity.UNSAFE),
    TYPE("type"),
    TABLE_SHAPE("tableShape"),
    FEEL_TOO_LONG("feelTooLong", Severity.UNSAFE),
    FEEL_SYNTAX("feelSyntax", Severity.UNSAFE),
    FEEL_LOOP("feelLoop", Severity.UNSAFE),
    FEEL_FUNCTION("feelFunction", Severity.UNSAFE),
    FEEL_RANGE("feelRange", Severity.UNSAFE),
    FEEL_NAME("feelName"),
    JSON("json", Severity.UNSAFE),
    JSON_TWICE("jsonTwice", Severity.UNSAFE),
    FORM_ID("formId"),
    FORM_VERSION("formVersion"),
    COMPONENT_TYPE("componentType", Severity.UNSAFE),
    COMPONENT_PROPERTY("componentProperty", Severity.UNSAFE),
    KEY("key"),
    KEY_TWICE("keyTwice"),
    PLAIN_TEXT("plainText", Severity.UNSAFE),
    PATTERN("pattern", Severity.UNSAFE),
    OPTIONS("options"),
    OPTION_ENGLISH("optionEnglish"),
    TIMER_TOO_LONG("timerTooLong"),
    ACTION_PROPERTY("actionProperty"),
    FORM_FIELD("formField"),
    FORM_TYPE("formType"),
    FORM_CHOICE("formChoice"),
    QUORUM("quorum"),
    NEEDED("needed"),
    UNUSED_MODEL("unusedModel", Severity.WARNING),
    NAME_LONG("nameLong", Severity.WARNING),
    GUIDANCE_LONG("guidanceLong", Severity.WARNING),
    ENGLISH_IN_KHMER("englishInKhmer", Severity.WARNING),
    QUESTION_UNNAMED("questionUnnamed", Severity.WARNING),
    ANSWER_UNNAMED("answerUnnamed", Severity.WARNING),
    UNREACHED("unreached", Severity.WARNING),
    DEAD_END("deadEnd", Severity.WARNING),
    OVERLAP("overlap", Severity.WARNING),
    TIMER_FIXED("timerFixed", Severity.WARNING),
    MESSAGE_UNSENT("messageUnsent", Severity.WARNING);

    private final String code;
    private final Severity severity;

    Reason(String code) {
        this(code, Severity.ERROR);
    }

    Reason(String code, Severity severity) {
        this.code = code;
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
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
