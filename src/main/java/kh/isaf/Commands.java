package kh.isaf;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line: serves the product, or runs one command. Exit 0 done, 1 refused with reasons, 2 wrong usage. */
@Command(
        name = "isaf-cycle",
        description = "Without a command: serves the product at http://localhost:8080.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        footer = "Any setting of the product may stand anywhere on the line as --name.of.setting=value.",
        subcommands = {
            CheckModelCommand.class,
            ImportGazetteerCommand.class,
            ImportProvidersCommand.class,
            ImportPeopleCommand.class,
            SimulateCommand.class
        })
class Commands implements Callable<Integer> {

    private static final String FOLDER = "--isaf.database.folder";
    private static final String SERVER = "--spring.datasource.url";

    /** What goes to the product as it is; whatever else a command does not know is wrong usage. */
    private static final Pattern SETTING = Pattern.compile(
            "--(?!isaf\\.database\\.folder=)\\w[\\w-]*(\\.[\\w\\[\\]-]+)+=.*|--debug|--trace", Pattern.DOTALL);

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = "--db-url",
            paramLabel = "JDBC-URL",
            scope = ScopeType.INHERIT,
            description = "A PostgreSQL server instead of the embedded one. Also by SPRING_DATASOURCE_URL.")
    @Nullable
    String databaseUrl;

    @Option(
            names = FOLDER,
            paramLabel = "FOLDER",
            scope = ScopeType.INHERIT,
            description = "Where the embedded database is kept; without it, ./data.")
    @Nullable
    String databaseFolder;

    private final List<String> settings = new ArrayList<>();

    static int run(String... args) {
        Commands commands = new Commands();
        List<String> line = new ArrayList<>();
        for (String arg : args) {
            (SETTING.matcher(arg).matches() ? commands.settings : line).add(arg);
        }
        return commands.execute(line);
    }

    private int execute(List<String> args) {
        return new CommandLine(this)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    line.getErr().println(sentence(failure));
                    return 1;
                })
                .execute(args.toArray(String[]::new));
    }

    /** Whether these arguments start the server, which goes on after {@link #run} returns. */
    static boolean serves(String... args) {
        return args.length == 0
                || (args[0].startsWith("--")
                        && !List.of("--help", "--version").contains(args[0])
                        && new CommandLine(new Commands())
                                .getSubcommands().keySet().stream().noneMatch(List.of(args)::contains));
    }

    @Override
    public Integer call() {
        String[] arguments = arguments();
        SpringApplication application = new SpringApplication(Application.class);
        application.addListeners(new DemonstrationByDefault());
        try {
            application.run(arguments);
            return 0;
        } catch (RuntimeException e) {
            // told by Spring Boot already
            return 1;
        }
    }

    /** The product without its pages, for one command. */
    ConfigurableApplicationContext start(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("--logging.level.root=ERROR", "--logging.level.org.springframework.boot=OFF"));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of(arguments()));
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run(arguments.toArray(String[]::new));
    }

    /** Whether somebody said on the line which database it is to be. */
    boolean nameADatabase() {
        return databaseUrl != null
                || databaseFolder != null
                || settings.stream()
                        .anyMatch(setting ->
                                setting.startsWith("--isaf.database.") || setting.startsWith("--spring.datasource."));
    }

    private String[] arguments() {
        List<String> arguments = new ArrayList<>(settings);
        if (databaseUrl != null) {
            arguments.add(SERVER + "=" + databaseUrl);
        }
        if (databaseFolder != null) {
            if (arguments.stream().anyMatch(argument -> argument.startsWith(SERVER + "="))) {
                throw wrong(FOLDER + " and a database server: only one of them");
            }
            if (databaseFolder.isBlank()) {
                throw wrong(FOLDER + ": which folder?");
            }
            arguments.add(FOLDER + "=" + databaseFolder);
            // what is said here counts more than what the environment says
            arguments.add(SERVER + "=");
            arguments.add("--isaf.database.scratch=false");
        }
        return arguments.toArray(String[]::new);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    /** What a person can act on: our own sentence, or what the database said, or else the root of it all. */
    private static String sentence(Throwable failure) {
        Throwable cause = failure;
        while (!(cause instanceof DatabaseUnavailable)
                && !(cause instanceof SQLException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    /** The version in the jar's manifest. */
    static class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Application.class.getPackage().getImplementationVersion();
            return new String[] {"ISAF Cycle " + (version == null ? "(not packaged)" : version)};
        }
    }
}
