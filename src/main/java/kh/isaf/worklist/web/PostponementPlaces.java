package kh.isaf.worklist.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import kh.isaf.access.Actor;
import kh.isaf.access.Role;
import kh.isaf.cycle.Cycles;
import kh.isaf.cycle.Postponement.Reach;
import kh.isaf.territory.Area;
import kh.isaf.territory.AreaLevel;
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
        SortedMap<String, Area> areas = new TreeMap<>();
        actor.grants().stream()
                .filter(grant -> SUPERVISORS.contains(grant.role()))
                .forEach(grant -> addWithin(grant.areaCode(), areas));
        territory.find(wanted).ifPresent(area -> areas.put(wanted, area));
        List<String> ownYears = cycles.districtsWithOwnYear();
        List<PostponementPlace> places = new ArrayList<>();
        if (Postponements.may(actor, "", Reach.ALL)) {
            places.add(new PostponementPlace(null, false));
        }
        areas.forEach((code, area) -> {
            if (Postponements.may(actor, code, Reach.COMMUNES)) {
                places.add(new PostponementPlace(area, false));
            }
            if (ownYears.contains(code) && Postponements.may(actor, code, Reach.ITSELF)) {
                places.add(new PostponementPlace(area, true));
            }
        });
        return places;
    }

    private void addWithin(String code, SortedMap<String, Area> areas) {
        territory.find(code).ifPresent(area -> areas.put(code, area));
        for (Area child : children(code)) {
            areas.put(child.code(), child);
            if (code.length() <= AreaLevel.CP.digits() && child.code().length() < AreaLevel.CS.digits()) {
                children(child.code()).forEach(grandchild -> areas.put(grandchild.code(), grandchild));
            }
        }
    }

    private List<Area> children(String code) {
        return territory.children(code.isEmpty() ? null : code).stream()
                .filter(area -> area.closedOn() == null)
                .toList();
    }
}
