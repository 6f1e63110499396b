package kh.isaf.imports.web;

import kh.isaf.imports.ImportRun;

/** An import as a list shows it, with the title of its register. */
record ImportLine(ImportRun run, String register) {}
