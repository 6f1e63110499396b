/** Checks of figures: rules NCDDS sets for the answers of a task, as errors or as warnings that need a reason. */
@NamedInterface("figures")
@NullMarked
package kh.isaf.workflow.figures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
