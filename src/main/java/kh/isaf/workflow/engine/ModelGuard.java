package kh.isaf.workflow.engine;

import java.util.List;
import java.util.function.Supplier;
import kh.isaf.workflow.model.Catalogue;
import kh.isaf.workflow.model.CheckedFile;
import kh.isaf.workflow.model.ModelFile;
import kh.isaf.workflow.model.ModelRules;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;

/**
 * Stands before the engine's own deployers, inside their transaction: what the model rules refuse never gets in, however
 * it was sent, and what gets in is exactly what was checked.
 */
final class ModelGuard implements Deployer {

    private final Supplier<Catalogue> catalogue;

    ModelGuard(Supplier<Catalogue> catalogue) {
        this.catalogue = catalogue;
    }

    /** Only new deployments: those read back from the database were checked when they came. */
    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        List<ModelFile> files = deployment.getResources().values().stream()
                .map(resource -> new ModelFile(resource.getName(), resource.getBytes()))
                .toList();
        List<CheckedFile> checked = ModelRules.forDeployment(catalogue.get()).check(files);
        List<CheckedFile> refused = checked.stream().filter(file -> !file.ok()).toList();
        if (!refused.isEmpty()) {
            throw new ModelRefused(refused);
        }
        checked.forEach(file -> deployment.getResource(file.name()).setBytes(file.content()));
    }
}
