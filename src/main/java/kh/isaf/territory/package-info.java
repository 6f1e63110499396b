/** Areas (capital or province, district, commune) and the service providers in them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "imports"})
package kh.isaf.territory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
