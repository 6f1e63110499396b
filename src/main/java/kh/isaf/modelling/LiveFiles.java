package kh.isaf.modelling;

import java.util.UUID;
import kh.isaf.modelling.scenario.ShippedScenarios;
import kh.isaf.workflow.release.ReleaseFiles;
import kh.isaf.workflow.release.ReleaseStore;
import kh.isaf.workflow.rules.RuleTable;
import kh.isaf.workflow.rules.RuleTables;
import org.springframework.stereotype.Component;

/** What is in force now: the files of the live release, with decision tables and texts as they were last published. */
@Component
public class LiveFiles {

    private final ReleaseStore store;
    private final RuleTables tables;
    private final LiveTexts texts;

    LiveFiles(ReleaseStore store, RuleTables tables, LiveTexts texts) {
        this.store = store;
        this.tables = tables;
        this.texts = texts;
    }

    public UUID release() {
        return store.live().orElseThrow().id();
    }

    public ReleaseFiles files() {
        ReleaseFiles files = store.files(release());
        for (RuleTable table : RuleTable.values()) {
            files = files.with(table.id() + ".dmn", tables.live(table.id()));
        }
        files = files.with(ReleaseFiles.TEXTS, texts.read().written());
        return files.find(ReleaseFiles.SCENARIOS).isPresent()
                ? files
                : files.with(ReleaseFiles.SCENARIOS, ShippedScenarios.file());
    }
}
