package kh.isaf.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.people.NewPerson;
import kh.isaf.people.People;
import kh.isaf.people.Sex;
import kh.isaf.territory.AreaLevel;
import kh.isaf.territory.ProviderKind;
import kh.isaf.territory.ProviderRegister;
import kh.isaf.territory.ServiceProvider;
import kh.isaf.territory.Territory;
import kh.isaf.worklist.Candidate;
import org.springframework.stereotype.Component;

/** Chooses the areas of a simulation and makes up what the register lacks: providers, and people for every role. */
@Component
class MadeUpRegister {

    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
    private static final List<Role> OF_COMMUNE = List.of(
            Role.CAF,
            Role.CAF,
            Role.CAF,
            Role.CLERK,
            Role.COUNCIL_MEMBER,
            Role.COMMITTEE_CHAIR,
            Role.COMMITTEE_MEMBER,
            Role.COMMITTEE_MEMBER);
    private static final List<Role> OF_DISTRICT = List.of(Role.DMK_GROUP, Role.CSO_STAFF, Role.OMBUDSMAN);

    private final Territory territory;
    private final ProviderRegister providers;
    private final People people;
    private final Actor administrator = Actor.system("simulation");
    private final Map<Candidate, List<Actor>> actors = new HashMap<>();

    MadeUpRegister(Territory territory, ProviderRegister providers, People people) {
        this.territory = territory;
        this.providers = providers;
        this.people = people;
    }

    /** Who orders the start of the year. */
    Actor administrator() {
        return administrator;
    }

    /** The areas to run, with providers and people in all of them. */
    List<String> prepare(SimulationSettings settings, Random random) {
        List<String> areas = choose(settings.communes(), random);
        LocalDate day = LocalDate.of(settings.year(), 1, 1);
        List<ServiceProvider> missing = new ArrayList<>();
        for (String area : areas) {
            if (territory.providersOf(area, day).isEmpty()) {
                missing.addAll(madeUp(area, settings.providersPerCommune()));
            }
        }
        providers.registerAll(administrator, missing);
        enlist(areas, day);
        return areas;
    }

    /** Somebody among those who may take a task. */
    Actor someoneFor(List<Candidate> candidates, Random random) {
        List<Actor> able = candidates.stream()
                .flatMap(candidate -> actors.getOrDefault(candidate, List.of()).stream())
                .toList();
        return able.get(random.nextInt(able.size()));
    }

    private List<String> choose(String communes, Random random) {
        List<String> all = new ArrayList<>(territory.codes(AreaLevel.CS));
        if (communes.equals("all")) {
            return all;
        }
        if (communes.matches("\\d{1,4}")) {
            int count = Integer.parseInt(communes);
            if (count < 1 || count > all.size()) {
                throw new IllegalArgumentException(count + " communes were asked for; there are " + all.size());
            }
            Collections.shuffle(all, random);
            return all.subList(0, count).stream().sorted().toList();
        }
        List<String> codes =
                Arrays.stream(communes.split(",")).map(String::strip).toList();
        codes.stream().filter(code -> !all.contains(code)).findFirst().ifPresent(code -> {
            throw new IllegalArgumentException("There is no commune " + code);
        });
        return codes;
    }

    private static List<ServiceProvider> madeUp(String area, int count) {
        List<ServiceProvider> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ProviderKind kind = i == 0
                    ? ProviderKind.COMMUNE_ADMINISTRATION
                    : i == 1 ? ProviderKind.HEALTH_CENTRE : ProviderKind.PRIMARY_SCHOOL;
            String code = "%s-%s-%02d".formatted(area, kind.abbreviation(), Math.max(1, i - 1));
            made.add(new ServiceProvider(code, kind, area, "អង្គភាព " + code, "Unit " + code, LONG_AGO));
        }
        return made;
    }

    private void enlist(List<String> areas, LocalDate day) {
        List<Grant> roles = new ArrayList<>();
        Set<String> districts = new LinkedHashSet<>();
        Set<String> provinces = new LinkedHashSet<>();
        for (String area : areas) {
            OF_COMMUNE.forEach(role -> roles.add(new Grant(role, area)));
            territory
                    .providersOf(area, day)
                    .forEach(provider -> roles.add(new Grant(Role.FOCAL_PERSON, area, provider.code())));
            districts.add(area.substring(0, AreaLevel.DMK.digits()));
            provinces.add(area.substring(0, AreaLevel.CP.digits()));
        }
        districts.forEach(district -> OF_DISTRICT.forEach(role -> roles.add(new Grant(role, district))));
        provinces.forEach(province -> roles.add(new Grant(Role.CP_GROUP, province)));
        roles.add(new Grant(Role.NCDDS_ADMIN, ""));
        List<NewPerson> persons = new ArrayList<>();
        for (Grant role : roles) {
            String name = role.role().id() + " " + role.scope() + " " + persons.size();
            Sex sex = persons.size() % 2 == 0 ? Sex.FEMALE : Sex.MALE;
            String address = "person" + persons.size() + "@example.invalid";
            persons.add(new NewPerson(null, name, name, null, address, sex, "km", null, List.of(role), LONG_AGO));
        }
        List<UUID> ids = people.registerAll(administrator, persons);
        for (int i = 0; i < ids.size(); i++) {
            Grant role = roles.get(i);
            Actor actor = new Actor(ids.get(i), persons.get(i).nameKm(), Set.of(role));
            actors.computeIfAbsent(new Candidate(role.role(), role.scope()), key -> new ArrayList<>())
                    .add(actor);
        }
    }
}
