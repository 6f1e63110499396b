package kh.isaf.people;

import java.util.Locale;
import kh.isaf.access.Role;

/** An account of the demonstration: whose role it shows, and where. */
public record DemonstrationAccount(
        String username, Role role, String nameKm, String nameLatin, String placeKm, String placeLatin) {

    public String name(Locale locale) {
        return locale.getLanguage().equals("km") ? nameKm : nameLatin;
    }

    public String place(Locale locale) {
        return locale.getLanguage().equals("km") ? placeKm : placeLatin;
    }
}
