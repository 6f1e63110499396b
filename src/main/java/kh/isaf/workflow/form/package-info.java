/** One class per user task that has a domain command. */
@NullMarked
package kh.isaf.workflow.form;

import org.jspecify.annotations.NullMarked;
