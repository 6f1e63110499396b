package kh.isaf.workflow;

import kh.isaf.cycle.Cycles;
import kh.isaf.reminder.Ladders;
import kh.isaf.territory.AreaLevel;
import kh.isaf.territory.Territory;
import kh.isaf.workflow.engine.DecisionTables;
import kh.isaf.workflow.engine.ReminderLadder;
import kh.isaf.workflow.engine.StageDeadlines;
import org.springframework.stereotype.Component;

/** Opens a year: what the decision tables say about it becomes rows, its deadlines and the ladders of its districts. */
@Component
class YearOpening {

    private final Cycles cycles;
    private final StageDeadlines deadlines;
    private final Ladders ladders;
    private final ReminderLadder ladder;
    private final Territory territory;
    private final DecisionTables tables;

    YearOpening(
            Cycles cycles,
            StageDeadlines deadlines,
            Ladders ladders,
            ReminderLadder ladder,
            Territory territory,
            DecisionTables tables) {
        this.cycles = cycles;
        this.deadlines = deadlines;
        this.ladders = ladders;
        this.ladder = ladder;
        this.territory = territory;
        this.tables = tables;
    }

    /** A year that is open already stays as it is. */
    void open(int year) {
        if (!cycles.isOpen(year)) {
            tables.keepLive();
            cycles.open(year, deadlines.of(year));
            ladders.replace(year, ladder.of(year, territory.codes(AreaLevel.DMK)));
        }
    }
}
