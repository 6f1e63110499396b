/** The scores of an area's year. */
@NullMarked
package kh.isaf.assessment.web;

import org.jspecify.annotations.NullMarked;
