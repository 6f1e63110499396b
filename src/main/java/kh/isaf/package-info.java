/** ISAF Cycle: the workflow engine of the annual social-accountability cycle. */
@NullMarked
package kh.isaf;

import org.jspecify.annotations.NullMarked;
