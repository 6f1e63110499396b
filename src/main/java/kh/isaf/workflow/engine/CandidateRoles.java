package kh.isaf.workflow.engine;

import java.util.ArrayList;
import java.util.List;
import kh.isaf.access.Role;
import kh.isaf.cycle.AreaCycle;
import kh.isaf.territory.AreaLevel;
import kh.isaf.worklist.Candidate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Turns the one role a model names for a task into those who may take it in this area. The demand side's roles follow
 * from the area's variant (strategy, section 4 and 3.10); who enters data from urban or rural (Khan Sen Sok report).
 */
@Component
public class CandidateRoles {

    /** Who may take a task of this role in this area's year. */
    public List<Candidate> candidates(String role, AreaCycle cycle, @Nullable String provider) {
        return roles(role, cycle).stream()
                .map(one -> new Candidate(one, scope(one, cycle, provider)))
                .toList();
    }

    private static List<Role> roles(String role, AreaCycle cycle) {
        return switch (role) {
            case "facilitator" -> facilitators(cycle);
            case "dataEntry" -> dataEntry(cycle);
            case "supervisor" -> List.of(supervisor(cycle));
            case "committee" -> List.of(Role.COMMITTEE_CHAIR, Role.COMMITTEE_MEMBER, Role.CLERK);
            default -> List.of(Role.of(role).orElseThrow(() -> new IllegalArgumentException("no role " + role)));
        };
    }

    private static List<Role> facilitators(AreaCycle cycle) {
        return switch (cycle.variant()) {
            case WITH_CSO -> List.of(Role.CSO_STAFF, Role.CAF);
            case WITHOUT_CSO -> List.of(Role.CLERK, Role.CAF);
            case URBAN_KHAN -> List.of(Role.OMBUDSMAN, Role.CAF);
        };
    }

    private static List<Role> dataEntry(AreaCycle cycle) {
        List<Role> roles = new ArrayList<>(List.of(Role.FOCAL_PERSON));
        if (!cycle.urban()) {
            roles.add(supervisor(cycle));
        }
        return roles;
    }

    private static Role supervisor(AreaCycle cycle) {
        return cycle.ofDistrict() ? Role.CP_GROUP : Role.DMK_GROUP;
    }

    private static String scope(Role role, AreaCycle cycle, @Nullable String provider) {
        return switch (role) {
            case FOCAL_PERSON -> provider == null ? cycle.areaCode() : provider;
            case CP_GROUP -> cycle.areaCode().substring(0, AreaLevel.CP.digits());
            case DMK_GROUP, OMBUDSMAN, CSO_STAFF -> cycle.areaCode().substring(0, AreaLevel.DMK.digits());
            case NCDDS_ADMIN -> "";
            default -> cycle.areaCode();
        };
    }
}
