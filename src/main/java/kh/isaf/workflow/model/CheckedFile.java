package kh.isaf.workflow.model;

import java.util.List;

/** A file after the rules went over it: what they found and, if nothing, the bytes that may be deployed. */
public record CheckedFile(String name, List<Finding> findings, byte[] content) {

    public CheckedFile {
        findings = List.copyOf(findings);
    }

    /** Whether it may go into force, with a reason for each warning. */
    public boolean ok() {
        return findings.stream().allMatch(finding -> finding.severity() == Severity.WARNING);
    }

    /** Whether it may be kept as a draft. */
    public boolean safe() {
        return findings.stream().noneMatch(finding -> finding.severity() == Severity.UNSAFE);
    }
}
