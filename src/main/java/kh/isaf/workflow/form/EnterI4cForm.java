package kh.isaf.workflow.form;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import kh.isaf.access.Actor;
import kh.isaf.i4c.EnterI4c;
import kh.isaf.i4c.Figure;
import kh.isaf.i4c.Indicator;
import kh.isaf.i4c.Indicators;
import kh.isaf.i4c.InformationPacks;
import kh.isaf.i4c.Pack;
import kh.isaf.i4c.PackStatus;
import kh.isaf.territory.Territory;
import kh.isaf.worklist.WorkItem;
import org.springframework.stereotype.Component;

/** A provider enters its figures: one row for each standard indicator of its kind, or what was returned to it. */
@Component("enterI4c")
class EnterI4cForm implements TaskForm<EnterI4c> {

    private final InformationPacks packs;
    private final Indicators indicators;
    private final Territory territory;

    EnterI4cForm(InformationPacks packs, Indicators indicators, Territory territory) {
        this.packs = packs;
        this.indicators = indicators;
        this.territory = territory;
    }

    @Override
    public Class<EnterI4c> command() {
        return EnterI4c.class;
    }

    @Override
    public Map<String, Object> open(WorkItem item) {
        List<Indicator> standard =
                indicators.of(territory.provider(provider(item)).kind());
        Optional<Pack> entered = packs.find(item.cycleKey(), provider(item));
        Map<String, Object> data = new HashMap<>();
        data.put(
                "indicators",
                standard.stream()
                        .map(each -> BothLanguages.choice(each.code(), each.nameKm(), each.nameEn()))
                        .toList());
        data.put("figures", standard.stream().map(each -> row(each, entered)).toList());
        entered.ifPresent(pack -> {
            data.put("staffTotal", pack.staffTotal());
            data.put("staffFemale", pack.staffFemale());
            data.put("openingHours", pack.openingHours());
            data.put("budgetPlanned", pack.budgetPlanned());
            data.put("budgetReceived", pack.budgetReceived());
            data.put("budgetSpent", pack.budgetSpent());
            data.put("budgetSource", pack.budgetSource());
        });
        return data;
    }

    @Override
    public List<Fact> facts(WorkItem item) {
        return packs.find(item.cycleKey(), provider(item))
                .filter(pack -> pack.status() == PackStatus.RETURNED)
                .map(pack -> Objects.requireNonNullElse(pack.returnedReason(), ""))
                .map(reason -> List.of(new Fact("i4c.fact.returned", reason, reason)))
                .orElse(List.of());
    }

    /** The domain takes it again in place of what it was told before. */
    @Override
    public boolean correctable() {
        return true;
    }

    @Override
    public void submit(WorkItem item, EnterI4c command, Actor actor) {
        packs.enter(item.cycleKey(), provider(item), command, actor);
    }

    private static Map<String, Object> row(Indicator indicator, Optional<Pack> entered) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("indicator", indicator.code());
        Optional<Figure> before = entered.flatMap(pack -> pack.figures().stream()
                .filter(figure -> figure.indicator().equals(indicator.code()))
                .findFirst());
        if (before.isPresent()) {
            row.put("standard", before.get().standard());
            row.put("value", before.get().value());
            row.put("remark", before.get().remark());
        } else {
            row.put("standard", indicator.standard());
        }
        return row;
    }

    private static String provider(WorkItem item) {
        return Objects.requireNonNull(item.providerCode());
    }
}
