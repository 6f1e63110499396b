/** How NCDDS changes the cycle: drafts of releases, their checks, comparison, approval by a second person, publishing. */
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
            "workflow",
            "workflow::engine",
            "workflow::model",
            "workflow::xml",
            "workflow::release",
            "workflow::render",
            "workflow::rules",
            "oversight"
        })
package kh.isaf.modelling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
