@NullMarked
package kh.isaf.modelling.web;

import org.jspecify.annotations.NullMarked;
