package kh.isaf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import kh.isaf.access.Actor;
import kh.isaf.imports.Change;
import kh.isaf.imports.Faults;
import kh.isaf.imports.ImportRun;
import kh.isaf.imports.ImportStatus;
import kh.isaf.imports.Imports;
import kh.isaf.imports.RegisterTexts;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.MessageSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Fills one register from a table, all of it or, with one bad row, nothing. */
@Command(mixinStandardHelpOptions = true)
abstract class RegisterCommand implements Callable<Integer> {

    private static final int SHOWN = 1000;

    @ParentCommand
    Commands commands = new Commands();

    @Parameters(paramLabel = "FILE", description = "A .csv or .xlsx file; the page Imports has a template.")
    Path file = Path.of("");

    @Option(names = "--dry-run", description = "Only tells what would change.")
    boolean dryRun;

    private final String register;

    RegisterCommand(String register) {
        this.register = register;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            System.err.println(file + ": no such file, or not readable");
            return 1;
        }
        byte[] content = Files.readAllBytes(file);
        try (ConfigurableApplicationContext product = commands.start("--isaf.jobs=false")) {
            Imports imports = product.getBean(Imports.class);
            Actor actor = Actor.system("command line");
            UUID id = imports.take(actor, register, String.valueOf(file.getFileName()), content);
            ImportRun run = imports.get(id);
            RegisterTexts texts = product.getBean(RegisterTexts.class);
            if (run.status() == ImportStatus.REFUSED) {
                imports.faults(id, Integer.MAX_VALUE).forEach(fault -> System.err.println(line(fault, texts)));
                return 1;
            }
            imports.warnings(id, SHOWN).forEach(warning -> System.err.println("warning: " + line(warning, texts)));
            if (dryRun) {
                imports.changes(id, SHOWN).forEach(RegisterCommand::print);
            } else if (imports.claim(actor, id)) {
                imports.run(id);
                run = imports.get(id);
            }
            if (run.status() == ImportStatus.FAILED) {
                System.err.println(product.getBean(MessageSource.class)
                        .getMessage(
                                Objects.requireNonNull(run.failureKey()),
                                run.failureArgs().toArray(),
                                Locale.ENGLISH));
                return 1;
            }
            System.out.println("%d rows: %d added, %d changed, %d unchanged"
                    .formatted(run.rows(), run.added(), run.changed(), run.unchanged()));
            return 0;
        }
    }

    private static String line(Faults.Fault fault, RegisterTexts texts) {
        String column = fault.column().isEmpty() ? "" : ", column " + fault.column();
        return "line " + fault.line() + column + ": " + texts.sentence(fault, Locale.ENGLISH);
    }

    private static void print(Change change) {
        Map<String, String> before = change.before();
        Map<String, String> after = change.after();
        if (before == null) {
            System.out.println("+ " + change.key());
        } else if (after != null) {
            List<String> columns = after.entrySet().stream()
                    .filter(cell -> !cell.getValue().equals(before.get(cell.getKey())))
                    .map(cell -> cell.getKey() + ": " + before.get(cell.getKey()) + " -> " + cell.getValue())
                    .toList();
            System.out.println("~ " + change.key() + " " + String.join("; ", columns));
        }
    }
}
