package kh.isaf.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From what the child program is started: the packaged jar, or a class path of any length. */
class ChildProgramTests {

    @TempDir
    Path folder;

    @Test
    void thePackagedJarIsStartedAsSuch() throws IOException {
        Path jar = jar("isaf-cycle.jar", "kh.isaf.Application");
        Map<String, String> environment = new HashMap<>();

        assertThat(ChildProgram.program(jar.toString(), environment)).containsExactly("-jar", jar.toString());
        assertThat(environment).isEmpty();
    }

    @Test
    void anyOtherClassPathGoesByTheEnvironment() throws IOException {
        Path jar = jar("other.jar", "org.example.Other");
        Map<String, String> environment = new HashMap<>();

        assertThat(ChildProgram.program(jar.toString(), environment)).containsExactly("kh.isaf.Application");
        assertThat(environment).containsEntry("CLASSPATH", jar.toString());

        ChildProgram.program("target/classes" + File.pathSeparator + jar, environment);
        assertThat(environment)
                .containsEntry("CLASSPATH", Path.of("target/classes").toAbsolutePath() + File.pathSeparator + jar);
    }

    private Path jar(String name, String starts) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Start-Class", starts);
        Path jar = folder.resolve(name);
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }
}
