/** Sign-in and everything that guards the pages. */
@NullMarked
package kh.isaf.people.web;

import org.jspecify.annotations.NullMarked;
