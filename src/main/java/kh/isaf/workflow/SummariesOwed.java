package kh.isaf.workflow;

/** It is the morning on which it is looked whether working groups are owed the summary of last month. */
public record SummariesOwed() {}
