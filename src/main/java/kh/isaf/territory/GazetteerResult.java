package kh.isaf.territory;

import java.util.List;
import java.util.Map;

/**
 * What a gazetteer file holds and what importing it changes; with a fault in any line nothing is imported.
 *
 * @param counts areas in the file by level
 * @param changes each area added or changed, the capital and provinces first
 */
public record GazetteerResult(
        Map<AreaLevel, Integer> counts,
        int added,
        int changed,
        int unchanged,
        List<AreaChange> changes,
        List<RowFault> faults) {

    public boolean accepted() {
        return faults.isEmpty();
    }
}
