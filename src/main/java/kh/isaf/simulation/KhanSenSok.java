package kh.isaf.simulation;

import static kh.isaf.simulation.KhanSenSokPlaces.KHAN;
import static kh.isaf.simulation.KhanSenSokPlaces.SINCE;

import java.nio.charset.StandardCharsets;
import kh.isaf.access.Actor;
import kh.isaf.people.People;
import kh.isaf.territory.GazetteerImport;
import kh.isaf.territory.ProviderRegister;
import kh.isaf.territory.Territory;
import kh.isaf.territory.Variant;
import kh.isaf.territory.Variants;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets up the place of the demonstration: a khan with a cycle of its own, six sangkats, ten primary schools, six health
 * centres, and people for every role.
 */
@Component
public class KhanSenSok {

    private final Territory territory;
    private final GazetteerImport gazetteer;
    private final ProviderRegister register;
    private final Variants variants;
    private final People people;
    private final KhanSenSokRegisters registers;
    private final KhanSenSokTexts texts;

    KhanSenSok(
            Territory territory,
            GazetteerImport gazetteer,
            ProviderRegister register,
            Variants variants,
            People people,
            KhanSenSokRegisters registers,
            KhanSenSokTexts texts) {
        this.registers = registers;
        this.texts = texts;
        this.territory = territory;
        this.gazetteer = gazetteer;
        this.register = register;
        this.variants = variants;
        this.people = people;
    }

    /** All of it or nothing; where its providers are there already, nothing. */
    @Transactional
    public void fill(Actor by) {
        if (!territory.providersOf(KHAN, SINCE).isEmpty()) {
            return;
        }
        if (territory.find(KHAN).isEmpty()) {
            gazetteer.run(by, KhanSenSokPlaces.GAZETTEER.getBytes(StandardCharsets.UTF_8));
        }
        register.registerAll(by, KhanSenSokPlaces.providers());
        variants.decide(by, KHAN, Variant.URBAN_KHAN, SINCE, "One window service office of the khan");
        people.registerAll(by, KhanSenSokPeople.all());
        registers.fill(by);
        texts.choose();
    }
}
