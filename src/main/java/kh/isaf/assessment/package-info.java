/** Scorecards, self-assessments and interface meetings with their agreed actions. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "imports", "territory", "cycle", "people", "worklist", "i4c"})
package kh.isaf.assessment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
