package kh.isaf.people;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.Grant;
import kh.isaf.access.NotFound;
import kh.isaf.access.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Registers persons with their roles, and answers who holds which role for an area or a provider. */
@Service
@Transactional
public class People {

    static final String IN_FORCE = " r.valid_from <= :day and (r.valid_to is null or r.valid_to > :day) ";

    private final JdbcClient jdbc;
    private final NewPeople newPeople;
    private final AuditTrail audit;
    private final ActingPeople acting;
    private final LastAdministrator lastAdministrator;

    People(
            JdbcClient jdbc,
            NewPeople newPeople,
            AuditTrail audit,
            ActingPeople acting,
            LastAdministrator lastAdministrator) {
        this.jdbc = jdbc;
        this.newPeople = newPeople;
        this.audit = audit;
        this.acting = acting;
        this.lastAdministrator = lastAdministrator;
    }

    public UUID register(Actor by, NewPerson person) {
        UUID id = newPeople.insert(List.of(person)).get(0);
        audit.record(by, "person.register", "person/" + id, null, person.nameLatin() + " " + person.roles(), null);
        return id;
    }

    /** Registers thousands at once; the ids come in the order of the persons. */
    public List<UUID> registerAll(Actor by, List<NewPerson> persons) {
        List<UUID> ids = newPeople.insert(persons);
        audit.record(by, "person.registerAll", "person", null, ids.size() + " persons", null);
        return ids;
    }

    /** Gives a person a role from a day on. */
    public void grant(Actor by, UUID personId, Grant grant, LocalDate from) {
        newPeople.insertRoles(List.of(new NewPeople.HeldRole(personId, grant, from)));
        audit.record(by, "role.grant", "person/" + personId, null, grant + " from " + from, null);
    }

    /** Ends a role of a person: from this day on it is no longer held. */
    public void endRole(Actor by, UUID personId, Grant grant, LocalDate day, String reason) {
        boolean administrator = grant.role() == Role.NCDDS_ADMIN;
        if (administrator) {
            lastAdministrator.lock();
        }
        int ended = jdbc.sql("""
                update role_assignment r set valid_to = :day
                where r.person_id = :person and r.role = :role and coalesce(r.provider_code, r.area_code) = :scope
                    and""" + IN_FORCE)
                .param("day", day)
                .param("person", personId)
                .param("role", grant.role().id())
                .param("scope", grant.scope())
                .update();
        if (ended == 0) {
            throw new NotFound("role of person " + personId);
        }
        if (administrator) {
            lastAdministrator.requireOne();
        }
        audit.record(by, "role.end", "person/" + personId, grant.toString(), "ends " + day, reason);
    }

    /**
     * Who holds the role on that day for exactly this area or provider.
     *
     * @param scope code of the provider, or of the area; empty for the nation
     */
    @Transactional(readOnly = true)
    public List<Holder> holders(Role role, String scope, LocalDate day) {
        return jdbc.sql("""
                select distinct p.id as person_id, p.name_km, p.name_latin, p.phone, p.language
                from role_assignment r join person p on p.id = r.person_id
                where coalesce(r.provider_code, r.area_code) = :scope and r.role = :role
                    and""" + IN_FORCE + "order by p.name_latin, p.id")
                .param("scope", scope)
                .param("role", role.id())
                .param("day", day)
                .query(Holder.class)
                .list();
    }

    /** The person with the roles he or she holds today. */
    @Transactional(readOnly = true)
    public Actor actor(UUID personId) {
        return acting.find(personId).map(ActingPerson::actor).orElseThrow(() -> new NotFound("person " + personId));
    }
}
