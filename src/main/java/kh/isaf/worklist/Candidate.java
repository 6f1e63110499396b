package kh.isaf.worklist;

import kh.isaf.access.Role;

/** Holders of this role for this area or provider may take a work item. */
public record Candidate(Role role, String scope) {}
