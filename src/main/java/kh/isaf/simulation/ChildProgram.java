package kh.isaf.simulation;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.stereotype.Component;

/**
 * Starts this very program once more with a command, in a process of its own: from the same jar, or from the same class
 * path. Of the settings it gets those of the reminders only, and no password.
 */
@Component
class ChildProgram {

    private static final String MAIN = "kh.isaf.Application";
    private static final String REMINDERS = "isaf.reminders.";
    private static final String KEPT = "ISAF_REMINDERS_";
    private static final List<String> OURS = List.of("SPRING_", "ISAF_", "SERVER_", "MANAGEMENT_", "LOGGING_", "DEBUG");
    private static final List<String> JVM =
            List.of("-Xmx768m", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8", "-Djava.awt.headless=true");

    private final ConfigurableEnvironment environment;

    ChildProgram(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    /** Starts the command in this folder; what it says as an error goes into the file {@code errors.txt} there. */
    Process start(Path folder, List<String> arguments) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(JVM);
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().keySet().removeIf(ChildProgram::concernsTheServer);
        line.addAll(program(System.getProperty("java.class.path"), builder.environment()));
        line.addAll(arguments);
        settings().forEach((name, value) -> line.add("--" + name + "=" + value));
        return builder.command(line)
                .directory(folder.toFile())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
    }

    private static boolean concernsTheServer(String variable) {
        return OURS.stream().anyMatch(variable::startsWith) && !variable.startsWith(KEPT);
    }

    /** A class path may be longer than a command line: it goes by the environment. */
    static List<String> program(String classPath, Map<String, String> environment) throws IOException {
        String absolute = absolute(classPath);
        if (!absolute.contains(File.pathSeparator) && packaged(Path.of(absolute))) {
            return List.of("-jar", absolute);
        }
        environment.put("CLASSPATH", absolute);
        return List.of(MAIN);
    }

    /** The child begins in another folder. */
    private static String absolute(String classPath) {
        List<String> parts = new ArrayList<>();
        for (String part : classPath.split(File.pathSeparator)) {
            parts.add(Path.of(part).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, parts);
    }

    private static boolean packaged(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (JarFile jar = new JarFile(file.toFile())) {
            Manifest manifest = jar.getManifest();
            return manifest != null && MAIN.equals(manifest.getMainAttributes().getValue("Start-Class"));
        }
    }

    /** What is set for reminders on the command line of this program or in its files. */
    private Map<String, String> settings() {
        Map<String, String> found = new TreeMap<>();
        environment.getPropertySources().forEach(source -> {
            if (source instanceof EnumerablePropertySource<?> properties) {
                for (String name : properties.getPropertyNames()) {
                    if (name.startsWith(REMINDERS)) {
                        found.put(name, String.valueOf(environment.getProperty(name)));
                    }
                }
            }
        });
        return found;
    }
}
