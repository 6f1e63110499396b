package kh.isaf.territory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
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

    protected Area() {}

    public Area(String code, @Nullable String parentCode, AreaType type, String nameKm, String nameLatin) {
        this.code = code;
        this.parentCode = parentCode;
        describe(type, nameKm, nameLatin);
    }

    /** Takes over what the gazetteer now says about this area. */
    void describe(AreaType newType, String newNameKm, String newNameLatin) {
        level = newType.level();
        type = newType;
        nameKm = newNameKm;
        nameLatin = newNameLatin;
        nameKey = SearchKey.of(newNameKm) + "\n" + SearchKey.of(newNameLatin);
    }

    /** Whether the gazetteer says the same, but for characters nobody sees. */
    boolean isDescribedBy(AreaType otherType, String otherKm, String otherLatin) {
        return type == otherType && SearchKey.of(nameKm).equals(SearchKey.of(otherKm)) && nameLatin.equals(otherLatin);
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

    /** The name for a reader of this language. */
    public String name(Locale locale) {
        return locale.getLanguage().equals("km") ? nameKm : nameLatin;
    }
}
