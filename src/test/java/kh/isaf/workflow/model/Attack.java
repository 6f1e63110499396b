package kh.isaf.workflow.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Stream;

/** One bad thing put into one place of a good file, so that nothing else can be the reason for a refusal. */
public record Attack(String title, String file, String place, String plant, Reason reason, String element) {

    static final String BPMN = "goodProcess.bpmn";
    static final String DMN = "goodDecision.dmn";
    static final String FORM = "enterThing.form";

    private static final String TASK = "<bpmn:userTask id=\"enterThing\" name=\"បញ្ចូល\"";
    private static final String SERVICE = "camunda:delegateExpression=\"${doGood}\"";
    private static final String IN_TASK = "    </bpmn:userTask>";
    private static final String IN_SERVICE = "    </bpmn:serviceTask>";
    private static final String IN_PROCESS = "    <bpmn:textAnnotation id=\"note\">";
    private static final String CONDITION = ">${thingDecision == 'again'}<";
    private static final String CYCLE = ">R5/P7D<";
    private static final String DATE = ">${monthOpens}<";
    /** An expression that reaches for any class. */
    public static final String RUNS = "${''.getClass().forName('java.lang.Runtime')}";

    public String attacked() {
        String good = new String(GoodModels.content(file), UTF_8);
        if (good.indexOf(place) < 0 || good.indexOf(place) != good.lastIndexOf(place)) {
            throw new IllegalStateException("not one place: " + place);
        }
        return good.replace(place, plant);
    }

    /** The line on which the attacked file first says something else. */
    public int line() {
        String good = new String(GoodModels.content(file), UTF_8);
        String bad = attacked();
        int at = 0;
        while (at < good.length() && good.charAt(at) == bad.charAt(at)) {
            at++;
        }
        while (Character.isWhitespace(bad.charAt(at))) {
            at++;
        }
        return (int) bad.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    }

    @Override
    public String toString() {
        return title;
    }

    public static Stream<Attack> all() {
        return Stream.of(texts(), code(), expressions(), timers(), flows(), xml(), profile(), decisions(), forms())
                .flatMap(List::stream);
    }

    private static Attack bpmn(String title, String place, String plant, Reason reason, String element) {
        return new Attack(title, BPMN, place, plant, reason, element);
    }

    private static Attack inside(String title, String closing, String plant, Reason reason, String element) {
        return new Attack(title, BPMN, closing, "      " + plant + "\n" + closing, reason, element);
    }

    private static List<Attack> texts() {
        return List.of(
                bpmn(
                        "expression in a task name",
                        TASK,
                        TASK.replace("បញ្ចូល", "បញ្ចូល " + RUNS),
                        Reason.EXPRESSION_PLACE,
                        "enterThing"),
                bpmn(
                        "deferred expression in a task name",
                        TASK,
                        TASK.replace("បញ្ចូល", "បញ្ចូល #{x}"),
                        Reason.EXPRESSION_PLACE,
                        "enterThing"),
                bpmn(
                        "expression in documentation",
                        ">ពន្យល់ដំណើរការ<",
                        ">ពន្យល់ " + RUNS + "<",
                        Reason.EXPRESSION_PLACE,
                        "goodProcess/bpmn:documentation"),
                bpmn(
                        "expression in guidance",
                        "value=\"Please enter\"",
                        "value=\"${x}\"",
                        Reason.EXPRESSION_PLACE,
                        "camunda:property"),
                bpmn(
                        "expression in a message name",
                        "name=\"stageExcused\"",
                        "name=\"stage${x}\"",
                        Reason.EXPRESSION_PLACE,
                        "stageExcused"),
                bpmn(
                        "expression in an annotation",
                        ">កំណត់ចំណាំ<",
                        ">${x}<",
                        Reason.EXPRESSION_PLACE,
                        "note/bpmn:text"),
                bpmn(
                        "expression in candidate groups",
                        "\"facilitator\"",
                        "\"${x}\"",
                        Reason.EXPRESSION_PLACE,
                        "enterThing"),
                bpmn(
                        "expression as called element",
                        "calledElement=\"goodChild\" camunda:calledElementBinding=\"versionTag\""
                                + " camunda:calledElementVersionTag=\"${release}\">\n"
                                + "      <bpmn:extensionElements>\n        <camunda:properties>\n"
                                + "          <camunda:property name=\"nameEn\" value=\"Call\" />",
                        "calledElement=\"${x}\" camunda:calledElementBinding=\"versionTag\""
                                + " camunda:calledElementVersionTag=\"${release}\">\n"
                                + "      <bpmn:extensionElements>\n        <camunda:properties>\n"
                                + "          <camunda:property name=\"nameEn\" value=\"Call\" />",
                        Reason.EXPRESSION_PLACE,
                        "callGood"),
                bpmn(
                        "expression in a namespace",
                        "targetNamespace=\"https://isaf.kh/processes\"",
                        "targetNamespace=\"${x}\"",
                        Reason.EXPRESSION_PLACE,
                        "goodProcessDefinitions"));
    }

    private static List<Attack> code() {
        String listener = "<bpmn:extensionElements><camunda:executionListener event=\"start\" class=\"x.Y\""
                + " /></bpmn:extensionElements>";
        String script = "<bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name=\"a\">"
                + "<camunda:script scriptFormat=\"juel\">1</camunda:script></camunda:inputParameter>"
                + "</camunda:inputOutput></bpmn:extensionElements>";
        return List.of(
                bpmn("class", SERVICE, "camunda:class=\"x.Y\"", Reason.ATTRIBUTE, "remind"),
                bpmn("expression", SERVICE, "camunda:expression=\"" + RUNS + "\"", Reason.ATTRIBUTE, "remind"),
                bpmn("shell", SERVICE, "camunda:type=\"shell\"", Reason.ATTRIBUTE, "remind"),
                bpmn("mail", SERVICE, "camunda:type=\"mail\"", Reason.ATTRIBUTE, "remind"),
                bpmn(
                        "external task",
                        SERVICE,
                        "camunda:type=\"external\" camunda:topic=\"x\"",
                        Reason.ATTRIBUTE,
                        "remind"),
                bpmn("result variable", SERVICE, SERVICE + " camunda:resultVariable=\"x\"", Reason.ATTRIBUTE, "remind"),
                bpmn(
                        "an action that is none",
                        SERVICE,
                        SERVICE.replace("doGood", "dataSource"),
                        Reason.ACTION,
                        "remind"),
                bpmn(
                        "a method as action",
                        SERVICE,
                        SERVICE.replace("doGood", "doGood.toString()"),
                        Reason.EXPRESSION_SHAPE,
                        "remind"),
                inside(
                        "field with expression",
                        IN_SERVICE,
                        "<bpmn:extensionElements><camunda:field name=\"a\"><camunda:expression>${x}"
                                + "</camunda:expression></camunda:field></bpmn:extensionElements>",
                        Reason.ELEMENT,
                        "camunda:field"),
                inside(
                        "connector",
                        IN_SERVICE,
                        "<bpmn:extensionElements><camunda:connector><camunda:connectorId>http-connector"
                                + "</camunda:connectorId></camunda:connector></bpmn:extensionElements>",
                        Reason.ELEMENT,
                        "camunda:connector"),
                inside("execution listener", IN_SERVICE, listener, Reason.ELEMENT, "camunda:executionListener"),
                inside(
                        "task listener",
                        IN_TASK,
                        listener.replace("executionListener", "taskListener").replace("start", "create"),
                        Reason.ELEMENT,
                        "camunda:taskListener"),
                inside("script as input", IN_TASK, script, Reason.ELEMENT, "camunda:inputOutput"),
                inside(
                        "form data",
                        IN_TASK,
                        "<bpmn:extensionElements><camunda:formData><camunda:formField id=\"a\" label=\"${x}\""
                                + " type=\"string\" /></camunda:formData></bpmn:extensionElements>",
                        Reason.ELEMENT,
                        "camunda:formData"),
                inside(
                        "retry cycle",
                        IN_SERVICE,
                        "<bpmn:extensionElements><camunda:failedJobRetryTimeCycle>${x}"
                                + "</camunda:failedJobRetryTimeCycle></bpmn:extensionElements>",
                        Reason.ELEMENT,
                        "camunda:failedJobRetryTimeCycle"),
                bpmn(
                        "form handler class",
                        TASK,
                        TASK + " camunda:formHandlerClass=\"x.Y\"",
                        Reason.ATTRIBUTE,
                        "enterThing"),
                bpmn("form key", TASK, TASK + " camunda:formKey=\"embedded:app:x\"", Reason.ATTRIBUTE, "enterThing"),
                bpmn("due date", TASK, TASK + " camunda:dueDate=\"${x}\"", Reason.ATTRIBUTE, "enterThing"),
                bpmn("assignee", TASK, TASK + " camunda:assignee=\"${x}\"", Reason.ATTRIBUTE, "enterThing"),
                inside(
                        "script task",
                        IN_PROCESS,
                        "<bpmn:scriptTask id=\"s\" scriptFormat=\"juel\"><bpmn:script>1</bpmn:script></bpmn:scriptTask>",
                        Reason.ELEMENT,
                        "s"),
                inside(
                        "business rule task",
                        IN_PROCESS,
                        "<bpmn:businessRuleTask id=\"b\" camunda:decisionRef=\"x\" />",
                        Reason.ELEMENT,
                        "b"),
                inside(
                        "send task",
                        IN_PROCESS,
                        "<bpmn:sendTask id=\"b\" camunda:class=\"x.Y\" />",
                        Reason.ELEMENT,
                        "b"),
                inside(
                        "conditional event",
                        "        <bpmn:messageEventDefinition id=\"excusedMessage\" messageRef=\"stageExcused\" />",
                        "<bpmn:conditionalEventDefinition><bpmn:condition>${x}</bpmn:condition>"
                                + "</bpmn:conditionalEventDefinition>",
                        Reason.ELEMENT,
                        "bpmn:conditionalEventDefinition"),
                inside(
                        "error code variable",
                        "      <bpmn:timerEventDefinition id=\"weekTimer\">",
                        "<bpmn:errorEventDefinition camunda:errorCodeVariable=\"x\" />",
                        Reason.ELEMENT,
                        "bpmn:errorEventDefinition"),
                inside(
                        "terminate",
                        "    <bpmn:subProcess id=\"excusing\" name=\"លើកលែង\" triggeredByEvent=\"true\">",
                        "<bpmn:transaction id=\"t\" />",
                        Reason.ELEMENT,
                        "t"),
                inside(
                        "import",
                        "  <bpmn:message id=\"stageExcused\" name=\"stageExcused\" />",
                        "<bpmn:import importType=\"http://schemas.xmlsoap.org/wsdl/\" location=\"http://x\""
                                + " namespace=\"x\" />",
                        Reason.ELEMENT,
                        "bpmn:import"));
    }

    private static List<Attack> expressions() {
        return List.of(
                condition("method call", "${provider.toString() == 'a'}", Reason.EXPRESSION_SYNTAX),
                condition("property path", "${provider.class == 'a'}", Reason.EXPRESSION_SHAPE),
                condition("index", "${provider['class'] == 'a'}", Reason.EXPRESSION_SHAPE),
                condition("the execution", "${execution == 'a'}", Reason.EXPRESSION_NAME),
                condition("a bean", "${dataSource == 'a'}", Reason.EXPRESSION_NAME),
                condition("an action in a condition", "${doGood == 'a'}", Reason.EXPRESSION_NAME),
                condition("a function", "${now() == 'a'}", Reason.EXPRESSION_SHAPE),
                condition("arithmetic", "${month + 1 == 2}", Reason.EXPRESSION_SHAPE),
                condition("two expressions", "${month == 1}${month == 2}", Reason.EXPRESSION_SHAPE),
                condition("a deferred expression", "#{month == 1}", Reason.EXPRESSION_SHAPE),
                condition("no expression", "javascript:1", Reason.EXPRESSION_SHAPE),
                bpmn(
                        "condition in another language",
                        "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\"",
                        "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\" language=\"javascript\"",
                        Reason.ATTRIBUTE,
                        "decideToEnter/bpmn:conditionExpression"),
                bpmn(
                        "collection by expression",
                        "camunda:collection=\"${providers}\"",
                        "camunda:collection=\"${businessKey}\"",
                        Reason.EXPRESSION_NAME,
                        "bpmn:multiInstanceLoopCharacteristics"),
                bpmn(
                        "completion condition",
                        "        <bpmn:loopCardinality xsi:type=\"bpmn:tFormalExpression\">12</bpmn:loopCardinality>\n",
                        "        <bpmn:loopCardinality xsi:type=\"bpmn:tFormalExpression\">12</bpmn:loopCardinality>\n"
                                + "        <bpmn:completionCondition>${x}</bpmn:completionCondition>\n",
                        Reason.ELEMENT,
                        "bpmn:completionCondition"),
                bpmn(
                        "cardinality by expression",
                        ">12<",
                        ">${month}<",
                        Reason.EXPRESSION_PLACE,
                        "bpmn:loopCardinality"),
                bpmn("a million times", ">12<", ">1000000<", Reason.MANY_COUNT, "bpmn:loopCardinality"),
                bpmn(
                        "source expression",
                        "<camunda:in source=\"provider\" target=\"provider\" />",
                        "<camunda:in sourceExpression=\"${x}\" target=\"provider\" />",
                        Reason.ATTRIBUTE,
                        "camunda:in"),
                bpmn(
                        "all variables",
                        "<camunda:in source=\"provider\" target=\"provider\" />",
                        "<camunda:in variables=\"all\" />",
                        Reason.ATTRIBUTE,
                        "camunda:in"));
    }

    private static Attack condition(String title, String text, Reason reason) {
        return bpmn(title, CONDITION, ">" + text + "<", reason, "decideToEnter/bpmn:conditionExpression");
    }

    private static List<Attack> timers() {
        return List.of(
                bpmn("a timer that runs code", DATE, ">" + RUNS + "<", Reason.EXPRESSION_SHAPE, "bpmn:timeDate"),
                bpmn("a timer of a variable", DATE, ">${provider}<", Reason.EXPRESSION_NAME, "bpmn:timeDate"),
                bpmn("a timer of words", DATE, ">tomorrow<", Reason.TIMER_VALUE, "bpmn:timeDate"),
                bpmn("every second", CYCLE, ">R5/PT1S<", Reason.TIMER_TOO_OFTEN, "bpmn:timeCycle"),
                bpmn("no time at all", CYCLE, ">R5/PT0S<", Reason.TIMER_TOO_OFTEN, "bpmn:timeCycle"),
                bpmn("for ever", CYCLE, ">R/P7D<", Reason.TIMER_ENDLESS, "bpmn:timeCycle"),
                bpmn("a billion times", CYCLE, ">R999999999/P7D<", Reason.TIMER_ENDLESS, "bpmn:timeCycle"),
                bpmn("cron", CYCLE, ">0 * * * * ?<", Reason.TIMER_VALUE, "bpmn:timeCycle"),
                bpmn("a computed cycle", CYCLE, ">${monthOpens}<", Reason.TIMER_VALUE, "bpmn:timeCycle"));
    }

    private static List<Attack> flows() {
        String toWait = "<bpmn:sequenceFlow id=\"decideToWait\" sourceRef=\"decide\" targetRef=\"wait\" />";
        return List.of(
                bpmn(
                        "a gateway to itself",
                        toWait,
                        toWait.replace("targetRef=\"wait\"", "targetRef=\"decide\""),
                        Reason.LOOP,
                        "decideToWait"),
                bpmn(
                        "a service task to itself",
                        "<bpmn:sequenceFlow id=\"remindToEnd\" sourceRef=\"remind\" targetRef=\"end\" />",
                        "<bpmn:sequenceFlow id=\"remindToEnd\" sourceRef=\"remind\" targetRef=\"remind\" />",
                        Reason.LOOP,
                        "remindToEnd"),
                bpmn(
                        "an unknown called process",
                        "calledElement=\"goodChild\" camunda:calledElementBinding=\"versionTag\""
                                + " camunda:calledElementVersionTag=\"${release}\">\n"
                                + "      <bpmn:extensionElements>\n        <camunda:properties>\n"
                                + "          <camunda:property name=\"nameEn\" value=\"Call\" />",
                        "calledElement=\"nobody\" camunda:calledElementBinding=\"versionTag\""
                                + " camunda:calledElementVersionTag=\"${release}\">\n"
                                + "      <bpmn:extensionElements>\n        <camunda:properties>\n"
                                + "          <camunda:property name=\"nameEn\" value=\"Call\" />",
                        Reason.CALLED_UNKNOWN,
                        "callGood"),
                bpmn(
                        "a process that calls itself",
                        "calledElement=\"goodChild\" camunda:calledElementBinding=\"versionTag\""
                                + " camunda:calledElementVersionTag=\"${release}\">\n"
                                + "      <bpmn:extensionElements>\n        <camunda:properties>\n"
                                + "          <camunda:property name=\"nameEn\" value=\"Call\" />",
                        "calledElement=\"goodProcess\" camunda:calledElementBinding=\"versionTag\""
                                + " camunda:calledElementVersionTag=\"${release}\">\n"
                                + "      <bpmn:extensionElements>\n        <camunda:properties>\n"
                                + "          <camunda:property name=\"nameEn\" value=\"Call\" />",
                        Reason.CALLED_ITSELF,
                        "callGood"),
                bpmn("no default way", " default=\"decideToWait\"", "", Reason.DEFAULT_FLOW, "decide"));
    }

    private static List<Attack> xml() {
        return List.of(
                bpmn(
                        "a document type",
                        "<bpmn:definitions",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n<bpmn:definitions",
                        Reason.DOCTYPE,
                        "file"),
                bpmn(
                        "a processing instruction",
                        "<bpmn:definitions",
                        "<?xml-stylesheet href=\"http://x\"?>\n<bpmn:definitions",
                        Reason.PROCESSING_INSTRUCTION,
                        "file"),
                bpmn(
                        "a schema to fetch",
                        "id=\"goodProcessDefinitions\"",
                        "id=\"goodProcessDefinitions\" xsi:schemaLocation=\"http://x http://x/y.xsd\"",
                        Reason.ATTRIBUTE,
                        "goodProcessDefinitions"),
                bpmn(
                        "the engine's second namespace",
                        TASK,
                        TASK + " xmlns:other=\"http://activiti.org/bpmn\" other:formHandlerClass=\"x.Y\"",
                        Reason.ALIAS_NAMESPACE,
                        "enterThing"),
                inside(
                        "an element of the second namespace",
                        IN_PROCESS,
                        "<a:formData xmlns:a=\"http://activiti.org/bpmn\" />",
                        Reason.ALIAS_NAMESPACE,
                        "a:formData"),
                inside(
                        "an inclusion",
                        IN_PROCESS,
                        "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\" />",
                        Reason.ELEMENT,
                        "xi:include"),
                inside(
                        "very deep XML",
                        IN_PROCESS,
                        "<a>".repeat(60) + "</a>".repeat(60),
                        Reason.TOO_DEEP,
                        "goodProcess/a"),
                inside(
                        "very many elements",
                        IN_PROCESS,
                        "<a/>".repeat(30_000),
                        Reason.TOO_MANY_ELEMENTS,
                        "goodProcess"),
                bpmn("broken XML", "<bpmn:text>", "<bpmn:text", Reason.NOT_WELL_FORMED, "note"));
    }

    private static List<Attack> profile() {
        return List.of(
                bpmn("no Khmer", TASK, TASK.replace("បញ្ចូល", "Enter"), Reason.NAME_KHMER, "enterThing"),
                bpmn("two roles", "\"facilitator\"", "\"facilitator,clerk\"", Reason.ROLE, "enterThing"),
                bpmn("an unknown role", "\"facilitator\"", "\"admin\"", Reason.ROLE, "enterThing"),
                bpmn("an unknown stage", "value=\"scorecard\"", "value=\"holidays\"", Reason.STAGE, "camunda:property"),
                bpmn("an unknown property", "name=\"guidance\"", "name=\"html\"", Reason.PROPERTY, "camunda:property"),
                bpmn(
                        "a version tag",
                        " isExecutable=\"true\"",
                        " isExecutable=\"true\" camunda:versionTag=\"x\"",
                        Reason.ATTRIBUTE,
                        "goodProcess"),
                bpmn("not executable", " isExecutable=\"true\"", "", Reason.EXECUTABLE, "goodProcess"),
                bpmn(
                        "history for ever",
                        " camunda:historyTimeToLive=\"P1825D\"",
                        "",
                        Reason.TIME_TO_LIVE,
                        "goodProcess"),
                bpmn(
                        "a position that is none",
                        "x=\"100\" y=\"100\"",
                        "x=\"NaN\" y=\"100\"",
                        Reason.VALUE,
                        "dc:Bounds"));
    }

    private static Attack dmn(String title, String place, String plant, Reason reason, String element) {
        return new Attack(title, DMN, place, plant, reason, element);
    }

    private static List<Attack> decisions() {
        String due = "<text>\"04-01\"</text>";
        return List.of(
                dmn(
                        "decision in JavaScript",
                        "expressionLanguage=\"feel\"",
                        "expressionLanguage=\"javascript\"",
                        Reason.LANGUAGE,
                        "stageExpression"),
                dmn(
                        "decision in JUEL",
                        "expressionLanguage=\"feel\"",
                        "expressionLanguage=\"juel\"",
                        Reason.LANGUAGE,
                        "stageExpression"),
                dmn(
                        "expression in a decision",
                        "name=\"ការសម្រេចល្អ\"",
                        "name=\"${x}\"",
                        Reason.EXPRESSION_PLACE,
                        "goodDecision"),
                dmn(
                        "FEEL loop",
                        due,
                        "<text>count(for i in 1..999999999 return i)</text>",
                        Reason.FEEL_LOOP,
                        "otherDue"),
                dmn("FEEL some", due, "<text>some x in [1] satisfies x</text>", Reason.FEEL_LOOP, "otherDue"),
                dmn("FEEL function", due, "<text>function(a) a</text>", Reason.FEEL_LOOP, "otherDue"),
                dmn("FEEL unknown function", due, "<text>random()</text>", Reason.FEEL_FUNCTION, "otherDue"),
                dmn("FEEL wide range", "[2027..2030]", "[1..999999]", Reason.FEEL_RANGE, "earlyYear"),
                dmn("FEEL power", due, "<text>9**9**9</text>", Reason.FEEL_SYNTAX, "otherDue"),
                dmn("FEEL path", due, "<text>stage.length</text>", Reason.FEEL_SYNTAX, "otherDue"),
                dmn("FEEL unknown name", due, "<text>password</text>", Reason.FEEL_NAME, "otherDue"),
                dmn(
                        "FEEL very long",
                        due,
                        "<text>\"" + "x".repeat(600) + "\"</text>",
                        Reason.FEEL_TOO_LONG,
                        "otherDue"),
                dmn("Java type", "typeRef=\"number\"", "typeRef=\"java.io.File\"", Reason.TYPE, "yearExpression"),
                dmn("collect", "hitPolicy=\"FIRST\"", "hitPolicy=\"COLLECT\"", Reason.VALUE, "goodTable"),
                dmn(
                        "literal expression",
                        "    <decisionTable id=\"goodTable\"",
                        "    <literalExpression id=\"l\"><text>1</text></literalExpression>\n"
                                + "    <decisionTable id=\"goodTable\"",
                        Reason.ELEMENT,
                        "l"));
    }

    private static Attack form(String title, String place, String plant, Reason reason, String element) {
        return new Attack(title, FORM, place, plant, reason, element);
    }

    private static List<Attack> forms() {
        String hide = "\"=thingDecision = \\\"again\\\"\"";
        return List.of(
                form("an expression as label", "\"សំឡេង\"", "\"=សំឡេង\"", Reason.PLAIN_TEXT, "votes"),
                form("engine expression as label", "\"សំឡេង\"", "\"សំឡេង ${x}\"", Reason.PLAIN_TEXT, "votes"),
                form("a template", "\"សូមបំពេញ\"", "\"សូម {{x}}\"", Reason.PLAIN_TEXT, "intro"),
                form("markup", "\"Please fill in\"", "\"<img src=x onerror=y>\"", Reason.PLAIN_TEXT, "intro"),
                form("an html component", "\"type\": \"text\",", "\"type\": \"html\",", Reason.COMPONENT_TYPE, "intro"),
                form("a frame", "\"type\": \"number\",", "\"type\": \"iframe\",", Reason.COMPONENT_TYPE, "votes"),
                form("a regular expression", "\"maxLength\": 80", "\"pattern\": \"(a+)+$\"", Reason.PATTERN, "name"),
                form("a computed limit", "\"min\": 0", "\"min\": \"=x\"", Reason.COMPONENT_PROPERTY, "votes"),
                form(
                        "an unknown property",
                        "\"key\": \"votes\",",
                        "\"key\": \"votes\", \"valuesExpression\": \"=x\",",
                        Reason.COMPONENT_PROPERTY,
                        "votes"),
                form("a condition on nothing", hide, "\"=password = 1\"", Reason.FEEL_NAME, "votes"),
                form("a loop as condition", hide, "\"=some x in [1] satisfies x\"", Reason.FEEL_LOOP, "votes"),
                form(
                        "a name of the process as key",
                        "\"key\": \"votes\"",
                        "\"key\": \"release\"",
                        Reason.KEY,
                        "release"),
                form(
                        "a key given twice",
                        "\"key\": \"votes\",",
                        "\"key\": \"votes\",\n      \"key\": \"votes\",",
                        Reason.JSON_TWICE,
                        "file"),
                form("another id", "\"id\": \"enterThing\"", "\"id\": \"otherThing\"", Reason.FORM_ID, "form"),
                form(
                        "a choice without English",
                        "\"value\": \"done\"",
                        "\"value\": \"gone\"",
                        Reason.OPTION_ENGLISH,
                        "thingDecision"));
    }
}
