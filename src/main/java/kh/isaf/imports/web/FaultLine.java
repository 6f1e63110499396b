package kh.isaf.imports.web;

/** What is wrong with a row or cell, in the reader's language; {@code column} is empty for a row as a whole. */
record FaultLine(int line, String column, String sentence) {}
