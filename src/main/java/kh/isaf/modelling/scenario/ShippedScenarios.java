package kh.isaf.modelling.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import kh.isaf.workflow.release.ReleaseFiles;
import org.springframework.core.io.ClassPathResource;

/** The scenarios that the product brings for its own models; they hold until a release has a table of its own. */
public final class ShippedScenarios {

    private ShippedScenarios() {}

    public static byte[] file() {
        try {
            return new ClassPathResource("scenarios/" + ReleaseFiles.SCENARIOS).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
