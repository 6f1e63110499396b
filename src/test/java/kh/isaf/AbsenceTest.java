package kh.isaf;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.cycle.Stage;
import kh.isaf.people.Absences;
import kh.isaf.people.ActingPeople;
import kh.isaf.people.ActingPerson;
import kh.isaf.people.NewAbsence;
import kh.isaf.people.NewAccount;
import kh.isaf.people.NewPerson;
import kh.isaf.people.People;
import kh.isaf.people.Sex;
import kh.isaf.worklist.WorkItem;
import kh.isaf.worklist.WorkItems;
import kh.isaf.worklist.WorkList;
import kh.isaf.worklist.WorkListFilter;
import kh.isaf.worklist.WorkListPage;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A commune where a facilitator, Sokha, may be away, and a council member, Dara, may stand in for her. */
abstract class AbsenceTest extends AnsweringTest {

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @Autowired
    Absences absences;

    @Autowired
    People people;

    @Autowired
    ActingPeople acting;

    @Autowired
    WorkItems workItems;

    @Autowired
    WorkList workList;

    UUID sokha = new UUID(0, 0);
    UUID dara = new UUID(0, 0);
    UUID clerk = new UUID(0, 0);

    @BeforeEach
    void peopleOfTheCommune() {
        sokha = person("Sokha", caf);
        dara = person("Dara", new Grant(Role.COUNCIL_MEMBER, commune.code()));
        clerk = person("Clerk", new Grant(Role.CLERK, commune.code()));
    }

    UUID person(String name, Grant... roles) {
        String username = "absence-" + PEOPLE.incrementAndGet();
        return people.register(
                Actor.system("test"),
                new NewPerson(
                        name + " ខ្មែរ",
                        name,
                        null,
                        Sex.FEMALE,
                        "km",
                        new NewAccount(username, null, false),
                        List.of(roles),
                        LocalDate.of(2020, 1, 1)));
    }

    Actor actor(UUID person) {
        return people.actor(person);
    }

    /** From today for so many days, set by the person. */
    UUID away(UUID person, UUID deputy, int days, Stage... stages) {
        return absences.set(actor(person), absence(person, deputy, TODAY, days, stages));
    }

    static NewAbsence absence(UUID person, UUID deputy, LocalDate from, int days, Stage... stages) {
        return new NewAbsence(person, deputy, from, from.plusDays(days - 1L), Set.of(stages), "");
    }

    WorkListPage list(UUID person, WorkListFilter.Tab tab) {
        return workList.find(actor(person), WorkListFilter.all(tab), LocalDate.now(clock));
    }

    boolean does(UUID person, WorkItem item) {
        return workItems.mayDo(again(item), actor(person));
    }

    void hire(UUID person) {
        jdbc.sql("insert into post (person_id, provider_code, title, valid_from) values (?, ?, 'teacher', ?)")
                .params(person, school, TODAY.minusYears(1))
                .update();
    }

    ResultActions get(UUID person, String address) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.get(address).with(signedIn(person)));
    }

    ResultActions post(UUID person, String address, Map<String, String> parameters) throws Exception {
        var request =
                MockMvcRequestBuilders.post(address).with(signedIn(person)).with(csrf());
        parameters.forEach(request::param);
        return mvc.perform(request);
    }

    /** As the filter does on each request, which reads anew who somebody is. */
    private RequestPostProcessor signedIn(UUID person) {
        ActingPerson principal = acting.find(person).orElseThrow();
        Stream<Role> roles = principal.actor().grants().stream().map(Grant::role);
        return authentication(UsernamePasswordAuthenticationToken.authenticated(
                principal,
                null,
                roles.map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                        .toList()));
    }
}
