package kh.isaf.reminder;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import kh.isaf.worklist.WorkItemHanded;
import kh.isaf.worklist.WorkItemOpened;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds out who is to hear of which open item: by the steps of its ladder that have come, because it is new, or because
 * it was given to somebody. Telling them is left to {@link Digests}.
 */
@Service
@Transactional
public class Notices {

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

    /** The latest step that has come of each item, for each of those it reaches. */
    private static final String LADDER = """
            with late as materialized (
                select area_code, due_on, working_days_between(area_code, due_on, :today) as days
                from work_item w where""" + NoticeSql.HAS_LADDER + """
                group by area_code, due_on),
            step as materialized (
                select distinct on (w.id, l.recipient) w.id as item, w.provider_code, w.stage, w.due_on, w.assignee_id,
                    l.recipient, l.working_days, l.urgent, l.channel,
                    """ + NoticeSql.ROLE_ABOVE + " as role, "
            + NoticeSql.SCOPE_ABOVE + """
                     as scope
                from work_item w join late on late.area_code = w.area_code and late.due_on = w.due_on
                    join ladder_step l on l.year = w.year and l.stage = w.stage
                        and l.district_code = left(w.area_code, 4) and l.working_days <= late.days
                where""" + NoticeSql.HAS_LADDER + """
                order by w.id, l.recipient, l.working_days desc),
            reached as materialized (
            """ + NoticeSql.HOLDERS + " union all "
            + NoticeSql.ABOVE + ") " + NoticeSql.INSERT + """
            where not exists (select 1 from notice n where n.work_item_id = r.item
                and n.person_id = coalesce(a.deputy_id, r.person_id) and n.kind = 'ladder'
                and n.working_days = r.working_days and n.due_on = r.due_on)
            """ + NoticeSql.ONCE;

    /** Items of which their holders have not heard at all. */
    private static final String NEW =
            """
            with step as materialized (
                select w.id as item, w.provider_code, w.stage, w.due_on, w.assignee_id, 'holder' as recipient,
                    0 as working_days, false as urgent, 'chosen' as channel
                from work_item w where""" + NoticeSql.BEGUN + """
                     %s),
            reached as materialized (""" + NoticeSql.HOLDERS + ") " + NoticeSql.INSERT + """
            where not exists (select 1 from notice n where n.work_item_id = r.item
                and n.person_id = coalesce(a.deputy_id, r.person_id) %s) %s
            """ + NoticeSql.ONCE;

    /** Enough to sort the notices of the whole country without touching the disk. */
    private static final String SORTING = "64MB";

    private static final int MANY = 1000;

    private static final String INSTANT = """
            and exists (select 1 from person p
                where p.id = coalesce(a.deputy_id, r.person_id) and p.rhythm = 'instant')""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Digests digests;

    Notices(JdbcClient jdbc, Clock clock, Digests digests) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.digests = digests;
    }

    /**
     * The daily sweep over all open items. It may be broken off and repeated: what is written is not written again.
     *
     * @return how many notices are new
     */
    public int write() {
        jdbc.sql("select set_config('work_mem', :memory, true)")
                .param("memory", SORTING)
                .query(String.class)
                .single();
        int gone = jdbc.sql("""
                delete from notice n using work_item w
                where n.told_at is null and w.id = n.work_item_id and (w.status <> 'OPEN' or w.due_on <> n.due_on)""").update();
        int ladder =
                jdbc.sql(LADDER).param("today", today()).param("kind", "ladder").update();
        int fresh = jdbc.sql(NEW.formatted("", "", ""))
                .param("today", today())
                .param("kind", "opened")
                .update();
        LOG.info("{} notices of ladders, {} of new items; {} had become untrue untold", ladder, fresh, gone);
        if (ladder + fresh > MANY) {
            // who reads the table next must not take it for the small one it was
            jdbc.sql("analyze notice").update();
        }
        return ladder + fresh;
    }

    /** Whoever wants to hear of everything at once hears of a new item at once; the others tomorrow morning. */
    @EventListener
    public void on(WorkItemOpened opened) {
        writeOne(opened.workItemId(), "opened", "", INSTANT);
    }

    /** Whoever is given an item by somebody else hears of it, even if he or she knew it. */
    @EventListener
    public void on(WorkItemHanded handed) {
        writeOne(handed.workItemId(), "handed", "and n.kind = 'handed'", "");
    }

    private void writeOne(UUID item, String kind, String known, String only) {
        int written = jdbc.sql(NEW.formatted("and w.id = :item", known, only))
                .param("today", today())
                .param("kind", kind)
                .param("item", item)
                .update();
        if (written > 0) {
            digests.tellAtOnce(toldAtOnce(item));
        }
    }

    private List<UUID> toldAtOnce(UUID item) {
        return jdbc.sql("""
                select distinct n.person_id from notice n join person p on p.id = n.person_id
                where n.work_item_id = :item and n.told_at is null and p.rhythm = 'instant'""").param("item", item).query(UUID.class).list();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
