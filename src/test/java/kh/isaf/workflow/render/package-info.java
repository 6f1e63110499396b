@NullMarked
package kh.isaf.workflow.render;

import org.jspecify.annotations.NullMarked;
