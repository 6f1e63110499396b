/** Forms of the models, rendered and validated on the server: form-js JSON to plain HTML, and what comes back to typed values. */
@NamedInterface("render")
@NullMarked
package kh.isaf.workflow.render;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
