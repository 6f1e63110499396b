/** The task page, the cycle of an area, the start of a year, the models. */
@NullMarked
package kh.isaf.workflow.web;

import org.jspecify.annotations.NullMarked;
