package kh.isaf.territory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A health centre, a primary school or an administration that serves citizens of an area. */
@Entity
public class ServiceProvider {

    @Id
    private String code = "";

    @Enumerated(EnumType.STRING)
    private ProviderKind kind = ProviderKind.PRIMARY_SCHOOL;

    private String areaCode = "";

    @Column(name = "name_km")
    private String nameKm = "";

    private String nameLatin = "";
    private LocalDate openedOn = LocalDate.EPOCH;
    private @Nullable LocalDate closedOn;
    private @Nullable String closedReason;

    protected ServiceProvider() {}

    public ServiceProvider(
            String code, ProviderKind kind, String areaCode, String nameKm, String nameLatin, LocalDate openedOn) {
        this.code = code;
        this.kind = kind;
        this.areaCode = areaCode;
        this.nameKm = nameKm;
        this.nameLatin = nameLatin;
        this.openedOn = openedOn;
    }

    /** It serves nobody from this day on. */
    void close(LocalDate day, String reason) {
        closedOn = day;
        closedReason = reason;
    }

    /** It serves again from this day on; years before count it as it was then. */
    void reopen(LocalDate day) {
        if (closedOn != null && day.isAfter(closedOn)) {
            openedOn = day;
        }
        closedOn = null;
        closedReason = null;
    }

    public String code() {
        return code;
    }

    public ProviderKind kind() {
        return kind;
    }

    public String areaCode() {
        return areaCode;
    }

    public String nameKm() {
        return nameKm;
    }

    public String nameLatin() {
        return nameLatin;
    }

    public LocalDate openedOn() {
        return openedOn;
    }

    public @Nullable LocalDate closedOn() {
        return closedOn;
    }

    public @Nullable String closedReason() {
        return closedReason;
    }

    /** Whether it serves citizens on this day. */
    public boolean isOpenOn(LocalDate day) {
        return !openedOn.isAfter(day) && (closedOn == null || closedOn.isAfter(day));
    }

    /** The name for a reader of this language. */
    public String name(Locale locale) {
        return locale.getLanguage().equals("km") ? nameKm : nameLatin;
    }
}
