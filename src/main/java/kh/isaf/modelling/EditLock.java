package kh.isaf.modelling;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * Who edits a file of a draft now.
 *
 * @param token goes with every save; who lost the lock cannot write over what came after
 * @param until real time; a page that is closed without a word stands in nobody's way for long
 */
public record EditLock(UUID token, UUID holderId, String holder, OffsetDateTime since, OffsetDateTime until) {}
