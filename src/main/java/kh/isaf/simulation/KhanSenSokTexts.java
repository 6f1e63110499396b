package kh.isaf.simulation;

import java.util.List;
import java.util.UUID;
import kh.isaf.people.Accounts;
import kh.isaf.people.People;
import kh.isaf.people.Profile;
import kh.isaf.people.Profiles;
import org.springframework.stereotype.Component;

/** Two people of the demonstration who choose text messages, so that there are some to answer. */
@Component
class KhanSenSokTexts {

    private static final List<String> ACCOUNTS = List.of("caf", "health-centre");

    private final Accounts accounts;
    private final People people;
    private final Profiles profiles;

    KhanSenSokTexts(Accounts accounts, People people, Profiles profiles) {
        this.accounts = accounts;
        this.people = people;
        this.profiles = profiles;
    }

    void choose() {
        for (String username : ACCOUNTS) {
            UUID person = accounts.find(username).orElseThrow().personId();
            Profile profile = profiles.of(person);
            profiles.change(
                    people.actor(person),
                    new Profiles.Typed(
                            profile.nameKm(),
                            profile.nameLatin(),
                            profile.phone() == null ? "" : profile.phone(),
                            profile.email() == null ? "" : profile.email(),
                            profile.language(),
                            "sms",
                            profile.rhythm()));
        }
    }
}
