package kh.isaf.territory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A capital, province, municipality, district, khan, commune or sangkat of the gazetteer; its key is the NCDD code. */
@Entity
public class Area {

    @Id
    private String code = "";

    private @Nullable String parentCode;

    @Enumerated(EnumType.STRING)
    private AreaLevel level = AreaLevel.CS;

    @Enumerated(EnumType.STRING)
    private AreaType type = AreaType.COMMUNE;

    @Column(name = "name_km")
    private String nameKm = "";

    private String nameLatin = "";

    private String nameKey = "";

    private @Nullable LocalDate openedOn;
    private @Nullable LocalDate closedOn;
    private @Nullable String successorCode;
    private @Nullable String predecessorCode;

    protected Area() {}

    public Area(String code, @Nullable String parentCode, AreaType type, String nameKm, String nameLatin) {
        this.code = code;
        this.parentCode = parentCode;
        level = type.level();
        this.type = type;
        this.nameKm = nameKm;
        this.nameLatin = nameLatin;
        nameKey = nameKey(nameKm, nameLatin);
    }

    /** What both names of an area are searched by. */
    static String nameKey(String nameKm, String nameLatin) {
        return SearchKey.of(nameKm) + "\n" + SearchKey.of(nameLatin);
    }

    public String code() {
        return code;
    }

    public @Nullable String parentCode() {
        return parentCode;
    }

    public AreaLevel level() {
        return level;
    }

    public AreaType type() {
        return type;
    }

    public String nameKm() {
        return nameKm;
    }

    public String nameLatin() {
        return nameLatin;
    }

    /** The day from which there is this area; null where it has always been. */
    public @Nullable LocalDate openedOn() {
        return openedOn;
    }

    /** The first day without this area; null while it exists. */
    public @Nullable LocalDate closedOn() {
        return closedOn;
    }

    /** The area it was merged into. */
    public @Nullable String successorCode() {
        return successorCode;
    }

    /** The area it was split off from. */
    public @Nullable String predecessorCode() {
        return predecessorCode;
    }

    /** The name for a reader of this language. */
    public String name(Locale locale) {
        return locale.getLanguage().equals("km") ? nameKm : nameLatin;
    }
}
