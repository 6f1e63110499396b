/** Forms of the models, rendered and validated on the server: form-js JSON to plain HTML, and what comes back to typed values. */
@NullMarked
package kh.isaf.workflow.render;

import org.jspecify.annotations.NullMarked;
