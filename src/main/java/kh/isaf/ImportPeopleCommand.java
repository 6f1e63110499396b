package kh.isaf;

import picocli.CommandLine.Command;

/** Takes people from a table. */
@Command(
        name = "import-people",
        description = "Imports people with their roles and accounts from a .csv or .xlsx file."
                + " With one bad row nothing is imported.")
class ImportPeopleCommand extends RegisterCommand {

    ImportPeopleCommand() {
        super("people");
    }
}
