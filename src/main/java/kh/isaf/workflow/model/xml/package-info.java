/** Reading and writing XML that a stranger sent: no entities, no outside access, every element knows its line. */
@NamedInterface("xml")
@NullMarked
package kh.isaf.workflow.model.xml;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
