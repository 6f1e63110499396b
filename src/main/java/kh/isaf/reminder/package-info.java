/** Messages that leave the house: the outbox, and the channels they go by. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "imports",
            "territory",
            "cycle",
            "people",
            "worklist",
            "i4c",
            "assessment",
            "jaap"
        })
package kh.isaf.reminder;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
