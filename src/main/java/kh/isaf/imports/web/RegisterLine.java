package kh.isaf.imports.web;

/**
 * A register as the list of registers shows it.
 *
 * @param entries how many it holds; negative where it cannot tell
 */
record RegisterLine(String id, String title, int entries) {}
