/** Pages of running processes: the task page. */
@NullMarked
package kh.isaf.workflow.web;

import org.jspecify.annotations.NullMarked;
