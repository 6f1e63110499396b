package kh.isaf.simulation;

import kh.isaf.access.Actor;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Fills an empty database with Khan Sen Sok when the product starts as a demonstration; a filled one stays as it is. */
@Component
@ConditionalOnProperty("isaf.demonstration")
class Demonstration implements ApplicationRunner {

    private final KhanSenSok khanSenSok;

    Demonstration(KhanSenSok khanSenSok) {
        this.khanSenSok = khanSenSok;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        khanSenSok.fill(Actor.system("demonstration"));
    }
}
