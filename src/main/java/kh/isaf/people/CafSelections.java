package kh.isaf.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.Grant;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Selection rounds of facilitators: planned, entered with candidates and votes, and confirmed once. */
@Service
@Transactional
public class CafSelections {

    private final JdbcClient jdbc;
    private final PersonEntries entries;
    private final PersonPosts posts;
    private final PersonRoles roles;
    private final NewPeople newPeople;
    private final RolePlace places;
    private final RegisterSettings settings;
    private final AuditTrail audit;
    private final Clock clock;

    CafSelections(
            JdbcClient jdbc,
            PersonEntries entries,
            PersonPosts posts,
            PersonRoles roles,
            NewPeople newPeople,
            RolePlace places,
            RegisterSettings settings,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.entries = entries;
        this.posts = posts;
        this.roles = roles;
        this.newPeople = newPeople;
        this.places = places;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** The result of one candidate. */
    public record Result(long candidateId, @Nullable Integer votes, boolean chosen) {}

    public UUID plan(Actor actor, String area, @Nullable LocalDate heldOn, String criteria) {
        if (heldOn == null) {
            throw new Refusal("heldOn", "people.error.missing");
        }
        PersonData.require("criteria", PersonData.line(criteria), 1000);
        Grant place;
        try {
            place = places.grant(Role.CAF, area, heldOn);
        } catch (Refusal refusal) {
            throw new Refusal("area", refusal.messageKey());
        }
        if (!Supervision.oversees(actor, place)) {
            throw new Refusal("area", "people.error.placeNotYours");
        }
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into caf_selection (id, area_code, held_on, criteria) values (?, ?, ?, ?)")
                .params(id, area, heldOn, PersonData.line(criteria))
                .update();
        audit.record(actor, "cafSelection.plan", "caf_selection/" + id, null, area + " " + heldOn, null);
        return id;
    }

    /** The rounds in the actor's reach, the newest first. */
    @Transactional(readOnly = true)
    public List<CafSelection> find(Actor actor, String area) {
        Map<String, Object> parameters = new HashMap<>();
        String within = Supervision.within(actor, "s.area_code", parameters);
        return jdbc.sql(SELECT + "where starts_with(s.area_code, :area) and " + within
                        + " order by s.held_on desc, s.area_code limit 50")
                .param("area", area)
                .params(parameters)
                .query((row, number) -> read(row, List.of()))
                .list();
    }

    private static final String SELECT = """
            select s.*, a.name_km as area_km, a.name_latin as area_latin
            from caf_selection s left join area a on a.code = s.area_code\s""";

    @Transactional(readOnly = true)
    public CafSelection visible(Actor actor, UUID id) {
        List<CafSelection.Candidate> candidates = jdbc.sql("""
                select c.*, coalesce((select string_agg(distinct concat_ws(' ', nullif(o.title, ''), o.provider_code), ', ')
                    from post o where o.person_id = c.person_id and o.valid_from <= :day
                        and (o.valid_to is null or o.valid_to > :day)), '') as posts
                from caf_candidate c where c.selection_id = :id order by c.votes desc nulls last, c.id""")
                .param("id", id)
                .param("day", LocalDate.now(clock))
                .query((row, number) -> new CafSelection.Candidate(
                        row.getLong("id"),
                        row.getObject("person_id", UUID.class),
                        row.getString("name_km"),
                        row.getString("name_latin"),
                        Sex.valueOf(row.getString("sex")),
                        row.getString("phone"),
                        row.getObject("votes", Integer.class),
                        row.getBoolean("chosen"),
                        row.getString("post_at"),
                        row.getString("post_title"),
                        row.getString("posts")))
                .list();
        return jdbc.sql(SELECT + "where s.id = :id")
                .param("id", id)
                .query((row, number) -> read(row, candidates))
                .optional()
                .filter(selection -> Supervision.reaches(actor, selection.areaCode()))
                .orElseThrow(() -> new NotFound("selection " + id));
    }

    /** A candidate from the register, by code or phone. */
    public void addKnown(Actor actor, UUID id, String who) {
        open(actor, id);
        PersonEntry person =
                entries.visibleBy(actor, who).orElseThrow(() -> new Refusal("who", "people.error.noPerson"));
        insert(actor, id, person.id(), person.data(), null, "");
    }

    /**
     * A candidate who is not in the register; enters it when chosen.
     *
     * @param postAt code of the provider where he or she works; empty for none
     */
    public void addNew(Actor actor, UUID id, PersonData typed, String postAt, String postTitle) {
        open(actor, id);
        PersonData data = typed.checked();
        boolean known = postAt.isEmpty()
                || jdbc.sql("select exists (select 1 from service_provider where code = ?)")
                        .param(postAt)
                        .query(Boolean.class)
                        .single();
        if (!known) {
            throw new Refusal("postAt", "people.error.noProvider");
        }
        insert(actor, id, null, data, postAt.isEmpty() ? null : postAt, PersonData.line(postTitle));
    }

    /** Who took part, and how each candidate came off. */
    public void enter(Actor actor, UUID id, int women, int men, int other, List<Result> results) {
        CafSelection selection = open(actor, id);
        int people = women + men + other;
        for (Result result : results) {
            Integer votes = result.votes();
            if (votes != null && votes > people) {
                throw new Refusal("votes" + result.candidateId(), "cafs.error.moreVotes", String.valueOf(people));
            }
        }
        jdbc.sql("update caf_selection set women = ?, men = ?, other = ? where id = ?")
                .params(women, men, other, id)
                .update();
        for (Result result : results) {
            jdbc.sql("update caf_candidate set votes = ?, chosen = ? where id = ? and selection_id = ?")
                    .param(result.votes())
                    .param(result.chosen())
                    .param(result.candidateId())
                    .param(id)
                    .update();
        }
        audit.record(
                actor,
                "cafSelection.enter",
                "caf_selection/" + id,
                selection.women() + "/" + selection.men() + "/" + selection.other(),
                women + "/" + men + "/" + other + " " + results,
                null);
    }

    /** Those chosen become facilitators for this term, or go on until its end; done once. */
    public void confirm(Actor actor, UUID id, Period term) {
        CafSelection selection = open(actor, id);
        List<CafSelection.Candidate> chosen = selection.candidates().stream()
                .filter(CafSelection.Candidate::chosen)
                .toList();
        if (term.lastDay() == null) {
            throw new Refusal("to", "people.error.missing");
        }
        if (chosen.isEmpty() || chosen.size() > settings.mostFacilitators()) {
            throw new Refusal("from", "cafs.error.howMany", String.valueOf(settings.mostFacilitators()));
        }
        for (CafSelection.Candidate candidate : chosen) {
            appoint(actor, selection.areaCode(), candidate, term);
        }
        jdbc.sql("update caf_selection set term_from = ?, term_to = ?, confirmed_at = ? where id = ?")
                .param(term.from())
                .param(term.end())
                .param(OffsetDateTime.now(clock))
                .param(id)
                .update();
        audit.record(actor, "cafSelection.confirm", "caf_selection/" + id, null, chosen.size() + " for " + term, null);
    }

    private void appoint(Actor actor, String area, CafSelection.Candidate candidate, Period term) {
        Grant grant = new Grant(Role.CAF, area);
        UUID known = candidate.personId();
        UUID person = known == null ? enlist(actor, candidate, term) : known;
        if (known == null) {
            jdbc.sql("update caf_candidate set person_id = ? where id = ?")
                    .params(person, candidate.id())
                    .update();
        }
        // whoever serves already goes on: the old term ends where the new one begins
        jdbc.sql("""
                update role_assignment set valid_to = greatest(:from, valid_from) where person_id = :person
                    and role = 'caf' and area_code = :area and (valid_to is null or valid_to > :from)""")
                .param("from", term.from())
                .param("person", person)
                .param("area", area)
                .update();
        roles.give(actor, person, grant, term, false);
    }

    private UUID enlist(Actor actor, CafSelection.Candidate candidate, Period term) {
        UUID person = newPeople
                .insert(List.of(new NewPerson(
                        candidate.nameKm(),
                        candidate.nameLatin(),
                        candidate.phone(),
                        candidate.sex(),
                        "km",
                        null,
                        List.of(),
                        term.from())))
                .get(0);
        audit.record(actor, "person.register", "person/" + person, null, candidate.nameLatin(), null);
        String post = candidate.postAt();
        if (post != null) {
            posts.recordPost(actor, person, post, candidate.postTitle(), new Period(term.from(), null));
        }
        return person;
    }

    private void insert(
            Actor actor, UUID id, @Nullable UUID person, PersonData data, @Nullable String postAt, String postTitle) {
        jdbc.sql("""
                insert into caf_candidate (selection_id, person_id, name_km, name_latin, sex, phone, post_at, post_title)
                values (:id, :person, :km, :latin, :sex, :phone, :post, :title)""")
                .param("id", id)
                .param("person", person)
                .param("km", data.nameKm())
                .param("latin", data.nameLatin())
                .param("sex", Objects.requireNonNull(data.sex()).name())
                .param("phone", data.phone().isEmpty() ? null : data.phone())
                .param("post", postAt)
                .param("title", postTitle)
                .update();
        audit.record(actor, "cafSelection.candidate", "caf_selection/" + id, null, data.nameLatin(), null);
    }

    /** The round, held for this transaction, if the actor may change it still. */
    private CafSelection open(Actor actor, UUID id) {
        jdbc.sql("select id from caf_selection where id = ? for update")
                .param(id)
                .query(UUID.class)
                .optional();
        CafSelection selection = visible(actor, id);
        if (!Supervision.oversees(actor, new Grant(Role.CAF, selection.areaCode()))) {
            throw new AccessDeniedException("does not choose facilitators of " + selection.areaCode());
        }
        if (selection.confirmed()) {
            throw new Refusal("from", "cafs.error.confirmed");
        }
        return selection;
    }

    private static CafSelection read(ResultSet row, List<CafSelection.Candidate> candidates) throws SQLException {
        LocalDate from = row.getObject("term_from", LocalDate.class);
        return new CafSelection(
                row.getObject("id", UUID.class),
                row.getString("area_code"),
                row.getString("area_km"),
                row.getString("area_latin"),
                row.getObject("held_on", LocalDate.class),
                row.getString("criteria"),
                row.getInt("women"),
                row.getInt("men"),
                row.getInt("other"),
                from == null ? null : new Period(from, Period.lastDay(row.getObject("term_to", LocalDate.class))),
                candidates);
    }
}
