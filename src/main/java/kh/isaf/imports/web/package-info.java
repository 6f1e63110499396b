/** Pages where national staff fill registers from tables, and get them as tables. */
@NullMarked
package kh.isaf.imports.web;

import org.jspecify.annotations.NullMarked;
