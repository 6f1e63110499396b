package kh.isaf.cycle;

import java.util.Arrays;
import java.util.Optional;

/** A stage of the yearly cycle; one BPMN model each, with the stage's id as process id. */
public enum Stage {
    I4C_PREPARATION("i4cPreparation", true),
    DISSEMINATION("dissemination", false),
    SCORECARD("scorecard", true),
    SELF_ASSESSMENT("selfAssessment", true),
    SECTOR_INTERFACE_MEETING("sectorInterfaceMeeting", true),
    INTERFACE_MEETING("interfaceMeeting", false),
    JAAP_APPROVAL("jaapApproval", false),
    INTEGRATION("integration", false),
    JAAP_MONITORING("jaapMonitoring", false);

    private final String id;
    private final boolean perProvider;

    Stage(String id, boolean perProvider) {
        this.id = id;
        this.perProvider = perProvider;
    }

    public String id() {
        return id;
    }

    /** Whether each provider goes through this stage by itself; the others belong to the commune as a whole. */
    public boolean perProvider() {
        return perProvider;
    }

    public static Optional<Stage> of(String id) {
        return Arrays.stream(values()).filter(stage -> stage.id.equals(id)).findFirst();
    }
}
