package kh.isaf.territory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final Variants variants;
    private final JdbcClient jdbc;

    Territory(Areas areas, ServiceProviders providers, Variants variants, JdbcClient jdbc) {
        this.areas = areas;
        this.providers = providers;
        this.variants = variants;
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
                .filter(provider -> provider.isOpenOn(day))
                .toList();
    }

    /** The providers with these codes, in their order. */
    public List<ServiceProvider> providers(Collection<String> codes) {
        return providers.findAllById(codes).stream()
                .sorted(Comparator.comparing(ServiceProvider::code))
                .toList();
    }

    /** How an area runs the demand side on a day. */
    public Variant variant(String areaCode, LocalDate day) {
        return Objects.requireNonNull(
                        variants.on(day, List.of(area(areaCode).code())).get(areaCode))
                .variant();
    }
}
