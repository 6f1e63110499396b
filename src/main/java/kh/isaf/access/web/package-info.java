/** Pages of the audit trail, and the answers to refusals and conflicts. */
@NullMarked
package kh.isaf.access.web;

import org.jspecify.annotations.NullMarked;
