/** The work list page. */
@NullMarked
package kh.isaf.worklist.web;

import org.jspecify.annotations.NullMarked;
