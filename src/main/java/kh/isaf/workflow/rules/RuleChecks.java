package kh.isaf.workflow.rules;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import kh.isaf.cycle.Deadline;
import kh.isaf.cycle.Deadlines;
import kh.isaf.cycle.Stage;
import kh.isaf.territory.AreaLevel;
import kh.isaf.territory.Territory;
import kh.isaf.workflow.engine.DecisionTables;
import kh.isaf.workflow.engine.ReminderLadder;
import kh.isaf.workflow.engine.StageDeadlines;
import kh.isaf.workflow.model.Catalogue;
import kh.isaf.workflow.model.CheckedFile;
import kh.isaf.workflow.model.Finding;
import kh.isaf.workflow.model.ModelFile;
import kh.isaf.workflow.model.ModelRules;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;

/** Goes over a table before it becomes a draft: the model rules, then each cell, then the engine's own answers. */
@Component
class RuleChecks {

    private static final int MONTHS_OF_FOLLOW_UP = 12;

    private final Catalogue catalogue;
    private final DecisionTables tables;
    private final StageDeadlines stageDeadlines;
    private final ReminderLadder ladder;
    private final Deadlines deadlines;
    private final Territory territory;
    private final Clock clock;

    RuleChecks(
            Catalogue catalogue,
            DecisionTables tables,
            StageDeadlines stageDeadlines,
            ReminderLadder ladder,
            Deadlines deadlines,
            Territory territory,
            Clock clock) {
        this.catalogue = catalogue;
        this.tables = tables;
        this.stageDeadlines = stageDeadlines;
        this.ladder = ladder;
        this.deadlines = deadlines;
        this.territory = territory;
        this.clock = clock;
    }

    /** The values of each column that has a list, as the product ships it. */
    Map<String, List<String>> choices(RuleTable table) {
        RuleSheetXml shipped =
                RuleSheetXml.read(table, tables.shipped(table.id())).orElseThrow();
        Map<String, List<String>> choices = new HashMap<>();
        table.columns().stream()
                .filter(column -> column.kind() == RuleColumn.Kind.LIST)
                .forEach(column -> choices.put(column.id(), shipped.choices(column)));
        return choices;
    }

    /**
     * The table as it may be kept.
     *
     * @throws TableRefused with all that is wrong with it
     */
    byte[] checked(RuleTable table, byte[] dmn) {
        CheckedFile file = ModelRules.forFiles(catalogue).check(new ModelFile(table.id() + ".dmn", dmn));
        RuleSheetXml xml = RuleSheetXml.read(table, dmn).orElse(null);
        List<CellFault> faults = new ArrayList<>();
        file.findings().forEach(finding -> faults.add(fault(finding, xml)));
        if (xml == null) {
            if (faults.isEmpty()) {
                faults.add(CellFault.of(0, "", "rules.error.shape"));
            }
        } else {
            RuleSheet sheet = xml.sheet();
            faults.addAll(
                    new RuleSheetChecks(choices(table), territory.codes(AreaLevel.CP), territory.codes(AreaLevel.DMK))
                            .of(sheet, faults));
            if (sheet.rows().isEmpty()) {
                faults.add(CellFault.of(0, "", "rules.error.noRows"));
            }
        }
        if (faults.isEmpty()) {
            faults.addAll(answers(table, file.content()));
        }
        if (!faults.isEmpty()) {
            throw new TableRefused(faults.stream()
                    .sorted((one, two) -> Integer.compare(one.row(), two.row()))
                    .toList());
        }
        return file.content();
    }

    /** A finding knows the id of its element: the cell, or its text. */
    private static CellFault fault(Finding finding, @Nullable RuleSheetXml xml) {
        String id = finding.element().split("/", 2)[0];
        CellFault place = xml == null ? null : xml.places().get(id);
        Object reason = new DefaultMessageSourceResolvable(
                new String[] {finding.messageKey()}, finding.args().toArray());
        return place == null
                ? CellFault.of(0, "", "rules.error.file", String.valueOf(finding.line()), finding.element(), reason)
                : CellFault.of(
                        place.row(),
                        place.column(),
                        finding.messageKey(),
                        finding.args().toArray());
    }

    /** What the engine answers for the open years, this one and the next. */
    private List<CellFault> answers(RuleTable table, byte[] dmn) {
        TreeSet<Integer> years = new TreeSet<>(deadlines.openYears());
        int thisYear = LocalDate.now(clock).getYear();
        years.addAll(List.of(thisYear, thisYear + 1));
        try {
            if (table == RuleTable.REMINDER_LADDER) {
                ladder.of(
                        thisYear,
                        territory.codes(AreaLevel.DMK).stream().limit(1).toList(),
                        dmn);
                return List.of();
            }
            return stageDeadlines.of(List.copyOf(years), dmn).stream()
                    .filter(RuleChecks::cutsTheFollowUp)
                    .map(cut -> CellFault.of(0, "", "rules.error.followUp", String.valueOf(cut.year())))
                    .limit(1)
                    .toList();
        } catch (StageDeadlines.NoWindow none) {
            return List.of(CellFault.of(
                    0,
                    "",
                    "rules.error.noWindow",
                    String.valueOf(none.year()),
                    new DefaultMessageSourceResolvable("stage." + none.stage().id()),
                    new DefaultMessageSourceResolvable("rules.value." + (none.urban() ? "urban" : "rural")),
                    new DefaultMessageSourceResolvable(
                            "variant." + none.variant().id())));
        } catch (DecisionTables.NotEvaluated failed) {
            return List.of(CellFault.of(0, "", "rules.error.evaluation"));
        }
    }

    /** The follow-up has a meeting in each of twelve months, and ends with the last of them. */
    private static boolean cutsTheFollowUp(Deadline deadline) {
        return deadline.stage() == Stage.JAAP_MONITORING
                && ChronoUnit.MONTHS.between(
                                deadline.startsOn(), deadline.dueOn().plusDays(1))
                        != MONTHS_OF_FOLLOW_UP;
    }
}
