package kh.isaf.simulation;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kh.isaf.access.Refusal;
import kh.isaf.territory.Area;
import kh.isaf.territory.AreaLevel;
import kh.isaf.territory.Territory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a trial takes from the register: the areas in and above the one that is tried, and how many services they have. */
@Component
@Transactional(readOnly = true)
class TrialArea {

    private static final int USUAL_PROVIDERS = 8;
    private static final int MOST_PROVIDERS = 90;

    private final Territory territory;
    private final Clock clock;

    TrialArea(Territory territory, Clock clock) {
        this.territory = territory;
        this.clock = clock;
    }

    /** Refuses an area that there is not, or that has none or too many communes. */
    void require(String code, int mostCommunes) {
        if (territory.find(code).filter(area -> area.level() != AreaLevel.CS).isEmpty()) {
            throw new Refusal("area", "timeMachine.error.area");
        }
        int communes = communes(code).size();
        if (communes == 0 || communes > mostCommunes) {
            throw new Refusal(
                    "area", "timeMachine.error.communes", String.valueOf(communes), String.valueOf(mostCommunes));
        }
    }

    /**
     * The communes as a file that {@code import-gazetteer} reads, with all provinces and districts of the country, as
     * the tables may name them.
     */
    String gazetteer(String code) throws IOException {
        List<Area> areas = new ArrayList<>();
        for (Area province : existing(null)) {
            areas.add(province);
            areas.addAll(existing(province.code()));
        }
        areas.addAll(communes(code));
        StringWriter text = new StringWriter();
        try (CSVPrinter table = new CSVPrinter(text, CSVFormat.RFC4180)) {
            table.printRecord("code", "parent_code", "level", "type", "name_km", "name_latin");
            for (Area area : areas) {
                table.printRecord(
                        area.code(),
                        Objects.requireNonNullElse(area.parentCode(), ""),
                        area.level(),
                        area.type().id(),
                        area.nameKm(),
                        area.nameLatin());
            }
        }
        return text.toString();
    }

    /** As many as there are on average, as their people are reminded. */
    int providersPerCommune(String code) {
        List<Area> communes = communes(code);
        LocalDate today = LocalDate.now(clock);
        long providers = communes.stream()
                .mapToLong(
                        commune -> territory.providersOf(commune.code(), today).size())
                .sum();
        return providers == 0
                ? USUAL_PROVIDERS
                : (int) Math.max(1, Math.min(MOST_PROVIDERS, Math.round((double) providers / communes.size())));
    }

    private List<Area> communes(String code) {
        return below(code).stream().filter(area -> area.level() == AreaLevel.CS).toList();
    }

    /** Those within the area, at all levels. */
    private List<Area> below(String code) {
        List<Area> found = new ArrayList<>();
        for (Area area : existing(code)) {
            found.add(area);
            found.addAll(below(area.code()));
        }
        return found;
    }

    /** Those directly below that exist today. */
    private List<Area> existing(@Nullable String above) {
        LocalDate today = LocalDate.now(clock);
        return territory.children(above).stream()
                .filter(area -> {
                    LocalDate closed = area.closedOn();
                    return closed == null || closed.isAfter(today);
                })
                .toList();
    }
}
