package kh.isaf.oversight;

import java.util.List;
import java.util.Set;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.NotFound;
import kh.isaf.access.Role;
import kh.isaf.territory.Area;
import kh.isaf.territory.Territory;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How far a reader sees: the years there are, the widest area that is his or hers, and whether another one is in sight. */
@Service
@Transactional(readOnly = true)
public class Sight {

    private static final Set<Role> SUPERVISORS = Set.of(Role.DMK_GROUP, Role.CP_GROUP, Role.NCDDS_ADMIN);

    private final JdbcClient jdbc;
    private final Territory territory;

    Sight(JdbcClient jdbc, Territory territory) {
        this.jdbc = jdbc;
        this.territory = territory;
    }

    /** Years that have been opened, the latest first. */
    public List<Integer> years() {
        return jdbc.sql("select distinct year from area_cycle order by year desc")
                .query(Integer.class)
                .list();
    }

    /** The one year asked for, else the latest; 0 before there is any. */
    public int year(@Nullable Integer wanted) {
        return wanted != null && wanted != CaseFilter.EVERY_YEAR
                ? wanted
                : years().stream().findFirst().orElse(0);
    }

    /**
     * The code of the area asked for, else of the smallest that holds all the reader serves.
     *
     * @throws NotFound for an area of somebody else: neither within what the reader serves nor above it
     */
    public String area(Actor actor, @Nullable String wanted) {
        List<String> own = actor.grants().stream().map(Grant::areaCode).toList();
        if (wanted == null) {
            return own.stream().reduce(Sight::common).orElse("");
        }
        boolean inSight = own.stream().anyMatch(code -> wanted.startsWith(code) || code.startsWith(wanted));
        if (!inSight || !wanted.isEmpty() && territory.find(wanted).isEmpty()) {
            throw new NotFound("area " + wanted);
        }
        return wanted;
    }

    /** The areas above this one that the reader may look at, and itself. */
    public List<Area> path(String area) {
        return area.isEmpty() ? List.of() : territory.path(area);
    }

    /** Whether the actor looks after what is late there. */
    public boolean supervises(Actor actor, String area) {
        return SUPERVISORS.stream().anyMatch(role -> actor.may(role, area));
    }

    private static String common(String one, String other) {
        int length = 0;
        while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return one.substring(0, length - length % 2);
    }
}
