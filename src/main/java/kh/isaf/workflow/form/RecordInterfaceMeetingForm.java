package kh.isaf.workflow.form;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import kh.isaf.access.Actor;
import kh.isaf.assessment.ActionSubject;
import kh.isaf.assessment.AgreedAction;
import kh.isaf.assessment.InterfaceMeetings;
import kh.isaf.assessment.ProviderScores;
import kh.isaf.assessment.RecordInterfaceMeeting;
import kh.isaf.assessment.Scores;
import kh.isaf.cycle.TakingPart;
import kh.isaf.territory.ServiceProvider;
import kh.isaf.worklist.WorkItem;
import org.springframework.stereotype.Component;

/** All providers, the council and citizens agree what goes into the JAAP; it opens with the sector meetings' actions. */
@Component("recordInterfaceMeeting")
class RecordInterfaceMeetingForm implements TaskForm<RecordInterfaceMeeting> {

    private final InterfaceMeetings meetings;
    private final Scores scores;
    private final TakingPart takingPart;
    private final ScoreFacts facts;
    private final SubjectChoices subjects;
    private final Clock clock;

    RecordInterfaceMeetingForm(
            InterfaceMeetings meetings,
            Scores scores,
            TakingPart takingPart,
            ScoreFacts facts,
            SubjectChoices subjects,
            Clock clock) {
        this.meetings = meetings;
        this.scores = scores;
        this.takingPart = takingPart;
        this.facts = facts;
        this.subjects = subjects;
        this.clock = clock;
    }

    @Override
    public Class<RecordInterfaceMeeting> command() {
        return RecordInterfaceMeeting.class;
    }

    @Override
    public Map<String, Object> open(WorkItem item) {
        List<AgreedAction> agreed = meetings.sectorActions(item.cycleKey());
        Map<String, Object> data = new HashMap<>();
        data.put("subjects", subjects.of(providers(item), scores.of(item.cycleKey()), agreed));
        if (!agreed.isEmpty()) {
            data.put("actions", agreed.stream().map(this::row).toList());
        }
        return data;
    }

    @Override
    public List<Fact> facts(WorkItem item) {
        Map<String, ServiceProvider> providers =
                providers(item).stream().collect(Collectors.toMap(ServiceProvider::code, Function.identity()));
        List<Fact> all = new ArrayList<>();
        for (ProviderScores each : scores.of(item.cycleKey())) {
            ServiceProvider provider = providers.get(each.providerCode());
            if (provider != null) {
                all.add(facts.together(provider, each));
            }
        }
        return all;
    }

    /** The domain takes it again in place of what it was told before. */
    @Override
    public boolean correctable() {
        return true;
    }

    @Override
    public void submit(WorkItem item, RecordInterfaceMeeting command, Actor actor) {
        meetings.recordInterfaceMeeting(item.cycleKey(), command, actor);
    }

    private List<ServiceProvider> providers(WorkItem item) {
        return takingPart.of(item.cycleKey());
    }

    private Map<String, Object> row(AgreedAction action) {
        Map<String, Object> row = new HashMap<>();
        row.put("subject", new ActionSubject(action.providerCode(), action.criterionCode()).value());
        row.put("action", action.action());
        row.put("proposer", action.proposer());
        row.put("responsible", action.responsible());
        LocalDate dueBy = action.dueBy();
        // a date that has passed since is to be agreed anew
        row.put("dueBy", dueBy == null || dueBy.isBefore(LocalDate.now(clock)) ? null : dueBy);
        row.put("outsideResources", action.outsideResources());
        return row;
    }
}
