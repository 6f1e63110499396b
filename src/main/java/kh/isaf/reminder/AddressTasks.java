package kh.isaf.reminder;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.people.ContactChanged;
import kh.isaf.worklist.WorkItems;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The loose task to correct a person's number or e-mail address where nobody is reached, for those who look after the
 * person's entry in the register. It is done when the entry is corrected, or the address lives again.
 */
@Component
class AddressTasks {

    static final String TASK = "correctAddress";

    private static final Actor PRODUCT = Actor.system("addresses");

    /** People with a dead number or mailbox of their own. */
    private static final String UNREACHED = """
            select p.id, p.name_km, p.name_latin, not bool_and(p.mail) as phone, bool_or(p.mail) as mail
            from (select o.id, o.name_km, o.name_latin, true as mail
                from dead_address d join person o on o.email = d.address where d.channel = 'email'
                union all
                select o.id, o.name_km, o.name_latin, false
                from dead_address d join person o on o.phone = d.address where d.channel = 'sms') p
            group by p.id, p.name_km, p.name_latin""";

    private final JdbcClient jdbc;
    private final WorkItems workItems;
    private final DeadAddresses addresses;
    private final WaitingMessages waiting;
    private final ReachSettings settings;
    private final Clock clock;

    AddressTasks(
            JdbcClient jdbc,
            WorkItems workItems,
            DeadAddresses addresses,
            WaitingMessages waiting,
            ReachSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.workItems = workItems;
        this.addresses = addresses;
        this.waiting = waiting;
        this.settings = settings;
        this.clock = clock;
    }

    /** Opens what is missing and closes what is settled. */
    @Transactional
    void align() {
        jdbc.sql("""
                select w.id from work_item w
                where w.status = 'OPEN' and w.task = :task and not exists (
                    select from (%s) u where w.address = '/people/' || u.id)""".formatted(UNREACHED))
                .param("task", TASK)
                .query(UUID.class)
                .list()
                .forEach(id -> workItems.done(id, PRODUCT));
        open();
    }

    /** The role that is looked after from highest up says who may correct the entry. */
    private void open() {
        jdbc.sql("""
                with unreached as (%s),
                placed as (
                    select u.*, r.area_code, r.above from unreached u join lateral (
                        select r.area_code, case when r.role in ('caf', 'focalPerson', 'committeeMember', 'committeeChair',
                                'councilMember') then 1 when r.role in ('clerk', 'csoStaff', 'ombudsman') then 2
                                when r.role in ('dmkGroup', 'reader') then 3 else 4 end as above
                        from role_assignment r
                        where r.person_id = u.id and r.area_code <> '' and r.valid_from <= :today
                            and (r.valid_to is null or r.valid_to > :today)
                        order by above desc, length(r.area_code), r.area_code limit 1) r on true
                    where not exists (select from work_item w
                        where w.status = 'OPEN' and w.task = :task and w.address = '/people/' || u.id)),
                made as (
                    insert into work_item (id, task, area_code, name_km, name_en, starts_on, due_on, status, created_at,
                        address)
                    select gen_random_uuid(), :task, p.area_code,
                        'កែ' || case when p.phone and p.mail then 'លេខទូរស័ព្ទ និងអ៊ីមែល' when p.phone then 'លេខទូរស័ព្ទ'
                            else 'អ៊ីមែល' end || 'របស់ ' || p.name_km || '៖ ផ្ញើសារមិនដល់',
                        'Correct the ' || case when p.phone and p.mail then 'telephone number and e-mail address'
                            when p.phone then 'telephone number' else 'e-mail address' end || ' of ' || p.name_latin
                            || ': messages do not arrive',
                        :today, working_days_later(p.area_code, working_day_from(p.area_code, :today), :days), 'OPEN', :now,
                        '/people/' || p.id
                    from placed p
                    on conflict do nothing
                    returning id, address)
                insert into work_item_candidate (role, scope, work_item_id)
                select c.role, c.scope, m.id
                from made m join placed p on m.address = '/people/' || p.id
                    cross join lateral (values
                        ('clerk', p.area_code, p.above = 1 and length(p.area_code) = 6),
                        ('dmkGroup', left(p.area_code, 4), p.above <= 2 and length(p.area_code) >= 4),
                        ('cpGroup', left(p.area_code, 2), p.above = 3 or p.above <= 2 and length(p.area_code) = 2),
                        ('ncddsAdmin', '', p.above = 4)) c (role, scope, may)
                where c.may""".formatted(UNREACHED))
                .param("task", TASK)
                .param("today", LocalDate.now(clock))
                .param("now", OffsetDateTime.now(clock))
                .param("days", settings.correctWithin())
                .update();
    }

    /** What waits goes to the new address. What was dead may be nobody's now, and then the task is done by whoever has changed the entry. */
    @EventListener
    @Transactional
    public void on(ContactChanged changed) {
        waiting.redirect(changed.personId());
        addresses.revive();
        boolean dead = jdbc.sql("select exists (select from (" + UNREACHED + ") u where u.id = ?)")
                .param(changed.personId())
                .query(Boolean.class)
                .single();
        if (!dead) {
            workItems.doneAt(TASK, "/people/" + changed.personId(), changed.by());
        }
    }
}
