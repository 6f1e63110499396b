package kh.isaf.territory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kh.isaf.access.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers what areas there are, which providers serve them, and how an area runs its cycle. */
@Service
@Transactional(readOnly = true)
public class Territory {

    private final Areas areas;
    private final ServiceProviders providers;
    private final JdbcClient jdbc;

    Territory(Areas areas, ServiceProviders providers, JdbcClient jdbc) {
        this.areas = areas;
        this.providers = providers;
        this.jdbc = jdbc;
    }

    public Optional<Area> find(String code) {
        return areas.findById(code);
    }

    public Area area(String code) {
        return find(code).orElseThrow(() -> new NotFound("area " + code));
    }

    /** The areas directly below this one, or the capital and provinces for null. */
    public List<Area> children(@Nullable String code) {
        return areas.findByParentCodeOrderByCode(code);
    }

    /** The areas whose Khmer or Latin name contains the text, or whose code it is. */
    public List<Area> search(String text) {
        String key = SearchKey.of(text);
        return key.isEmpty() ? List.of() : areas.search(key);
    }

    /** The areas above this one and itself, from the capital or province down. */
    public List<Area> path(String code) {
        return areas
                .findAllById(Arrays.stream(AreaLevel.values())
                        .map(AreaLevel::digits)
                        .filter(digits -> digits <= code.length())
                        .map(digits -> code.substring(0, digits))
                        .toList())
                .stream()
                .sorted(Comparator.comparing(Area::code))
                .toList();
    }

    /** The areas this one came from or went into, each with what it is to this one, as in the keys of messages. */
    public List<Map.Entry<String, Area>> relations(String code) {
        Area area = area(code);
        List<Map.Entry<String, Area>> relations = new ArrayList<>();
        String successor = area.successorCode();
        if (successor != null) {
            relations.add(Map.entry("successor", area(successor)));
        }
        String predecessor = area.predecessorCode();
        if (predecessor != null) {
            relations.add(Map.entry("predecessor", area(predecessor)));
        }
        areas.findBySuccessorCodeOrderByCode(code).forEach(other -> relations.add(Map.entry("tookOver", other)));
        areas.findByPredecessorCodeOrderByCode(code).forEach(other -> relations.add(Map.entry("splitInto", other)));
        return relations;
    }

    /** The codes of all areas of a level, in order. */
    public List<String> codes(AreaLevel level) {
        return jdbc.sql("select code from area where level = :level order by code")
                .param("level", level.name())
                .query(String.class)
                .list();
    }

    public ServiceProvider provider(String code) {
        return providers.findById(code).orElseThrow(() -> new NotFound("provider " + code));
    }

    /** The providers of an area that are open on a day, by code. */
    public List<ServiceProvider> providersOf(String areaCode, LocalDate day) {
        return providers.findByAreaCodeOrderByCode(areaCode).stream()
                .filter(provider -> !provider.openedOn().isAfter(day))
                .filter(provider -> {
                    LocalDate closed = provider.closedOn();
                    return closed == null || closed.isAfter(day);
                })
                .toList();
    }

    /** The providers that take part in a year of an area: those open on its first day. */
    public List<ServiceProvider> providersIn(int year, String areaCode) {
        return providersOf(areaCode, LocalDate.of(year, 1, 1));
    }

    /**
     * The variant in force in an area on a day. Where none is set: a khan and its sangkats are urban, any other area
     * runs without a CSO (assumed).
     */
    public Variant variant(String areaCode, LocalDate day) {
        return jdbc.sql("""
                select variant from area_variant where :code like area_code || '%' and valid_from <= :day
                order by length(area_code) desc, valid_from desc limit 1""")
                .param("code", areaCode)
                .param("day", day)
                .query(String.class)
                .optional()
                .map(Variant::of)
                .orElseGet(() -> inKhan(areaCode) ? Variant.URBAN_KHAN : Variant.WITHOUT_CSO);
    }

    private boolean inKhan(String areaCode) {
        return areaCode.length() >= AreaLevel.DMK.digits()
                && find(areaCode.substring(0, AreaLevel.DMK.digits()))
                        .filter(area -> area.type() == AreaType.KHAN)
                        .isPresent();
    }
}
