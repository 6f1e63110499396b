/** Pages that browse the areas and import the gazetteer. */
@NullMarked
package kh.isaf.territory.web;

import org.jspecify.annotations.NullMarked;
