package kh.isaf.imports.web;

/** A column as the page of a register explains it. */
record ColumnLine(String name, String title, boolean required, String what, String example) {}
