package kh.isaf.workflow.engine;

import java.util.Map;
import kh.isaf.imports.ImportRequested;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has a job run each import that somebody asks for. */
@Component
class RequestedImports {

    private final RuntimeService runtime;
    private final Releases releases;

    RequestedImports(RuntimeService runtime, Releases releases) {
        this.runtime = runtime;
        this.releases = releases;
    }

    @EventListener
    void startLater(ImportRequested requested) {
        runtime.startProcessInstanceById(
                releases.definition(releases.current(), "runImport"),
                Map.of("importId", requested.importId().toString()));
    }
}
