package kh.isaf.i4c.web;

import java.util.List;
import java.util.Map;
import kh.isaf.i4c.Indicator;
import kh.isaf.i4c.Pack;
import kh.isaf.territory.ServiceProvider;
import org.jspecify.annotations.Nullable;

/** A provider with its information pack, if it entered one. */
record PackRow(ServiceProvider provider, @Nullable Pack pack, List<FigureRow> figures) {

    /** A figure with the name of its indicator, in plain digits. */
    record FigureRow(Indicator indicator, String standard, String value, String remark) {}

    static PackRow of(ServiceProvider provider, @Nullable Pack pack, Map<String, Indicator> indicators) {
        List<FigureRow> figures = pack == null
                ? List.of()
                : pack.figures().stream()
                        .map(figure -> new FigureRow(
                                indicators.getOrDefault(
                                        figure.indicator(),
                                        new Indicator(
                                                figure.indicator(), figure.indicator(), figure.indicator(), null)),
                                Plain.number(figure.standard()),
                                Plain.number(figure.value()),
                                figure.remark() == null ? "" : figure.remark()))
                        .toList();
        return new PackRow(provider, pack, figures);
    }

    /** Budget planned, in riel. */
    String planned() {
        return pack == null ? "" : Plain.riel(pack.budgetPlanned());
    }

    /** Budget received, in riel. */
    String received() {
        return pack == null ? "" : Plain.riel(pack.budgetReceived());
    }

    /** Budget spent, in riel. */
    String spent() {
        return pack == null ? "" : Plain.riel(pack.budgetSpent());
    }
}
