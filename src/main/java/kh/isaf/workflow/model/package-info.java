/**
 * What a process, decision or form file may contain. The same rules serve the editor, deployment, start-up and
 * {@code check-model}; they need neither Spring nor a database.
 */
@NamedInterface("model")
@NullMarked
package kh.isaf.workflow.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
