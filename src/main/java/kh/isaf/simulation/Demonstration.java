package kh.isaf.simulation;

import kh.isaf.access.Actor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Fills an empty database with Khan Sen Sok when the product starts as a demonstration; on a filled one it does nothing. */
@Component
@ConditionalOnProperty("isaf.demonstration")
class Demonstration implements ApplicationRunner {

    private final KhanSenSok khanSenSok;

    Demonstration(KhanSenSok khanSenSok, @Value("${spring.datasource.url:embedded}") String database) {
        if (!database.isBlank() && !database.equals("embedded")) {
            throw new IllegalStateException("isaf.demonstration opens accounts without a password and is refused with"
                    + " a database server (spring.datasource.url); switch one of the two off");
        }
        this.khanSenSok = khanSenSok;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        khanSenSok.fill(Actor.system("demonstration"));
    }
}
