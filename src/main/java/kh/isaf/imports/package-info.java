/** Registers filled from Excel and CSV tables: dry run, faults by row and cell, progress, and the undo of one import. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access"})
package kh.isaf.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
