package kh.isaf.modelling.compare;

/** What an element of a file is to the reader. */
public enum PartKind {
    FILE,
    PROCESS,
    START,
    END,
    WAIT,
    BOUNDARY,
    TASK,
    ACTION,
    CALL,
    QUESTION,
    SIDE_BY_SIDE,
    SUB_PROCESS,
    FLOW,
    NOTE,
    NOTE_LINE,
    MESSAGE,
    TABLE,
    INPUT,
    OUTPUT,
    ROW,
    FORM,
    FIELD,
    LIST,
    GROUP,
    WORDS,
    TEXT,
    SCENARIO,
    OTHER;

    /** Whether it is an element of a process model. */
    boolean ofProcess() {
        return compareTo(PROCESS) >= 0 && compareTo(MESSAGE) <= 0;
    }

    /** The element of a process with this local name. */
    static PartKind ofProcess(String localName) {
        return switch (localName) {
            case "process" -> PROCESS;
            case "startEvent" -> START;
            case "endEvent" -> END;
            case "intermediateCatchEvent" -> WAIT;
            case "boundaryEvent" -> BOUNDARY;
            case "userTask" -> TASK;
            case "serviceTask" -> ACTION;
            case "callActivity" -> CALL;
            case "exclusiveGateway" -> QUESTION;
            case "parallelGateway" -> SIDE_BY_SIDE;
            case "subProcess" -> SUB_PROCESS;
            case "sequenceFlow" -> FLOW;
            case "textAnnotation" -> NOTE;
            case "association" -> NOTE_LINE;
            case "message" -> MESSAGE;
            default -> OTHER;
        };
    }

    static PartKind ofComponent(String type) {
        return switch (type) {
            case "dynamiclist" -> LIST;
            case "group" -> GROUP;
            case "text" -> WORDS;
            default -> FIELD;
        };
    }
}
