package kh.isaf.access;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A role held for an area and everything below it, or for one service provider.
 *
 * @param areaCode gazetteer code of 2, 4 or 6 digits; empty for the nation
 * @param providerCode set when the role is held for one provider only
 */
public record Grant(Role role, String areaCode, @Nullable String providerCode) implements Serializable {

    public Grant {
        if (role == Role.NCDDS_ADMIN && !areaCode.isEmpty()) {
            throw new IllegalArgumentException("an administrator of NCDDS serves the nation, not area " + areaCode);
        }
    }

    public Grant(Role role, String areaCode) {
        this(role, areaCode, null);
    }

    /** What candidates of a work item are matched by: the provider's code, or else the area's. */
    public String scope() {
        return providerCode != null ? providerCode : areaCode;
    }

    boolean covers(String area) {
        return providerCode == null && area.startsWith(areaCode);
    }
}
