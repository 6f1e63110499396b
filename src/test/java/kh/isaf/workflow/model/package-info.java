@NullMarked
package kh.isaf.workflow.model;

import org.jspecify.annotations.NullMarked;
