package kh.isaf.worklist;

import java.util.UUID;

/** A work item was done, or taken away; told in the transaction in which it was. */
public record WorkItemClosed(UUID workItemId) {}
