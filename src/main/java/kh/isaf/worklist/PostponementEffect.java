package kh.isaf.worklist;

import java.util.List;
import kh.isaf.cycle.Redated;

/**
 * What a postponement moves, or moves back.
 *
 * @param areas years of communes, sangkats and khans that are touched
 * @param stages stages of them and of their providers that are due on another day
 * @param tasks open tasks that are
 * @param meetings monthly meetings to come whose month opens on another day
 * @param examples the first dates that move
 */
public record PostponementEffect(int areas, int stages, int tasks, int meetings, List<Redated> examples) {

    public boolean nothing() {
        return stages == 0 && tasks == 0 && meetings == 0;
    }

    String words() {
        return "%d areas, %d stages, %d tasks, %d meetings to come".formatted(areas, stages, tasks, meetings);
    }
}
