/** Information for citizens: the pack of a provider, its posting, and its dissemination. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "imports", "territory", "cycle", "people", "worklist"})
package kh.isaf.i4c;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
