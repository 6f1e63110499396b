/** One test class for each model in {@code processes/}, and what they share. */
@NullMarked
package kh.isaf.workflow.process;

import org.jspecify.annotations.NullMarked;
