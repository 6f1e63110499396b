package kh.isaf.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import kh.isaf.imports.ImportStatus;
import kh.isaf.imports.Imports;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RunImportTests extends ProcessTest {

    private static final String AREA = """
            code,parent_code,level,type,name_km,name_latin
            98,,CP,province,ខេត្តសាក,Trial
            """;

    @Autowired
    Imports imports;

    private UUID id;
    private ProcessInstance process;

    @BeforeEach
    void anImportIsAskedFor() {
        id = imports.take(Desk.ADMINISTRATOR, "areas", "areas.csv", AREA.getBytes(StandardCharsets.UTF_8));
        imports.request(Desk.ADMINISTRATOR, id);
        imports.request(Desk.ADMINISTRATOR, id);
        process = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("runImport")
                .variableValueEquals("importId", id.toString())
                .singleResult();
    }

    @AfterEach
    void itIsTakenBack() {
        jdbc.sql("delete from area where code = '98'").update();
        jdbc.sql("delete from register_import where id = ?").param(id).update();
    }

    @Test
    void whoAsksDoesNotWaitForTheRun() {
        assertThat(process).isWaitingAtExactly("writeEntries");
        assertThat(imports.get(id).status()).isEqualTo(ImportStatus.WAITING);
        runJob();
    }

    @Test
    void aJobWritesTheEntries() {
        runJob();
        assertThat(process).isEnded().hasPassed("writeEntries", "end");
        assertThat(imports.get(id).status()).isEqualTo(ImportStatus.DONE);
    }

    @Test
    void anImportThatFailsEndsItsJobAndMayBeAskedForAgain() {
        jdbc.sql("update register_import set register = 'nosuch' where id = ?")
                .param(id)
                .update();
        runJob();
        assertThat(process).isEnded();
        assertThat(imports.get(id).status()).isEqualTo(ImportStatus.FAILED);
        assertThat(imports.get(id).failureKey()).isEqualTo("imports.failed");

        jdbc.sql("update register_import set register = 'areas' where id = ?")
                .param(id)
                .update();
        assertThat(imports.claim(Desk.ADMINISTRATOR, id)).isTrue();
        imports.run(id);
        assertThat(imports.get(id).status()).isEqualTo(ImportStatus.DONE);
    }

    private void runJob() {
        engine.getManagementService()
                .executeJob(engine.getManagementService()
                        .createJobQuery()
                        .processInstanceId(process.getId())
                        .singleResult()
                        .getId());
    }
}
