package kh.isaf.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where an actor's grants reach, as a condition for SQL: the areas held with everything below, and single providers. */
public class AreaScope {

    private final Actor actor;
    private final Map<String, Object> parameters = new HashMap<>();

    public AreaScope(Actor actor) {
        this.actor = actor;
        int number = 0;
        for (Grant grant : actor.grants()) {
            String name = "scope" + number++;
            parameters.put(name, grant.providerCode() == null ? grant.areaCode() + "%" : grant.areaCode());
            if (grant.providerCode() != null) {
                parameters.put(name + "Provider", grant.providerCode());
            }
        }
    }

    /** The named parameters of {@link #sql}. */
    public Map<String, Object> parameters() {
        return parameters;
    }

    /**
     * The condition on two columns.
     *
     * @param providerColumn null where the row is about an area as a whole, which its providers may see
     */
    public String sql(String areaColumn, @Nullable String providerColumn) {
        List<String> places = new ArrayList<>();
        int number = 0;
        for (Grant grant : actor.grants()) {
            String name = ":scope" + number++;
            if (grant.providerCode() == null) {
                places.add(areaColumn + " like " + name);
            } else if (providerColumn == null) {
                places.add(areaColumn + " = " + name);
            } else {
                places.add("(" + areaColumn + " = " + name + " and " + providerColumn + " = " + name + "Provider)");
            }
        }
        return places.isEmpty() ? "false" : "(" + String.join(" or ", places) + ")";
    }
}
