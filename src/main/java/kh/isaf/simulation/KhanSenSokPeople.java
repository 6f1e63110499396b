package kh.isaf.simulation;

import static kh.isaf.simulation.KhanSenSokPlaces.CAPITAL;
import static kh.isaf.simulation.KhanSenSokPlaces.KHAN;
import static kh.isaf.simulation.KhanSenSokPlaces.SINCE;
import static kh.isaf.simulation.KhanSenSokPlaces.TUEK_THLA;

import java.util.ArrayList;
import java.util.List;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.people.NewAccount;
import kh.isaf.people.NewPerson;
import kh.isaf.territory.ServiceProvider;
import org.jspecify.annotations.Nullable;

/** The made-up people of the demonstration; those of Sangkat Tuek Thla and above it have an account. */
class KhanSenSokPeople {

    private static final int FACILITATORS = 3;
    private static final int COMMITTEE_MEMBERS = 3;

    private final MadeUpNames names = new MadeUpNames(1208);
    private final List<NewPerson> people = new ArrayList<>();

    /** Everybody the cycles of the khan and its sangkats need. */
    static List<NewPerson> all() {
        KhanSenSokPeople made = new KhanSenSokPeople();
        KhanSenSokPlaces.SANGKATS.forEach(sangkat -> made.body(sangkat, sangkat.equals(TUEK_THLA)));
        made.body(KHAN, false);
        KhanSenSokPlaces.providers().forEach(made::focalPerson);
        made.above();
        return List.copyOf(made.people);
    }

    private void body(String area, boolean accounts) {
        several(FACILITATORS, accounts ? "caf" : null, Role.CAF, area);
        several(1, accounts ? "clerk" : null, Role.CLERK, area);
        several(1, accounts ? "chair" : null, Role.COMMITTEE_CHAIR, area);
        several(COMMITTEE_MEMBERS, accounts ? "member" : null, Role.COMMITTEE_MEMBER, area);
        several(1, accounts ? "council" : null, Role.COUNCIL_MEMBER, area);
    }

    private void focalPerson(ServiceProvider provider) {
        boolean shown = provider.areaCode().equals(TUEK_THLA) && provider.code().endsWith("-01");
        String account =
                switch (provider.kind()) {
                    case COMMUNE_ADMINISTRATION -> "administration";
                    case HEALTH_CENTRE -> "health-centre";
                    case PRIMARY_SCHOOL -> "school";
                    case KHAN_ADMINISTRATION -> "khan-office";
                };
        add(shown ? account : null, new Grant(Role.FOCAL_PERSON, provider.areaCode(), provider.code()));
    }

    private void above() {
        add("cso", new Grant(Role.CSO_STAFF, KHAN));
        add("ombudsman", new Grant(Role.OMBUDSMAN, KHAN));
        add("khan", new Grant(Role.DMK_GROUP, KHAN));
        add("capital", new Grant(Role.CP_GROUP, CAPITAL));
        add("reader", new Grant(Role.READER, CAPITAL));
        add("ncdds", new Grant(Role.NCDDS_ADMIN, ""));
        add("ncdds2", new Grant(Role.NCDDS_ADMIN, ""));
    }

    private void several(int count, @Nullable String account, Role role, String area) {
        for (int i = 0; i < count; i++) {
            add(i == 0 ? account : null, new Grant(role, area));
        }
    }

    private void add(@Nullable String account, Grant grant) {
        people.add(names.person(account == null ? null : NewAccount.forDemonstration(account), SINCE, grant));
    }
}
