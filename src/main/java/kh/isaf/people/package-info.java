/** Persons, their accounts and sign-in, and the roles they hold. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "imports", "territory", "cycle"})
package kh.isaf.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
