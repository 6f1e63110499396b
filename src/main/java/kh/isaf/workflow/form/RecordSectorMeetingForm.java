package kh.isaf.workflow.form;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import kh.isaf.access.Actor;
import kh.isaf.assessment.InterfaceMeetings;
import kh.isaf.assessment.ProviderScores;
import kh.isaf.assessment.RecordSectorMeeting;
import kh.isaf.assessment.ScoreLine;
import kh.isaf.assessment.Scores;
import kh.isaf.worklist.WorkItem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A provider and its citizens agree what to do; what citizens suggested stands there to be agreed on. */
@Component("recordSectorMeeting")
class RecordSectorMeetingForm implements TaskForm<RecordSectorMeeting> {

    private final InterfaceMeetings meetings;
    private final Scores scores;
    private final CriterionChoices choices;
    private final ScoreFacts facts;
    private final BothLanguages say;

    RecordSectorMeetingForm(
            InterfaceMeetings meetings, Scores scores, CriterionChoices choices, ScoreFacts facts, BothLanguages say) {
        this.meetings = meetings;
        this.scores = scores;
        this.choices = choices;
        this.facts = facts;
        this.say = say;
    }

    @Override
    public Class<RecordSectorMeeting> command() {
        return RecordSectorMeeting.class;
    }

    @Override
    public Map<String, Object> open(WorkItem item) {
        Map<String, Object> data = new HashMap<>();
        data.put("criteria", choices.known(provider(item)));
        List<Map<String, Object>> suggested = scores(item).stream()
                .flatMap(of -> of.lines().stream())
                .map(this::row)
                .filter(Objects::nonNull)
                .toList();
        if (!suggested.isEmpty()) {
            data.put("actions", suggested);
        }
        return data;
    }

    @Override
    public List<Fact> facts(WorkItem item) {
        return scores(item)
                .map(facts::each)
                .orElseGet(() -> List.of(say.fact("assessment.fact.scores", "assessment.notScored")));
    }

    /** The domain takes it again in place of what it was told before. */
    @Override
    public boolean correctable() {
        return true;
    }

    @Override
    public void submit(WorkItem item, RecordSectorMeeting command, Actor actor) {
        meetings.recordSectorMeeting(item.cycleKey(), provider(item), command, actor);
    }

    private @Nullable Map<String, Object> row(ScoreLine line) {
        String action = line.suggestedAction();
        return action == null
                ? null
                : Map.of(
                        "criterion",
                        line.criterion().code(),
                        "action",
                        action,
                        "proposer",
                        say.khmer("assessment.citizens"));
    }

    private Optional<ProviderScores> scores(WorkItem item) {
        return scores.of(item.cycleKey(), provider(item));
    }

    private static String provider(WorkItem item) {
        return Objects.requireNonNull(item.providerCode());
    }
}
