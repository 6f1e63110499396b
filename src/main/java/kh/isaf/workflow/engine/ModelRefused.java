package kh.isaf.workflow.engine;

import java.util.List;
import java.util.stream.Collectors;
import kh.isaf.workflow.model.CheckedFile;
import org.camunda.bpm.engine.ProcessEngineException;

/** A deployment that the model rules refuse, with everything they found in it. */
public final class ModelRefused extends ProcessEngineException {

    private final transient List<CheckedFile> files;

    public ModelRefused(List<CheckedFile> files) {
        super(files.stream()
                .flatMap(file -> file.findings().stream().map(finding -> file.name() + ":" + finding))
                .collect(Collectors.joining("\n")));
        this.files = List.copyOf(files);
    }

    /** The refused files with their findings. */
    public List<CheckedFile> files() {
        return files;
    }
}
