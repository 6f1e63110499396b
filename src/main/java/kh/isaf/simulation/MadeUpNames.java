package kh.isaf.simulation;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import kh.isaf.access.Grant;
import kh.isaf.people.NewAccount;
import kh.isaf.people.NewPerson;
import kh.isaf.people.Sex;
import org.jspecify.annotations.Nullable;

/** Makes up people with common Khmer names; the same seed gives the same people. */
class MadeUpNames {

    private static final List<Name> FAMILIES = List.of(
            new Name("សុខ", "Sok"),
            new Name("ចាន់", "Chan"),
            new Name("គឹម", "Kim"),
            new Name("លី", "Ly"),
            new Name("ហេង", "Heng"),
            new Name("នួន", "Nuon"),
            new Name("ប្រាក់", "Prak"),
            new Name("សៀង", "Sieng"),
            new Name("មាស", "Meas"),
            new Name("ឆាយ", "Chhay"),
            new Name("កែវ", "Keo"),
            new Name("អ៊ុំ", "Um"));
    private static final List<Name> WOMEN = List.of(
            new Name("សុភា", "Sophea"),
            new Name("ចន្ថា", "Chantha"),
            new Name("ស្រីមុំ", "Sreymom"),
            new Name("បុប្ផា", "Bopha"),
            new Name("កល្យាណ", "Kalyan"),
            new Name("ធីតា", "Thida"),
            new Name("រចនា", "Rachana"),
            new Name("សុខា", "Sokha"));
    private static final List<Name> MEN = List.of(
            new Name("វិបុល", "Vibol"),
            new Name("សំណាង", "Samnang"),
            new Name("ពិសិដ្ឋ", "Piseth"),
            new Name("រតនា", "Ratana"),
            new Name("វណ្ណៈ", "Vannak"),
            new Name("ដារ៉ា", "Dara"),
            new Name("សុភ័ក្រ", "Sopheak"),
            new Name("បូរ៉ា", "Bora"));

    /** Each another one; nothing leaves the demonstration for it. */
    private static final String PHONE = "+85512%06d";

    private final Random random;
    private int made;

    MadeUpNames(long seed) {
        this.random = new Random(seed);
    }

    /** Somebody who holds these roles from that day on, with an address that no mail reaches, and a made-up number. */
    NewPerson person(@Nullable NewAccount account, LocalDate from, Grant... roles) {
        Sex sex = random.nextBoolean() ? Sex.FEMALE : Sex.MALE;
        Name family = pick(FAMILIES);
        Name given = pick(sex == Sex.FEMALE ? WOMEN : MEN);
        String address = given.latin() + "." + family.latin() + "." + ++made + "@example.invalid";
        return new NewPerson(
                null,
                family.khmer() + " " + given.khmer(),
                family.latin() + " " + given.latin(),
                PHONE.formatted(made),
                address.toLowerCase(Locale.ROOT),
                sex,
                "km",
                account,
                List.of(roles),
                from);
    }

    private Name pick(List<Name> names) {
        return names.get(random.nextInt(names.size()));
    }

    private record Name(String khmer, String latin) {}
}
