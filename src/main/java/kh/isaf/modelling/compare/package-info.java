/** What is different between two releases: element by element, in words, and what that touches. */
@NullMarked
package kh.isaf.modelling.compare;

import org.jspecify.annotations.NullMarked;
