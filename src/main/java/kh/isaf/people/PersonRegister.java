package kh.isaf.people;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.Grant;
import kh.isaf.access.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of persons as those who look after people keep it: who is in it, and what is known of each. */
@Service
@Transactional
public class PersonRegister {

    private final JdbcClient jdbc;
    private final PersonEntries entries;
    private final PersonRoles roles;
    private final NewPeople newPeople;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    PersonRegister(
            JdbcClient jdbc,
            PersonEntries entries,
            PersonRoles roles,
            NewPeople newPeople,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.entries = entries;
        this.roles = roles;
        this.newPeople = newPeople;
        this.audit = audit;
        this.events = events;
    }

    public UUID add(Actor actor, PersonData typed, PersonRoles.NewRole first) {
        PersonData data = typed.checked();
        Grant grant = roles.allowed(actor, first);
        NewPerson person = new NewPerson(
                none(data.code()),
                data.nameKm(),
                data.nameLatin(),
                none(data.phone()),
                none(data.email()),
                Objects.requireNonNull(data.sex()),
                "km",
                null,
                List.of(),
                first.period().from());
        requireFree(data.code(), null);
        UUID id = newPeople.insert(List.of(person)).get(0);
        jdbc.sql("update person set training = ? where id = ?")
                .params(data.training(), id)
                .update();
        audit.record(actor, "person.register", "person/" + id, null, data.toString(), null);
        roles.give(actor, id, grant, first.period(), first.deputy());
        return id;
    }

    public void change(Actor actor, UUID personId, PersonData typed) {
        PersonEntry before = entries.visible(actor, personId);
        if (!entries.mayChange(actor, before)) {
            throw new AccessDeniedException("holds roles beyond the reach of the actor");
        }
        PersonData data = typed.checked();
        requireFree(data.code(), personId);
        jdbc.sql("""
                update person set code = :code, name_km = :nameKm, name_latin = :nameLatin, sex = :sex, phone = :phone,
                    email = :email, training = :training where id = :id""")
                .param("code", none(data.code()))
                .param("nameKm", data.nameKm())
                .param("nameLatin", data.nameLatin())
                .param("sex", Objects.requireNonNull(data.sex()).name())
                .param("phone", none(data.phone()))
                .param("email", none(data.email()))
                .param("training", data.training())
                .param("id", personId)
                .update();
        audit.record(actor, "person.change", "person/" + personId, before.data().toString(), data.toString(), null);
        events.publishEvent(new ContactChanged(actor, personId));
    }

    /** Each code belongs to one person. */
    private void requireFree(String code, @Nullable UUID except) {
        boolean taken = !code.isEmpty()
                && jdbc.sql("select exists (select 1 from person where code = ? and id is distinct from ?::uuid)")
                        .param(code)
                        .param(except)
                        .query(Boolean.class)
                        .single();
        if (taken) {
            throw new Refusal("code", "people.error.codeTaken");
        }
    }

    private static @Nullable String none(String text) {
        return text.isEmpty() ? null : text;
    }
}
