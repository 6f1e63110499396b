/** The part of FEEL that decision tables and forms may use: it always ends, quickly, and calls nothing. */
@NullMarked
package kh.isaf.workflow.model.feel;

import org.jspecify.annotations.NullMarked;
