/** What working groups and NCDDS look at: what is late and whose turn it is, how much comes on time, and where time goes. */
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
            "jaap",
            "reminder",
            "reminder::escalation",
            "workflow",
            "workflow::model",
            "workflow::release"
        })
package kh.isaf.oversight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
