package kh.isaf.worklist.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.cycle.Cycles;
import kh.isaf.cycle.Postponement.Reach;
import kh.isaf.territory.Area;
import kh.isaf.territory.Territory;
import kh.isaf.worklist.Postponements;
import org.springframework.stereotype.Component;

/** The areas in which a person may put stages off, to choose from. */
@Component
class PostponementPlaces {

    private static final Set<Role> SUPERVISORS = Set.of(Role.DMK_GROUP, Role.CP_GROUP, Role.NCDDS_ADMIN);

    private final Territory territory;
    private final Cycles cycles;

    PostponementPlaces(Territory territory, Cycles cycles) {
        this.territory = territory;
        this.cycles = cycles;
    }

    /**
     * The areas a person supervises with what is in them; NCDDS chooses down to districts.
     *
     * @param wanted code of one more, such as a commune; empty for none
     */
    List<PostponementPlace> of(Actor actor, String wanted) {
        Set<String> codes = new TreeSet<>();
        actor.grants().stream()
                .filter(grant -> SUPERVISORS.contains(grant.role()))
                .map(Grant::areaCode)
                .forEach(area -> codes.addAll(within(area)));
        codes.add(wanted);
        List<String> ownYears = cycles.districtsWithOwnYear();
        List<PostponementPlace> places = new ArrayList<>();
        for (String code : codes) {
            if (Postponements.may(actor, code, Reach.COMMUNES)) {
                add(places, code, ownYears.contains(code) && Postponements.may(actor, code, Reach.ITSELF));
            }
        }
        return places;
    }

    private void add(List<PostponementPlace> places, String code, boolean own) {
        if (code.isEmpty()) {
            places.add(new PostponementPlace(null, false));
            return;
        }
        territory.find(code).ifPresent(area -> {
            places.add(new PostponementPlace(area, false));
            if (own) {
                places.add(new PostponementPlace(area, true));
            }
        });
    }

    private List<String> within(String code) {
        Stream<String> below = children(code)
                .flatMap(child -> Stream.concat(
                        Stream.of(child), child.length() < 4 || code.length() == 2 ? children(child) : Stream.empty()));
        return Stream.concat(Stream.of(code), below).toList();
    }

    private Stream<String> children(String code) {
        return territory.children(code.isEmpty() ? null : code).stream()
                .filter(area -> area.closedOn() == null)
                .map(Area::code);
    }
}
