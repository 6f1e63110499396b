package kh.isaf.i4c;

import java.util.Objects;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Grant;
import kh.isaf.access.NotFound;
import kh.isaf.cycle.AreaCycle;
import kh.isaf.cycle.Cycles;
import kh.isaf.territory.Territory;
import org.springframework.stereotype.Component;

/** Opens an area's year for reading, to those who have a role for the area or for one of its providers. */
@Component
public class CycleReading {

    private final Cycles cycles;
    private final Territory territory;
    private final CurrentActor current;

    CycleReading(Cycles cycles, Territory territory, CurrentActor current) {
        this.cycles = cycles;
        this.territory = territory;
        this.current = current;
    }

    /** The year with this key; any other person finds nothing there. */
    public AreaCycle open(String cycleKey) {
        AreaCycle cycle = cycles.get(cycleKey);
        Actor actor = current.get();
        if (actor.covers(cycle.areaCode()) || servesIn(cycle.areaCode(), actor)) {
            return cycle;
        }
        throw new NotFound("cycle " + cycleKey);
    }

    private boolean servesIn(String areaCode, Actor actor) {
        return actor.grants().stream()
                .map(Grant::providerCode)
                .filter(Objects::nonNull)
                .anyMatch(provider -> territory.provider(provider).areaCode().equals(areaCode));
    }
}
