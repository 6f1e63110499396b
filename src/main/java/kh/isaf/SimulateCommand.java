package kh.isaf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kh.isaf.access.Actor;
import kh.isaf.cycle.Stage;
import kh.isaf.reminder.ComposedMessage;
import kh.isaf.reminder.ComposedMessages;
import kh.isaf.simulation.KhanSenSok;
import kh.isaf.simulation.MessageTable;
import kh.isaf.simulation.Simulation;
import kh.isaf.simulation.SimulationReport;
import kh.isaf.simulation.SimulationSettings;
import kh.isaf.territory.GazetteerImport;
import kh.isaf.territory.GazetteerImportReport;
import kh.isaf.territory.GazetteerResult;
import kh.isaf.workflow.engine.EngineState;
import kh.isaf.workflow.model.Catalogue;
import kh.isaf.workflow.model.CheckedFile;
import kh.isaf.workflow.model.ModelFile;
import kh.isaf.workflow.model.ModelRules;
import kh.isaf.workflow.rules.RuleTables;
import kh.isaf.workflow.rules.TableRefused;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.MessageSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Runs whole years with made-up people on a scratch database. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Runs the cycle of a year with made-up people on a database of its own, and reports.")
class SimulateCommand implements Callable<Integer> {

    /** The models that remind people have their first morning in this year. */
    private static final int FIRST_WITH_REMINDERS = 2026;

    @ParentCommand
    Commands commands = new Commands();

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(names = "--year", description = "The year of the cycle.")
    int year = 2027;

    @Option(names = "--gazetteer", paramLabel = "FILE", description = "Areas; without it, Khan Sen Sok.")
    @Nullable
    Path gazetteer;

    @Option(names = "--communes", paramLabel = "N|all|CODE,…", description = "Which communes.")
    String communes = "all";

    @Option(names = "--providers-per-commune", description = "Made up where the register has none.")
    int providers = 8;

    @Option(names = "--threads", description = "How many people work at once.")
    int threads = 2;

    @Option(names = "--late", paramLabel = "PERCENT", description = "Share of tasks done after their due date.")
    int late = 20;

    @Option(names = "--seed", description = "The same seed, the same people and deeds.")
    long seed = 1;

    @Option(names = "--until", paramLabel = "STAGE|end", description = "Last stage to do.")
    String until = "end";

    @Option(names = "--report", paramLabel = "FILE.json", description = "Where to write the report.")
    @Nullable
    Path report;

    @Option(names = "--keep", paramLabel = "FOLDER", description = "Keep the database in this folder.")
    @Nullable
    Path keep;

    @Option(
            names = "--dry-run-messages",
            paramLabel = "FILE.csv",
            description = "Every morning comes; the reminders of the year are listed in this file, and none is sent.")
    @Nullable
    Path messages;

    @Option(
            names = "--ladder",
            paramLabel = "FILE.dmn",
            description = "A changed table reminderLadder; only with --dry-run-messages.")
    @Nullable
    Path ladder;

    @Option(names = "--deadlines", paramLabel = "FILE.dmn", description = "A changed table stageDeadlines.")
    @Nullable
    Path deadlines;

    @Override
    public Integer call() throws IOException {
        SimulationSettings settings = settings();
        Map<String, Path> tables = tables();
        if (!filesAreGood(tables)) {
            return 1;
        }
        List<String> arguments = new ArrayList<>(List.of("--isaf.database.scratch=true", "--spring.datasource.url="));
        if (keep != null) {
            arguments.add("--isaf.database.keep=" + keep);
        }
        try (ConfigurableApplicationContext product = commands.start(arguments.toArray(String[]::new))) {
            if (!areas(product) || !published(product, tables)) {
                return 1;
            }
            SimulationReport result = product.getBean(Simulation.class).run(settings, System.out::println);
            result.table().forEach(System.out::println);
            if (messages != null) {
                list(product.getBean(ComposedMessages.class), messages);
            }
            if (report != null) {
                Path parent = report.toAbsolutePath().getParent();
                Files.createDirectories(parent);
                JsonMapper json = product.getBean(JsonMapper.class);
                Files.writeString(report, json.writerWithDefaultPrettyPrinter().writeValueAsString(result));
            }
            if (!result.clean()) {
                System.err.println("Not clean: " + result.openInstances() + " processes are left over, "
                        + result.failedJobs() + " jobs have failed.");
                product.getBean(EngineState.class).failures().forEach(System.err::println);
                return 1;
            }
            return 0;
        }
    }

    private SimulationSettings settings() {
        Stage last =
                until.equals("end") ? null : Stage.of(until).orElseThrow(() -> wrong("--until: no stage " + until));
        if (commands.nameADatabase()) {
            throw wrong("A simulation makes its own database, which --keep keeps");
        }
        if (!communes.matches("all|\\d+(,\\d+)*")) {
            throw wrong("--communes: a number, all, or codes with commas between them");
        }
        if (year < 2020 || year > 2100) {
            throw wrong("--year: between 2020 and 2100");
        }
        if (providers < 1 || providers > 90) {
            throw wrong("--providers-per-commune: between 1 and 90");
        }
        if (threads < 1 || threads > 32) {
            throw wrong("--threads: between 1 and 32");
        }
        if (late < 0 || late > 100) {
            throw wrong("--late: between 0 and 100");
        }
        if (ladder != null && messages == null) {
            throw wrong("--ladder: only with --dry-run-messages, as nobody is reminded otherwise");
        }
        if (messages != null && year < FIRST_WITH_REMINDERS) {
            throw wrong("--year: with --dry-run-messages not before " + FIRST_WITH_REMINDERS);
        }
        return new SimulationSettings(year, communes, providers, threads, late, seed, last, messages != null);
    }

    private Map<String, Path> tables() {
        Map<String, Path> tables = new LinkedHashMap<>();
        if (deadlines != null) {
            tables.put("stageDeadlines", deadlines);
        }
        if (ladder != null) {
            tables.put("reminderLadder", ladder);
        }
        return tables;
    }

    /** What can be told of the files before anything begins. */
    private boolean filesAreGood(Map<String, Path> tables) throws IOException {
        for (Path file : Stream.concat(Stream.ofNullable(gazetteer), tables.values().stream())
                .toList()) {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                System.err.println(file + ": no such file, or not readable");
                return false;
            }
        }
        boolean good = messages == null || canBeWritten(messages);
        for (Map.Entry<String, Path> table : tables.entrySet()) {
            ModelFile model = new ModelFile(table.getKey() + ".dmn", Files.readAllBytes(table.getValue()));
            CheckedFile checked = ModelRules.forFiles(Catalogue.shipped()).check(model);
            checked.findings().forEach(finding -> System.err.println(table.getValue() + ":" + finding));
            good &= checked.ok();
        }
        return good;
    }

    private static boolean canBeWritten(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .close();
            return true;
        } catch (IOException e) {
            System.err.println(file + ": cannot be written");
            return false;
        }
    }

    /** Puts the changed tables into force in the scratch database, before the year opens. */
    private boolean published(ConfigurableApplicationContext product, Map<String, Path> tables) throws IOException {
        RuleTables rules = product.getBean(RuleTables.class);
        for (Map.Entry<String, Path> table : tables.entrySet()) {
            try {
                rules.publish(
                        Actor.system("simulation"), table.getKey(), Files.readAllBytes(table.getValue()), "simulation");
            } catch (TableRefused refused) {
                MessageSource texts = product.getBean(MessageSource.class);
                refused.faults()
                        .forEach(fault -> System.err.println("%s: row %d %s: %s"
                                .formatted(
                                        table.getValue(),
                                        fault.row(),
                                        fault.column(),
                                        texts.getMessage(fault.messageKey(), fault.arguments(), Locale.ENGLISH))));
                return false;
            }
        }
        return true;
    }

    private static void list(ComposedMessages composed, Path file) throws IOException {
        int lines = 0;
        try (CSVPrinter table = MessageTable.write(Files.newBufferedWriter(file))) {
            for (LocalDate day : composed.days()) {
                for (ComposedMessage message : composed.of(day)) {
                    MessageTable.add(table, message);
                    lines++;
                }
            }
        }
        System.out.println(lines + " messages listed in " + file + ", none sent");
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    private boolean areas(ConfigurableApplicationContext product) throws IOException {
        if (gazetteer == null) {
            product.getBean(KhanSenSok.class).fill(Actor.system("simulation"));
            return true;
        }
        Actor actor = Actor.system("simulation");
        GazetteerResult result = product.getBean(GazetteerImport.class).run(actor, Files.readAllBytes(gazetteer));
        if (!result.accepted()) {
            product.getBean(GazetteerImportReport.class).lines(result).forEach(System.err::println);
        }
        return result.accepted();
    }
}
