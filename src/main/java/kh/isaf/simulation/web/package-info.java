/** The page that moves the clock of the demonstration. */
@NullMarked
package kh.isaf.simulation.web;

import org.jspecify.annotations.NullMarked;
