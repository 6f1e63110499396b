package kh.isaf.workflow.render;

/** One answer a person can choose: the value that is kept and its wording. */
public record Option(String value, Wording label) {}
