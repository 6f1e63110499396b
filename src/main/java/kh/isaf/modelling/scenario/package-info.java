/** Scenario tables by which a release is tried before it is approved: given, when, then. */
@NullMarked
package kh.isaf.modelling.scenario;

import org.jspecify.annotations.NullMarked;
