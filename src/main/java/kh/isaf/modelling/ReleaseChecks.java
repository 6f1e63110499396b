package kh.isaf.modelling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kh.isaf.workflow.model.Catalogue;
import kh.isaf.workflow.model.CheckedFile;
import kh.isaf.workflow.model.Finding;
import kh.isaf.workflow.model.ModelFile;
import kh.isaf.workflow.model.ModelRules;
import kh.isaf.workflow.model.Reason;
import kh.isaf.workflow.release.ReleaseFiles;
import org.springframework.stereotype.Component;

/** What the model rules say of a draft: its files may refer to each other and to the product's code, to nothing else. */
@Component
public class ReleaseChecks {

    private final Catalogue product;

    ReleaseChecks(Catalogue catalogue) {
        this.product = new Catalogue(
                catalogue.actions(),
                catalogue.computedNames(),
                catalogue.roles(),
                catalogue.stages(),
                Map.of(),
                Map.of());
    }

    /** All files of a release that the rules know, and those the product cannot do without that are not there. */
    public List<CheckedFile> check(ReleaseFiles files) {
        List<CheckedFile> checked = new ArrayList<>(ModelRules.forFiles(product).check(files.models()));
        ModelRules.NEEDED.stream()
                .filter(name -> files.find(name).isEmpty())
                .map(ReleaseChecks::missing)
                .forEach(checked::add);
        return checked;
    }

    private static CheckedFile missing(String name) {
        return new CheckedFile(name, List.of(new Finding(1, "file", Reason.NEEDED, List.of(name))), new byte[0]);
    }

    /** Some files of a release among all the others. */
    public List<CheckedFile> check(ReleaseFiles release, Set<String> names) {
        ModelRules rules = ModelRules.forFiles(product.with(release.models()));
        return release.models().stream()
                .filter(file -> names.contains(file.name()))
                .map(rules::check)
                .toList();
    }

    /** One file as it would be in the release. */
    public CheckedFile check(ReleaseFiles release, String name, byte[] content) {
        Catalogue around = product.with(release.with(name, content).models());
        return ModelRules.forFiles(around).check(new ModelFile(name, content));
    }
}
