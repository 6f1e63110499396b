package kh.isaf.workflow.action;

import java.util.UUID;
import kh.isaf.imports.Imports;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Runs an import that national staff have checked and asked for. */
@Component("runImport")
class RunImport implements JavaDelegate {

    private final Imports imports;

    RunImport(Imports imports) {
        this.imports = imports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        imports.run(UUID.fromString((String) execution.getVariable("importId")));
    }
}
