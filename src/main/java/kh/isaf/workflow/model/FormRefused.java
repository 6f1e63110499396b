package kh.isaf.workflow.model;

/** Ends the reading of a form file that is not plain, strict JSON. */
final class FormRefused extends Exception {

    private final int line;
    private final Reason why;
    private final String detail;

    FormRefused(int line, Reason why, String detail) {
        super(why.code());
        this.line = line;
        this.why = why;
        this.detail = detail;
    }

    int line() {
        return line;
    }

    Reason why() {
        return why;
    }

    String detail() {
        return detail;
    }
}
