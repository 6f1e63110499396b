/** Running processes: the engine, its models, the task page and the start of a year. */
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
            "reminder::reply"
        })
package kh.isaf.workflow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
