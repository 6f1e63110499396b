package kh.isaf.workflow.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import kh.isaf.workflow.model.Catalogue;
import kh.isaf.workflow.model.CheckedFile;
import kh.isaf.workflow.model.ModelFile;
import kh.isaf.workflow.model.ModelRules;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The decision tables by which a year is laid out: the newest that NCDDS has published, or else the one the product
 * ships; and what the engine answers when it is asked by one, without deploying it.
 */
@Component
public class DecisionTables {

    /** Names the lock under which a table is published; whoever opens a year by one holds it together with others. */
    private static final long LOCK = 7_724_027L;

    private final JdbcClient jdbc;
    private final ProcessEngineConfigurationImpl engine;
    private final Catalogue catalogue;

    DecisionTables(JdbcClient jdbc, ProcessEngineConfigurationImpl engine, Catalogue catalogue) {
        this.jdbc = jdbc;
        this.engine = engine;
        this.catalogue = catalogue;
    }

    /** Asks one table again and again; the answer is the outputs of every row that fits, in the table's order. */
    @FunctionalInterface
    public interface Rows {
        List<Map<String, Object>> of(Map<String, Object> variables);
    }

    /** The table was refused by the engine itself: what the model rules let pass and it cannot evaluate. */
    public static final class NotEvaluated extends RuntimeException {
        NotEvaluated(Exception cause) {
            super(cause);
        }
    }

    /** The table that is in force now. */
    public byte[] live(String decision) {
        return jdbc.sql("""
                select dmn from rule_table where decision = :decision and version is not null
                order by version desc limit 1""")
                .param("decision", decision)
                .query(byte[].class)
                .optional()
                .orElseGet(() -> shipped(decision));
    }

    /** The table as this release of the product brings it. */
    public byte[] shipped(String decision) {
        try {
            return new ClassPathResource("processes/" + decision + ".dmn").getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing is published before this transaction ends. */
    public void keepLive() {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock_shared(?)) held")
                .param(LOCK)
                .query(Integer.class)
                .single();
    }

    /** Waits until nobody opens a year or publishes a table, and lets nobody else do so before this transaction ends. */
    public void holdForPublishing() {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(?)) held")
                .param(LOCK)
                .query(Integer.class)
                .single();
    }

    /**
     * Evaluates a table in the engine, as hardened as a deployed one; the model rules look at it first, wherever it came
     * from.
     */
    public <T> T evaluate(String decision, byte[] dmn, Function<Rows, T> questions) {
        CheckedFile checked = ModelRules.forFiles(catalogue).check(new ModelFile(decision + ".dmn", dmn));
        if (!checked.ok()) {
            throw new ModelRefused(List.of(checked));
        }
        Evaluation<T> evaluation = engine.getCommandExecutorTxRequired()
                .execute(context -> evaluation(decision, checked.content(), questions));
        RuntimeException failure = evaluation.failure();
        if (failure != null) {
            throw failure;
        }
        return Objects.requireNonNull(evaluation.answer());
    }

    /** Nothing is thrown through the engine's command, which would doom the transaction around it. */
    private <T> Evaluation<T> evaluation(String decision, byte[] dmn, Function<Rows, T> questions) {
        try {
            DmnEngine tables = engine.getDmnEngine();
            DmnDecision table = asked(() -> tables.parseDecision(decision, new ByteArrayInputStream(dmn)));
            Set<String> told = told(table);
            Map<Map<String, Object>, List<Map<String, Object>>> known = new HashMap<>();
            Rows rows = variables -> {
                Map<String, Object> question = new HashMap<>(variables);
                if (question.keySet().containsAll(told)) {
                    question.keySet().retainAll(told);
                }
                return known.computeIfAbsent(
                        question,
                        one -> asked(() ->
                                tables.evaluateDecisionTable(table, variables).getResultList()));
            };
            return new Evaluation<>(questions.apply(rows), null);
        } catch (RuntimeException e) {
            return new Evaluation<>(null, e);
        }
    }

    /** The inputs that make a difference: some row asks for them, or answers with them. Any other gets the same answer. */
    private static Set<String> told(DmnDecision table) {
        DmnDecisionTableImpl logic = (DmnDecisionTableImpl) table.getDecisionLogic();
        Set<String> told = new HashSet<>();
        for (int at = 0; at < logic.getInputs().size(); at++) {
            int column = at;
            String name =
                    logic.getInputs().get(at).getExpression().getExpression().strip();
            boolean asked = logic.getRules().stream()
                    .map(rule -> rule.getConditions().get(column).getExpression())
                    .anyMatch(cell ->
                            cell != null && !cell.isBlank() && !cell.strip().equals("-"));
            boolean answered = logic.getRules().stream()
                    .flatMap(rule -> Stream.concat(rule.getConditions().stream(), rule.getConclusions().stream()))
                    .anyMatch(cell ->
                            cell.getExpression() != null && cell.getExpression().contains(name));
            if (asked || answered) {
                told.add(name);
            }
        }
        return told;
    }

    private static <A> A asked(Supplier<A> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            throw new NotEvaluated(e);
        }
    }

    private record Evaluation<T>(
            @Nullable T answer, @Nullable RuntimeException failure) {}
}
