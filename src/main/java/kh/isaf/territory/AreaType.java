package kh.isaf.territory;

import java.util.Locale;

/** What kind of area it is; each belongs to one level. */
public enum AreaType {
    CAPITAL(AreaLevel.CP, true),
    PROVINCE(AreaLevel.CP, false),
    MUNICIPALITY(AreaLevel.DMK, true),
    DISTRICT(AreaLevel.DMK, false),
    KHAN(AreaLevel.DMK, true),
    COMMUNE(AreaLevel.CS, false),
    SANGKAT(AreaLevel.CS, true);

    private final AreaLevel level;
    private final boolean urban;

    AreaType(AreaLevel level, boolean urban) {
        this.level = level;
        this.urban = urban;
    }

    public AreaLevel level() {
        return level;
    }

    /** Urban areas follow other windows and let each service enter its own data. */
    public boolean urban() {
        return urban;
    }

    /** Name in files and message keys. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
