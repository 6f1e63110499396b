package kh.isaf.workflow.model;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kh.isaf.workflow.model.xml.SafeXml;
import kh.isaf.workflow.model.xml.XmlRefused;
import org.w3c.dom.Document;

/** All rules for the files of a release. One set of rules for the editor, for deployment and for the command line. */
public final class ModelRules {

    /** What the product starts or asks by name in every release. */
    public static final Set<String> NEEDED = Stream.concat(
                    DoubtRules.STARTED.stream().map(id -> id + ".bpmn"),
                    Stream.of("stageDeadlines.dmn", "reminderLadder.dmn"))
            .collect(Collectors.toUnmodifiableSet());

    private final Catalogue catalogue;
    private final boolean tagged;

    private ModelRules(Catalogue catalogue, boolean tagged) {
        this.catalogue = catalogue;
        this.tagged = tagged;
    }

    /** The rules for files as they are written and kept. */
    public static ModelRules forFiles(Catalogue catalogue) {
        return new ModelRules(catalogue, false);
    }

    /** The same rules for what goes into the engine, where the release has put its version tag. */
    public static ModelRules forDeployment(Catalogue catalogue) {
        return new ModelRules(catalogue, true);
    }

    /** Checks files that belong together: they may refer to each other as well as to the catalogue. */
    public List<CheckedFile> check(List<ModelFile> files) {
        ModelRules together = new ModelRules(catalogue.with(files), tagged);
        return files.stream().map(together::alone).toList();
    }

    /** Checks one file against the catalogue and itself. */
    public CheckedFile check(ModelFile file) {
        return check(List.of(file)).get(0);
    }

    private CheckedFile alone(ModelFile file) {
        Findings findings = new Findings();
        byte[] checked = file.content();
        FileKind kind = file.kind().orElse(null);
        if (kind == null) {
            findings.add(1, "file", Reason.FILE_KIND, ".bpmn, .dmn, .form");
        } else if (checked.length > ModelFile.LARGEST) {
            findings.add(1, "file", Reason.FILE_TOO_LARGE, "1 MB");
        } else if (checked.length == 0) {
            findings.add(1, "file", Reason.FILE_EMPTY);
        } else if (kind == FileKind.FORM) {
            FormRules.check(file, catalogue, findings);
        } else {
            checked = xml(file, kind, findings);
        }
        return new CheckedFile(file.name(), findings.inOrder(), checked);
    }

    /** Checks the document and writes it anew, so that the engine reads exactly what was checked. */
    private byte[] xml(ModelFile file, FileKind kind, Findings findings) {
        try {
            Document document = SafeXml.read(file.content());
            if (kind == FileKind.BPMN) {
                BpmnRules.check(document, catalogue, tagged, findings);
            } else {
                DmnRules.check(document, tagged, findings);
            }
            return SafeXml.write(document);
        } catch (XmlRefused e) {
            findings.add(e.line(), e.element(), Reason.of(e.problem()));
            return file.content();
        }
    }
}
