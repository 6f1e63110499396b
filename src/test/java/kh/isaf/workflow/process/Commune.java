package kh.isaf.workflow.process;

import java.util.List;
import kh.isaf.cycle.AreaCycle;

/** A made-up commune, sangkat or khan with its services, and the year it runs. */
public record Commune(String code, int year, List<String> providers) {

    public String key() {
        return AreaCycle.key(year, code);
    }

    /** Its services in the order in which they were asked for. */
    public String provider(int index) {
        return providers.get(index);
    }
}
