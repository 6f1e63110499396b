package kh.isaf.workflow.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kh.isaf.cycle.Deadline;
import kh.isaf.cycle.Deadlines;
import kh.isaf.cycle.Stage;
import kh.isaf.reminder.LadderStep;
import kh.isaf.reminder.Ladders;
import kh.isaf.territory.AreaLevel;
import kh.isaf.territory.Territory;
import kh.isaf.workflow.engine.ReminderLadder;
import kh.isaf.workflow.engine.StageDeadlines;
import kh.isaf.worklist.Redating;
import kh.isaf.worklist.TasksOfStages;
import org.springframework.stereotype.Component;

/** Asks a table anew for every open year, and lets what is not done in it follow the answer. */
@Component
class Reevaluation {

    /** Steps of one version have numbers of their own, so that no notice of another step is taken for theirs. */
    private static final int NUMBERS = 1000;

    private final Deadlines deadlines;
    private final StageDeadlines stageDeadlines;
    private final ReminderLadder ladder;
    private final Ladders ladders;
    private final TasksOfStages tasksOfStages;
    private final Redating redating;
    private final Territory territory;
    private final OpenWork openWork;

    Reevaluation(
            Deadlines deadlines,
            StageDeadlines stageDeadlines,
            ReminderLadder ladder,
            Ladders ladders,
            TasksOfStages tasksOfStages,
            Redating redating,
            Territory territory,
            OpenWork openWork) {
        this.deadlines = deadlines;
        this.stageDeadlines = stageDeadlines;
        this.ladder = ladder;
        this.ladders = ladders;
        this.tasksOfStages = tasksOfStages;
        this.redating = redating;
        this.territory = territory;
        this.openWork = openWork;
    }

    /** Puts the table into force for the open years, in the caller's transaction. */
    Preview apply(RuleTable table, byte[] dmn, int version) {
        List<Integer> years = deadlines.openYears();
        if (years.isEmpty()) {
            return new Preview(List.of());
        }
        deadlines.hold(years);
        openWork.remember(years);
        Map<Integer, YearEffect> effects = new HashMap<>();
        if (table == RuleTable.STAGE_DEADLINES) {
            Map<Integer, List<Deadline>> wanted =
                    stageDeadlines.of(years, dmn).stream().collect(Collectors.groupingBy(Deadline::year));
            years.forEach(year -> effects.put(year, windows(year, wanted.getOrDefault(year, List.of()))));
            redating.alignUntold();
        } else {
            years.forEach(year -> effects.put(year, steps(year, dmn, version)));
        }
        return new Preview(openWork.compare(years).stream()
                .map(moved -> moved.with(Objects.requireNonNull(effects.get(moved.year()))))
                .toList());
    }

    private YearEffect windows(int year, List<Deadline> wanted) {
        List<Deadline> changed = deadlines.change(year, wanted);
        Set<Stage> stages = changed.stream().map(Deadline::stage).collect(Collectors.toSet());
        tasksOfStages.follow(year, stages);
        return new YearEffect(year, changed.size(), 0, 0, 0, 0, 0);
    }

    /** A step that stays keeps its number: who was reminded by it is not reminded again. */
    private YearEffect steps(int year, byte[] dmn, int version) {
        List<LadderStep> before = openWork.steps(year);
        Set<String> districts = new TreeSet<>(territory.codes(AreaLevel.DMK));
        before.forEach(step -> districts.add(step.districtCode()));
        Map<LadderStep, List<Integer>> numbers = new HashMap<>();
        before.forEach(step -> numbers.computeIfAbsent(numbered(step, 0), any -> new ArrayList<>())
                .add(step.position()));
        List<LadderStep> after = new ArrayList<>();
        int fresh = 0;
        for (LadderStep step : ladder.of(year, districts, dmn)) {
            List<Integer> kept = numbers.getOrDefault(numbered(step, 0), List.of());
            if (kept.isEmpty()) {
                fresh++;
                after.add(numbered(step, version * NUMBERS + step.position()));
            } else {
                after.add(numbered(step, kept.remove(0)));
            }
        }
        int gone = numbers.values().stream().mapToInt(List::size).sum();
        if (fresh + gone > 0) {
            ladders.replace(year, after);
        }
        return new YearEffect(year, 0, 0, 0, fresh, gone, 0);
    }

    private static LadderStep numbered(LadderStep step, int position) {
        return new LadderStep(
                step.year(),
                step.stage(),
                step.districtCode(),
                position,
                step.workingDays(),
                step.recipient(),
                step.urgent(),
                step.channel());
    }
}
