/** Reports of working groups and of NCDDS: figures that stay as they were taken, words, signatures, and papers of them. */
@NullMarked
package kh.isaf.oversight.report;

import org.jspecify.annotations.NullMarked;
