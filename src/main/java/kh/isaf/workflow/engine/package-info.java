/** The process engine: how it is set up, and what it refuses to run whatever a model says. */
@NamedInterface("engine")
@NullMarked
package kh.isaf.workflow.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
