package kh.isaf.workflow.model;

import java.util.List;

/** A file after the rules went over it: what they found and, if nothing, the bytes that may be deployed. */
public record CheckedFile(String name, List<Finding> findings, byte[] content) {

    public CheckedFile {
        findings = List.copyOf(findings);
    }

    public boolean ok() {
        return findings.isEmpty();
    }
}
