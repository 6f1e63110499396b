/** The page of the plan. */
@NullMarked
package kh.isaf.jaap.web;

import org.jspecify.annotations.NullMarked;
