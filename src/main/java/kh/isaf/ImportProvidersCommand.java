package kh.isaf;

import picocli.CommandLine.Command;

/** Takes service providers from a table. */
@Command(
        name = "import-providers",
        description = "Imports service providers with their ministry codes and catchments from a .csv or .xlsx file."
                + " With one bad row nothing is imported.")
class ImportProvidersCommand extends RegisterCommand {

    ImportProvidersCommand() {
        super("providers");
    }
}
