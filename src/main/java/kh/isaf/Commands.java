package kh.isaf;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Unmatched;

/** The command line: serves the product, or runs one command. Exit 0 done, 1 refused with reasons, 2 wrong usage. */
@Command(
        name = "isaf-cycle",
        description = "Without a command: serves the product at http://localhost:8080.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        subcommands = {
            CheckModelCommand.class,
            ImportGazetteerCommand.class,
            ImportProvidersCommand.class,
            ImportPeopleCommand.class,
            SimulateCommand.class
        })
class Commands implements Callable<Integer> {

    @Option(
            names = "--db-url",
            paramLabel = "JDBC-URL",
            scope = ScopeType.INHERIT,
            description = "A PostgreSQL server instead of the embedded one. Also by SPRING_DATASOURCE_URL.")
    @Nullable
    String databaseUrl;

    @Unmatched
    List<String> settings = new ArrayList<>();

    static int run(String... args) {
        return new CommandLine(new Commands())
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    line.getErr().println(sentence(failure));
                    return 1;
                })
                .execute(args);
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
        if (settings.stream().anyMatch(setting -> !setting.startsWith("--"))) {
            System.err.println("Unknown command: " + String.join(" ", settings) + ". See --help.");
            return 2;
        }
        SpringApplication application = new SpringApplication(Application.class);
        application.addListeners(new DemonstrationByDefault());
        try {
            application.run(arguments());
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

    private String[] arguments() {
        List<String> arguments = new ArrayList<>(settings);
        if (databaseUrl != null) {
            arguments.add("--spring.datasource.url=" + databaseUrl);
        }
        return arguments.toArray(String[]::new);
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
