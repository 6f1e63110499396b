/** The page on which NCDDS decides how areas run the demand side. */
@NullMarked
package kh.isaf.cycle.web;

import org.jspecify.annotations.NullMarked;
