package kh.isaf.workflow.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.people.Holder;
import kh.isaf.reminder.escalation.Acts;
import kh.isaf.reminder.escalation.FollowUp;
import kh.isaf.workflow.FollowUps;
import kh.isaf.worklist.WorkItem;
import kh.isaf.worklist.WorkItems;

/** A working group tells what it did about a late step; the same on every level. */
final class FollowUpForm implements TaskForm<FollowUp> {

    private final FollowUps followUps;
    private final Acts acts;
    private final WorkItems workItems;

    FollowUpForm(FollowUps followUps, Acts acts, WorkItems workItems) {
        this.followUps = followUps;
        this.acts = acts;
        this.workItems = workItems;
    }

    @Override
    public Class<FollowUp> command() {
        return FollowUp.class;
    }

    /** To whom the step may be given; once the form is sent, also to whom it was. */
    @Override
    public Map<String, Object> open(WorkItem item) {
        UUID lateId = item.chases();
        List<Map<String, Object>> choices = new ArrayList<>();
        if (lateId != null) {
            WorkItem late = workItems.get(lateId);
            followUps.candidates(late).stream()
                    .filter(holder -> !item.open() || !holder.personId().equals(late.assigneeId()))
                    .map(FollowUpForm::choice)
                    .forEach(choices::add);
        }
        acts.enteredIn(item.id())
                .filter(act -> act.givenToId() != null && act.givenToName() != null)
                .map(act -> BothLanguages.choice(
                        String.valueOf(act.givenToId()),
                        String.valueOf(act.givenToName()),
                        String.valueOf(act.givenToName())))
                .filter(choice -> choices.stream()
                        .noneMatch(known -> String.valueOf(known.get("value")).equals(choice.get("value"))))
                .ifPresent(choices::add);
        return Map.of("people", choices);
    }

    @Override
    public void submit(WorkItem item, FollowUp command, Actor actor) {
        followUps.act(item, command, actor);
    }

    private static Map<String, Object> choice(Holder holder) {
        return BothLanguages.choice(holder.personId().toString(), holder.nameKm(), holder.nameLatin());
    }
}
