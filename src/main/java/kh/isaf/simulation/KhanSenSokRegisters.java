package kh.isaf.simulation;

import static kh.isaf.simulation.KhanSenSokPlaces.KHAN;
import static kh.isaf.simulation.KhanSenSokPlaces.SANGKATS;
import static kh.isaf.simulation.KhanSenSokPlaces.SINCE;
import static kh.isaf.simulation.KhanSenSokPlaces.TUEK_THLA;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.people.Bodies;
import kh.isaf.people.BodyKind;
import kh.isaf.people.CafSelection;
import kh.isaf.people.CafSelections;
import kh.isaf.people.Holder;
import kh.isaf.people.People;
import kh.isaf.people.Period;
import kh.isaf.people.PersonData;
import kh.isaf.people.PersonPosts;
import kh.isaf.people.Position;
import kh.isaf.people.Sex;
import org.springframework.stereotype.Component;

/**
 * What the registers of the demonstration hold beside people: committees, a network, posts of about one facilitator in
 * eight, and a selection round that waits for its confirmation.
 */
@Component
class KhanSenSokRegisters {

    private static final Period FOR_GOOD = new Period(SINCE, null);
    private static final int DAYS_SINCE_ROUND = 14;

    private final People people;
    private final PersonPosts posts;
    private final Bodies bodies;
    private final CafSelections selections;
    private final Clock clock;

    KhanSenSokRegisters(People people, PersonPosts posts, Bodies bodies, CafSelections selections, Clock clock) {
        this.people = people;
        this.posts = posts;
        this.bodies = bodies;
        this.selections = selections;
        this.clock = clock;
    }

    void fill(Actor by) {
        Actor keeper = new Actor(by.personId(), by.name(), Set.of(new Grant(Role.NCDDS_ADMIN, "")));
        Stream.concat(SANGKATS.stream(), Stream.of(KHAN)).forEach(area -> committee(keeper, area));
        network(keeper);
        posts.addPost(keeper, last(TUEK_THLA), TUEK_THLA + "-PS-02", "គ្រូបង្រៀន", FOR_GOOD);
        posts.addPost(keeper, last("120801"), "120801-CA-01", "ជំនួយការរដ្ឋបាល", FOR_GOOD);
        posts.addPost(keeper, last("120807"), "120807-CA-01", "មេភូមិ", FOR_GOOD);
        round(keeper);
    }

    private void committee(Actor keeper, String area) {
        String code = area + "-JAAPC";
        bodies.add(
                keeper,
                new Bodies.NewBody(
                        code,
                        BodyKind.JAAP_COMMITTEE,
                        area,
                        "គណៈកម្មាធិការផែនការរួម " + area,
                        "JAAP Committee " + area,
                        FOR_GOOD,
                        "01/20",
                        SINCE));
        for (Holder chair : holders(Role.COMMITTEE_CHAIR, area)) {
            bodies.seat(keeper, bodies.visible(keeper, code), chair.personId(), Position.CHAIR, FOR_GOOD);
        }
        for (Holder member : holders(Role.COMMITTEE_MEMBER, area)) {
            bodies.seat(keeper, bodies.visible(keeper, code), member.personId(), Position.MEMBER, FOR_GOOD);
        }
    }

    private void network(Actor keeper) {
        String code = KHAN + "-NET";
        bodies.add(
                keeper,
                new Bodies.NewBody(
                        code,
                        BodyKind.DMK_NETWORK,
                        KHAN,
                        "បណ្តាញអ្នកសម្របសម្រួលខណ្ឌសែនសុខ",
                        "Network of facilitators of Khan Sen Sok",
                        FOR_GOOD,
                        "07/20",
                        SINCE));
        for (String sangkat : SANGKATS) {
            Position position = sangkat.equals(TUEK_THLA) ? Position.CHAIR : Position.MEMBER;
            UUID facilitator = holders(Role.CAF, sangkat).get(0).personId();
            bodies.seat(keeper, bodies.visible(keeper, code), facilitator, position, FOR_GOOD);
        }
    }

    private void round(Actor keeper) {
        UUID round = selections.plan(
                keeper,
                TUEK_THLA,
                LocalDate.now(clock).minusDays(DAYS_SINCE_ROUND),
                "រស់នៅក្នុងសង្កាត់ ចេះអាន ចេះសរសេរ មានពេលវេលា");
        selections.addNew(keeper, round, candidate("ស៊ីម ចិន្តា", "Sim Chenda", Sex.FEMALE), "", "");
        selections.addNew(keeper, round, candidate("ជា សារុន", "Chea Sarun", Sex.MALE), TUEK_THLA + "-CA-01", "មេភូមិ");
        selections.addNew(keeper, round, candidate("ម៉ៅ ពិដោរ", "Mao Pidor", Sex.FEMALE), "", "");
        selections.addNew(keeper, round, candidate("ទេព វុទ្ធី", "Tep Vuthy", Sex.MALE), "", "");
        List<CafSelection.Candidate> stood = selections.visible(keeper, round).candidates();
        selections.enter(
                keeper,
                round,
                28,
                19,
                0,
                stood.stream()
                        .map(one ->
                                new CafSelections.Result(one.id(), 40 - 9 * stood.indexOf(one), stood.indexOf(one) < 3))
                        .toList());
    }

    private static PersonData candidate(String km, String latin, Sex sex) {
        return new PersonData("", km, latin, sex, "", "", "");
    }

    private UUID last(String area) {
        List<Holder> facilitators = holders(Role.CAF, area);
        return facilitators.get(facilitators.size() - 1).personId();
    }

    private List<Holder> holders(Role role, String area) {
        return people.holders(role, area, LocalDate.now(clock));
    }
}
