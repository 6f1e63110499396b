package kh.isaf.cycle;

import kh.isaf.access.CurrentActor;
import kh.isaf.access.Rights;
import org.springframework.stereotype.Component;

/** Opens an area's year for reading, to those who have a role for the area or for one of its providers. */
@Component
public class CycleReading {

    private final Cycles cycles;
    private final Rights rights;
    private final CurrentActor current;

    CycleReading(Cycles cycles, Rights rights, CurrentActor current) {
        this.cycles = cycles;
        this.rights = rights;
        this.current = current;
    }

    /** The year with this key; any other person finds nothing there. */
    public AreaCycle open(String cycleKey) {
        AreaCycle cycle = cycles.get(cycleKey);
        rights.requireArea(current.get(), cycle.areaCode());
        return cycle;
    }
}
