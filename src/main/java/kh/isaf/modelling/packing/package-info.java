/** Releases that leave and enter an installation: signed packages, and the folder that is read at start-up. */
@NullMarked
package kh.isaf.modelling.packing;

import org.jspecify.annotations.NullMarked;
