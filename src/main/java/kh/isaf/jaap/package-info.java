/** The joint accountability action plan, its approval, its integration and its monthly follow-up. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"access", "imports", "territory", "cycle", "people", "worklist", "i4c", "assessment"})
package kh.isaf.jaap;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
