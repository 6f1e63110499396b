/** The year: which areas run it, in which stage each one stands, and when each stage starts and is due. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "imports", "territory"})
package kh.isaf.cycle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
