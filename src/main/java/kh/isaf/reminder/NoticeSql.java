package kh.isaf.reminder;

/** Pieces of SQL that say whom an item reaches, and whether a notice is still true; all of them take {@code :today}. */
final class NoticeSql {

    /** Items that have begun and can be due: those of a cycle that are open. */
    static final String BEGUN = " w.status = 'OPEN' and w.cycle_key is not null and w.starts_on <= :today ";

    /** Those of them that have a ladder; an escalation's own items chase others and are not chased. */
    static final String HAS_LADDER = BEGUN + "and w.stage is not null and w.chases is null ";

    private static final String IN_FORCE =
            " %1$s.valid_from <= :today and (%1$s.valid_to is null or %1$s.valid_to > :today) ";

    /**
     * Who holds an item of {@code step}, or may take it while nobody does. Whoever has a post at the provider does not
     * judge it, as in the work list.
     */
    static final String HOLDERS = """
            select item, due_on, stage, recipient, working_days, urgent, channel, person_id, role, role_area, role_scope
            from (
                select s.item, s.due_on, s.stage, s.recipient, s.working_days, s.urgent, s.channel, s.assignee_id,
                    r.person_id, r.role, r.area_code as role_area, c.scope as role_scope,
                    bool_or(r.person_id = s.assignee_id) over (partition by s.item) as held
                from step s join work_item_candidate c on c.work_item_id = s.item
                    join role_assignment r on r.role = c.role and coalesce(r.provider_code, r.area_code) = c.scope
                where s.recipient = 'holder' and not exists (select 1 from not_mine x
                        where x.work_item_id = s.item and x.person_id = r.person_id
                            and x.person_id is distinct from s.assignee_id)
                    and""" + inForce("r") + """
                    and (s.provider_code is null or not (s.stage = 'scorecard'
                            or s.stage = 'selfAssessment' and r.role = 'caf')
                        or not exists (select 1 from post o
                            where o.person_id = r.person_id and o.provider_code = s.provider_code and""" + inForce("o") + """
                            ) and not exists (select 1 from role_assignment f
                            where f.person_id = r.person_id and f.provider_code = s.provider_code
                                and f.role = 'focalPerson' and""" + inForce("f") + """
                            ))) can
            where assignee_id is null or not coalesce(held, false) or person_id = assignee_id""";

    /** Who is above, for a step that reaches them. */
    static final String ABOVE = """
            select s.item, s.due_on, s.stage, s.recipient, s.working_days, s.urgent, s.channel, r.person_id, r.role,
                r.area_code as role_area, s.scope as role_scope
            from step s join role_assignment r on r.role = s.role and coalesce(r.provider_code, r.area_code) = s.scope
            where s.recipient <> 'holder' and""" + inForce("r");

    /** The role above that a step reaches; a khan's own cycle has the capital above it. */
    static final String ROLE_ABOVE = """
            case l.recipient when 'chair' then 'committeeChair'
                when 'dmkGroup' then case when length(w.area_code) > 4 then 'dmkGroup' else 'cpGroup' end
                else l.recipient end""";

    /** The area for which that role is held. */
    static final String SCOPE_ABOVE = """
            case l.recipient when 'chair' then w.area_code
                when 'dmkGroup' then left(w.area_code, case when length(w.area_code) > 4 then 4 else 2 end)
                when 'cpGroup' then left(w.area_code, 2) else '' end""";

    /**
     * Puts notices about those reached into the table; an absent person's deputy is told instead, where the deputy's own
     * area covers the role, as only then may he or she do the task. The kind is {@code :kind}.
     */
    static final String INSERT = """
            insert into notice (work_item_id, person_id, kind, working_days, due_on, recipient, role, area_code,
                in_stead_of, urgent, channel, on_day)
            select distinct on (r.item, person, r.working_days) r.item, coalesce(a.deputy_id, r.person_id) as person,
                :kind, r.working_days, r.due_on, r.recipient, r.role, r.role_area,
                case when a.deputy_id is not null then r.person_id end, r.urgent, r.channel, :today
            from reached r left join stand_in(:today) a
                on a.person_id = r.person_id and (a.stages is null or r.stage = any (a.stages))
                    and exists (select 1 from role_assignment o where o.person_id = a.deputy_id and o.role <> 'reader'
                        and coalesce(o.provider_code, o.area_code)
                            in ('', left(r.role_area, 2), left(r.role_area, 4), r.role_area, r.role_scope)
                        and""" + inForce("o") + ")\n";

    /** A person reached twice is told once, as the holder rather than as somebody above. */
    static final String ONCE = """
            \sorder by r.item, person, r.working_days, a.deputy_id nulls first, r.recipient = 'holder' desc, r.role,
                r.role_area
            on conflict do nothing""";

    /**
     * That {@code notice n} about {@code work_item w} is still true: the item waits, unmoved, for this person. Somebody who
     * took it and may do it no longer keeps it from nobody, as in {@link #HOLDERS}.
     */
    static final String HOLDS = """
            \sw.status = 'OPEN' and w.due_on = n.due_on
            and case when n.recipient = 'holder' then
                (w.assignee_id is null or w.assignee_id = coalesce(n.in_stead_of, n.person_id)
                    or not exists (select 1 from role_assignment h join work_item_candidate k
                        on k.work_item_id = w.id and k.role = h.role and k.scope = coalesce(h.provider_code, h.area_code)
                        where h.person_id = w.assignee_id and""" + inForce("h") + """
                    ))
                and exists (select 1 from role_assignment r join work_item_candidate c
                        on c.work_item_id = w.id and c.role = r.role and c.scope = coalesce(r.provider_code, r.area_code)
                    where r.person_id = coalesce(n.in_stead_of, n.person_id) and""" + inForce("r") + """
                    )
                and not exists (select 1 from not_mine x where x.work_item_id = w.id and x.person_id = n.person_id
                    and x.person_id is distinct from w.assignee_id)
                else exists (select 1 from role_assignment r
                    where r.person_id = coalesce(n.in_stead_of, n.person_id) and r.role = n.role
                        and r.area_code = n.area_code and""" + inForce("r") + """
                    ) end
            and (n.in_stead_of is null or exists (select 1 from stand_in(:today) a
                where a.person_id = n.in_stead_of and a.deputy_id = n.person_id
                    and (a.stages is null or w.stage = any (a.stages))))\s""";

    /** That {@code :reader} stands in for whom {@code notice n} is for, in this stage and place, as in {@link #INSERT}. */
    static final String STANDS_IN = """
            exists (select 1 from stand_in(:today) a join role_assignment o on o.person_id = a.deputy_id
                where a.person_id = n.person_id and a.deputy_id = :reader
                    and (a.stages is null or w.stage = any (a.stages)) and o.role <> 'reader'
                    and coalesce(o.provider_code, o.area_code)
                        in ('', left(n.area_code, 2), left(n.area_code, 4), n.area_code, w.provider_code)
                    and""" + inForce("o") + ")";

    /** That {@code :reader} is the deputy in the role and place by which {@code notice n} reaches its person. */
    static final String DEPUTY_THERE = """
            exists (select 1 from role_assignment r join role_assignment d on d.role = r.role
                    and coalesce(d.provider_code, d.area_code) = coalesce(r.provider_code, r.area_code)
                where r.person_id = n.person_id and r.role = n.role and r.area_code = n.area_code and not r.deputy
                    and d.person_id = :reader and d.deputy and not exists (select 1 from not_mine x
                        where x.work_item_id = w.id and x.person_id = :reader)
                    and""" + inForce("r") + "and" + inForce("d") + ")";

    private NoticeSql() {}

    private static String inForce(String role) {
        return IN_FORCE.formatted(role);
    }
}
