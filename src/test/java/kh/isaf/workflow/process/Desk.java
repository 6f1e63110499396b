package kh.isaf.workflow.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.workflow.TaskDesk;
import kh.isaf.workflow.figures.DoubtfulFigures;
import kh.isaf.workflow.figures.Hit;
import kh.isaf.workflow.form.Fact;
import kh.isaf.workflow.render.FormPost;
import kh.isaf.workflow.render.FormSchema;
import kh.isaf.worklist.Candidate;
import kh.isaf.worklist.WorkItem;
import kh.isaf.worklist.WorkItems;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where tests find tasks and do them as a page does: the form is opened, the answers are checked and handed in. */
public final class Desk {

    /** May see everything everywhere. */
    public static final Actor ADMINISTRATOR =
            new Actor(UUID.randomUUID(), "Administrator", Set.of(new Grant(Role.NCDDS_ADMIN, "")));

    private final TaskDesk desk;
    private final WorkItems workItems;
    private final JdbcClient jdbc;
    private final Clock clock;

    public Desk(BeanFactory beans) {
        this.desk = beans.getBean(TaskDesk.class);
        this.workItems = beans.getBean(WorkItems.class);
        this.jdbc = beans.getBean(JdbcClient.class);
        this.clock = beans.getBean(Clock.class);
    }

    /** What waits to be done in an area's year, the tasks of the commune first, then service by service. */
    public List<WorkItem> open(Commune commune) {
        return items(commune).stream().filter(WorkItem::open).toList();
    }

    /** All tasks of an area's year there have been, in the order in which they came. */
    public List<WorkItem> items(Commune commune) {
        return jdbc.sql("""
                select id from work_item where cycle_key = ?
                order by created_at, provider_code nulls first, task""").param(commune.key()).query(UUID.class).list().stream()
                .map(id -> workItems.visible(id, ADMINISTRATOR))
                .toList();
    }

    /** The one open task of this name, of a service or of the commune. */
    public WorkItem open(Commune commune, String task, @Nullable String provider) {
        List<WorkItem> found = open(commune).stream()
                .filter(item -> item.task().equals(task))
                .filter(item -> provider == null || provider.equals(item.providerCode()))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("not one open " + task + " but " + found + " among "
                    + open(commune).stream().map(WorkItem::task).toList());
        }
        return found.get(0);
    }

    public List<Candidate> candidates(WorkItem item) {
        return workItems.candidates(item.id());
    }

    /** Somebody who may do the task. */
    public Actor candidate(WorkItem item) {
        Candidate candidate = candidates(item).get(0);
        Grant grant = candidate.role() == Role.FOCAL_PERSON
                ? new Grant(candidate.role(), item.areaCode(), candidate.scope())
                : new Grant(candidate.role(), candidate.scope());
        return new Actor(UUID.randomUUID(), "Candidate", Set.of(grant));
    }

    public List<Fact> facts(WorkItem item) {
        return desk.facts(item);
    }

    /** What the form begins with. */
    public Map<String, Object> form(WorkItem item) {
        return desk.open(item);
    }

    /** Does the task diligently, but with these answers. */
    public void done(WorkItem item, Map<String, Object> answers) {
        does(candidate(item), item, answers);
    }

    /** This person does the task diligently, but with these answers. */
    public void does(Actor actor, WorkItem item, Map<String, Object> answers) {
        send(UUID.randomUUID(), actor, item, answers);
    }

    /** Sends the form as it was shown under this key. */
    public void send(UUID key, Actor actor, WorkItem item, Map<String, Object> answers) {
        LocalDate today = LocalDate.now(clock);
        FormSchema schema = desk.form(item);
        Map<String, Object> form = desk.open(item);
        Map<String, Object> all = Diligence.with(Diligence.answers(item.task(), form, today), answers);
        FormPost post = FormPost.of(schema, all, form, today);
        if (!post.accepted()) {
            throw new AssertionError(item.task() + " is not accepted: " + post.errors());
        }
        try {
            desk.submit(item.id(), key, post.values(), actor);
        } catch (DoubtfulFigures doubtful) {
            // diligent people say why
            Map<String, String> reasons =
                    doubtful.warnings().stream().collect(Collectors.toMap(Hit::key, hit -> "Compared with the papers"));
            desk.submit(item.id(), key, post.values(), reasons, actor);
        }
    }
}
