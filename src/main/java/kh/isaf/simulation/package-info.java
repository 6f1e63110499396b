/** Made-up actors who drive a year through the same services as the pages; the demonstration. */
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
            "workflow::figures",
            "workflow::model",
            "workflow::render",
            "workflow::rules"
        })
package kh.isaf.simulation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
