package kh.isaf.worklist;

import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;

/** Somebody with a post at a provider wanted to judge it. */
public class HasPostThere extends AccessDeniedException {

    public HasPostThere(UUID workItemId) {
        super("a post at the provider forbids task " + workItemId);
    }
}
