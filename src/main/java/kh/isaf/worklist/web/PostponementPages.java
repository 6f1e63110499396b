package kh.isaf.worklist.web;

import java.time.LocalDate;
import java.util.List;
import kh.isaf.cycle.Postponement;
import kh.isaf.cycle.Redated;
import kh.isaf.territory.Area;
import kh.isaf.territory.ServiceProvider;
import kh.isaf.territory.Territory;
import kh.isaf.worklist.PostponementEffect;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names the places of postponements for their pages. */
@Component
class PostponementPages {

    private final Territory territory;

    PostponementPages(Territory territory) {
        this.territory = territory;
    }

    /** A postponement with the names of where it holds. */
    record Line(
            Postponement postponement,
            PostponementPlace place,
            @Nullable ServiceProvider provider) {}

    /** What moves, with the names of the examples. */
    record Effect(PostponementEffect moved, List<Example> examples) {}

    /** One date that moves. */
    record Example(Area area, @Nullable ServiceProvider provider, LocalDate from, LocalDate to) {}

    Line line(Postponement postponement) {
        String code = postponement.areaCode();
        boolean own = code.length() == 4 && postponement.reach() == Postponement.Reach.ITSELF;
        return new Line(
                postponement,
                new PostponementPlace(code.isEmpty() ? null : territory.area(code), own),
                provider(postponement.provider()));
    }

    Effect effect(PostponementEffect moved) {
        return new Effect(moved, moved.examples().stream().map(this::example).toList());
    }

    private Example example(Redated moved) {
        return new Example(territory.area(moved.areaCode()), provider(moved.provider()), moved.from(), moved.to());
    }

    private @Nullable ServiceProvider provider(@Nullable String code) {
        return code == null ? null : territory.provider(code);
    }
}
