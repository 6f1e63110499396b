/** One row per human task: lists, claim, drafts. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "imports", "territory", "cycle", "people"})
package kh.isaf.worklist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
