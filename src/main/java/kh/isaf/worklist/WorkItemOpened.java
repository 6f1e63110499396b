package kh.isaf.worklist;

import java.util.UUID;

/** A work item was opened; told in the transaction in which it was. */
public record WorkItemOpened(UUID workItemId) {}
