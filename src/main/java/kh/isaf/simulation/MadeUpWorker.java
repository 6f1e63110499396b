package kh.isaf.simulation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import kh.isaf.access.Actor;
import kh.isaf.workflow.TaskDesk;
import kh.isaf.workflow.figures.DoubtfulFigures;
import kh.isaf.workflow.figures.Hit;
import kh.isaf.workflow.render.FormPost;
import kh.isaf.workflow.render.FormSchema;
import kh.isaf.worklist.WorkItem;
import kh.isaf.worklist.WorkItems;
import kh.isaf.worklist.WorkList;
import kh.isaf.worklist.WorkListFilter;
import kh.isaf.worklist.WorkListFilter.Tab;
import org.springframework.stereotype.Component;

/** Does one task as a person would on the pages: looks at the list, claims, fills the form, and sends it. */
@Component
class MadeUpWorker {

    private static final String REASON = "បានផ្ទៀងផ្ទាត់ជាមួយឯកសាររួចហើយ";

    private final MadeUpRegister register;
    private final MadeUpAnswers answers;
    private final WorkList list;
    private final WorkItems workItems;
    private final TaskDesk desk;
    private final Clock clock;

    MadeUpWorker(
            MadeUpRegister register,
            MadeUpAnswers answers,
            WorkList list,
            WorkItems workItems,
            TaskDesk desk,
            Clock clock) {
        this.register = register;
        this.answers = answers;
        this.list = list;
        this.workItems = workItems;
        this.desk = desk;
        this.clock = clock;
    }

    List<WorkItem> openedSince(OffsetDateTime time) {
        return workItems.openedSince(time);
    }

    void work(WorkItem item, Random random) {
        LocalDate today = LocalDate.now(clock);
        Actor actor = register.someoneFor(workItems.candidates(item.id()), random);
        list.find(actor, WorkListFilter.all(Tab.GROUPS), today);
        workItems.claim(item.id(), actor);
        FormSchema schema = desk.form(item);
        Map<String, Object> data = desk.open(item);
        FormPost post = FormPost.of(schema, answers.fill(item, schema, data, today, random), data, today);
        if (!post.accepted()) {
            throw new IllegalStateException(item.task() + ": made-up answers are refused: " + post.errors());
        }
        send(item, post.values(), actor);
    }

    /** A warning about made-up figures is answered with a made-up reason. */
    private void send(WorkItem item, Map<String, Object> values, Actor actor) {
        UUID key = UUID.randomUUID();
        try {
            desk.submit(item.id(), key, values, actor);
        } catch (DoubtfulFigures doubtful) {
            Map<String, String> reasons =
                    doubtful.warnings().stream().collect(Collectors.toMap(Hit::key, hit -> REASON));
            desk.submit(item.id(), key, values, reasons, actor);
        }
    }
}
