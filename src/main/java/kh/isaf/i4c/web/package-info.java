/** The information packs of an area's year. */
@NullMarked
package kh.isaf.i4c.web;

import org.jspecify.annotations.NullMarked;
