package kh.isaf.worklist;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * The list of what somebody who leaves held: roles, seats, posts, and tasks taken. It is done when each line is settled.
 *
 * @param leavesOn the last day
 */
public record HandOver(
        UUID id, UUID personId, String areaCode, LocalDate leavesOn, String reason, boolean done, List<Line> lines) {

    /** What kind of thing is handed over. */
    public enum Kind {
        ROLE,
        SEAT,
        POST,
        TASK
    }

    /**
     * One thing to be handed over.
     *
     * @param objectId of the role, the body, the provider or the work item
     * @param detail id of the role or of the position in the body, or the title of the post
     * @param successor name of whoever has it now; null for nobody
     */
    public record Line(
            long id,
            Kind kind,
            String objectId,
            String detail,
            String areaCode,
            @Nullable String providerCode,
            boolean deputy,
            String labelKm,
            String labelEn,
            boolean settled,
            @Nullable String successor) {

        /** The role that was left, of a line about one. */
        Grant grant() {
            return new Grant(Role.of(detail).orElseThrow(), areaCode, providerCode);
        }

        public String label(Locale locale) {
            return locale.getLanguage().equals("km") ? labelKm : labelEn;
        }
    }
}
