package kh.isaf.workflow.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kh.isaf.workflow.engine.ReminderLadder;
import kh.isaf.workflow.engine.StageDeadlines;
import kh.isaf.workflow.rules.RuleColumn.Kind;

/** A decision table that NCDDS may change, with its columns; {@code RULE ORDER} means that every row that fits counts. */
public enum RuleTable {
    STAGE_DEADLINES(
            StageDeadlines.DECISION,
            "FIRST",
            RuleColumn.input("year", Kind.YEAR),
            RuleColumn.input("stage", Kind.LIST),
            RuleColumn.input("settlement", Kind.LIST),
            RuleColumn.input("variant", Kind.LIST),
            RuleColumn.output("startMonthDay", Kind.MONTH_DAY),
            RuleColumn.output("startYearOffset", Kind.OFFSET),
            RuleColumn.output("dueMonthDay", Kind.MONTH_DAY),
            RuleColumn.output("dueYearOffset", Kind.OFFSET)),
    REMINDER_LADDER(
            ReminderLadder.DECISION,
            "RULE ORDER",
            RuleColumn.input("year", Kind.YEAR),
            RuleColumn.input("stage", Kind.LIST),
            RuleColumn.input("province", Kind.PROVINCE),
            RuleColumn.input("district", Kind.DISTRICT),
            RuleColumn.output("workingDays", Kind.DAYS),
            RuleColumn.output("recipient", Kind.LIST),
            RuleColumn.output("urgent", Kind.YES_NO),
            RuleColumn.output("channel", Kind.LIST));

    private final String id;
    private final String hitPolicy;
    private final List<RuleColumn> columns;

    RuleTable(String id, String hitPolicy, RuleColumn... columns) {
        this.id = id;
        this.hitPolicy = hitPolicy;
        this.columns = List.of(columns);
    }

    /** Id of the decision, name of its file, end of its message keys. */
    public String id() {
        return id;
    }

    String hitPolicy() {
        return hitPolicy;
    }

    public List<RuleColumn> columns() {
        return columns;
    }

    List<RuleColumn> inputs() {
        return columns.stream().filter(RuleColumn::input).toList();
    }

    List<RuleColumn> outputs() {
        return columns.stream().filter(column -> !column.input()).toList();
    }

    int at(String column) {
        return columns.stream().map(RuleColumn::id).toList().indexOf(column);
    }

    public static Optional<RuleTable> of(String id) {
        return Stream.of(values()).filter(table -> table.id.equals(id)).findFirst();
    }
}
