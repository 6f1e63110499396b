/** Who acts, with which roles, for which areas; and the audit trail. Every module may use it. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package kh.isaf.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
