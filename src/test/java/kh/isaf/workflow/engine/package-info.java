@NullMarked
package kh.isaf.workflow.engine;

import org.jspecify.annotations.NullMarked;
