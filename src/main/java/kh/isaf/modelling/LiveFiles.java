package kh.isaf.modelling;

import java.util.UUID;
import kh.isaf.modelling.scenario.ShippedScenarios;
import kh.isaf.workflow.release.ReleaseFiles;
import kh.isaf.workflow.release.ReleaseStore;
import kh.isaf.workflow.rules.RuleTable;
import kh.isaf.workflow.rules.RuleTables;
import org.springframework.stereotype.Component;

/** What is in force now: the files of the live release, with the decision tables as they were last published. */
@Component
class LiveFiles {

    private final ReleaseStore store;
    private final RuleTables tables;

    LiveFiles(ReleaseStore store, RuleTables tables) {
        this.store = store;
        this.tables = tables;
    }

    UUID release() {
        return store.live().orElseThrow().id();
    }

    ReleaseFiles files() {
        ReleaseFiles files = store.files(release());
        for (RuleTable table : RuleTable.values()) {
            files = files.with(table.id() + ".dmn", tables.live(table.id()));
        }
        return files.find(ReleaseFiles.SCENARIOS).isPresent()
                ? files
                : files.with(ReleaseFiles.SCENARIOS, ShippedScenarios.file());
    }
}
