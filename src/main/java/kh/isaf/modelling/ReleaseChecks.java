package kh.isaf.modelling;

import java.util.List;
import java.util.Map;
import kh.isaf.workflow.model.Catalogue;
import kh.isaf.workflow.model.CheckedFile;
import kh.isaf.workflow.model.ModelFile;
import kh.isaf.workflow.model.ModelRules;
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

    /** All files of a release that the rules know. */
    public List<CheckedFile> check(ReleaseFiles files) {
        return ModelRules.forFiles(product).check(files.models());
    }

    /** One file as it would be in the release. */
    public CheckedFile check(ReleaseFiles release, String name, byte[] content) {
        Catalogue around = product.with(release.with(name, content).models());
        return ModelRules.forFiles(around).check(new ModelFile(name, content));
    }
}
