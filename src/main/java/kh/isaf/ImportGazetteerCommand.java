package kh.isaf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import kh.isaf.access.Actor;
import kh.isaf.territory.GazetteerImport;
import kh.isaf.territory.GazetteerImportReport;
import kh.isaf.territory.GazetteerResult;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Takes the areas of the gazetteer from a file. */
@Command(
        name = "import-gazetteer",
        mixinStandardHelpOptions = true,
        description = "Imports areas from a CSV file with the header code,parent_code,level,type,name_km,name_latin."
                + " With one bad line nothing is imported.")
class ImportGazetteerCommand implements Callable<Integer> {

    @ParentCommand
    Commands commands = new Commands();

    @Parameters(paramLabel = "FILE.csv", description = "The gazetteer.")
    Path file = Path.of("");

    @Override
    public Integer call() throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            System.err.println(file + ": no such file, or not readable");
            return 1;
        }
        byte[] content = Files.readAllBytes(file);
        try (ConfigurableApplicationContext product = commands.start("--isaf.jobs=false")) {
            GazetteerResult result = product.getBean(GazetteerImport.class).run(Actor.system("command line"), content);
            List<String> lines = product.getBean(GazetteerImportReport.class).lines(result);
            lines.forEach(result.accepted() ? System.out::println : System.err::println);
            return result.accepted() ? 0 : 1;
        }
    }
}
