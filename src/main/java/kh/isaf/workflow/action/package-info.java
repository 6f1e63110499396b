/** One class per service task of the models. */
@NullMarked
package kh.isaf.workflow.action;

import org.jspecify.annotations.NullMarked;
