package kh.isaf.workflow.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import kh.isaf.access.Actor;
import kh.isaf.i4c.CheckI4c;
import kh.isaf.i4c.Figure;
import kh.isaf.i4c.Indicator;
import kh.isaf.i4c.Indicators;
import kh.isaf.i4c.InformationPacks;
import kh.isaf.i4c.Pack;
import kh.isaf.territory.ServiceProvider;
import kh.isaf.territory.Territory;
import kh.isaf.worklist.WorkItem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The level above looks at what a provider entered, and accepts it or gives it back. */
@Component("checkI4c")
class CheckI4cForm implements TaskForm<CheckI4c> {

    private final InformationPacks packs;
    private final Indicators indicators;
    private final Territory territory;
    private final BothLanguages say;

    CheckI4cForm(InformationPacks packs, Indicators indicators, Territory territory, BothLanguages say) {
        this.packs = packs;
        this.indicators = indicators;
        this.territory = territory;
        this.say = say;
    }

    @Override
    public Class<CheckI4c> command() {
        return CheckI4c.class;
    }

    @Override
    public List<Fact> facts(WorkItem item) {
        String provider = Objects.requireNonNull(item.providerCode());
        return packs.find(item.cycleKey(), provider)
                .map(pack -> facts(territory.provider(provider), pack))
                .orElse(List.of());
    }

    @Override
    public void submit(WorkItem item, CheckI4c command, Actor actor) {
        packs.check(item.cycleKey(), Objects.requireNonNull(item.providerCode()), command, actor);
    }

    private List<Fact> facts(ServiceProvider provider, Pack pack) {
        Map<String, Indicator> named =
                indicators.of(provider.kind()).stream().collect(Collectors.toMap(Indicator::code, Function.identity()));
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("i4c.fact.provider", provider.nameKm(), provider.nameLatin()));
        facts.add(new Fact("i4c.fact.edition", String.valueOf(pack.edition()), String.valueOf(pack.edition())));
        facts.add(say.fact("i4c.fact.staff", "i4c.staff", pack.staffTotal(), pack.staffFemale()));
        facts.add(new Fact("i4c.fact.openingHours", pack.openingHours(), pack.openingHours()));
        for (Figure figure : pack.figures()) {
            Indicator indicator = named.get(figure.indicator());
            facts.add(new Fact(
                    "i4c.fact.figure",
                    figure(figure, indicator, BothLanguages.KHMER),
                    figure(figure, indicator, Locale.ENGLISH)));
        }
        facts.add(say.fact(
                "i4c.fact.budget",
                "i4c.budget",
                riel(pack.budgetPlanned()),
                riel(pack.budgetReceived()),
                riel(pack.budgetSpent())));
        facts.add(say.fact("i4c.fact.budgetSource", "i4c.source." + pack.budgetSource()));
        return facts;
    }

    private String figure(Figure figure, @Nullable Indicator indicator, Locale locale) {
        String name = indicator == null ? figure.indicator() : indicator.name(locale);
        String key = figure.standard() == null ? "i4c.figure" : "i4c.figureWithStandard";
        Object[] args = {name, plain(figure.value()), plain(figure.standard())};
        String text = locale == Locale.ENGLISH ? say.english(key, args) : say.khmer(key, args);
        return figure.remark() == null ? text : text + " – " + figure.remark();
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "–" : number.stripTrailingZeros().toPlainString();
    }

    private static String riel(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.0f", amount);
    }
}
