package kh.isaf.worklist;

import java.util.UUID;

/** An open work item was given to somebody by another person; told in the transaction in which it was. */
public record WorkItemHanded(UUID workItemId, UUID personId) {}
