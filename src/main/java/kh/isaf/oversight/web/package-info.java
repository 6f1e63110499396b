/** Pages of oversight. */
@NullMarked
package kh.isaf.oversight.web;

import org.jspecify.annotations.NullMarked;
