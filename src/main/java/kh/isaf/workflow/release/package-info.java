/** Releases as they are kept: models, tables, forms and texts as one unit, shipped by the product or made by NCDDS. */
@NamedInterface("release")
@NullMarked
package kh.isaf.workflow.release;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
