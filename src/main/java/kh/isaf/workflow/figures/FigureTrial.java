package kh.isaf.workflow.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Tries a rule on what was sent already, before it is set: how many forms of each year it would have met. */
@Service
@Transactional(readOnly = true)
public class FigureTrial {

    private static final int FETCH = 500;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FigureTrial(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** How many of the forms sent in a year break the rule. */
    public record Outcome(int year, int sent, int hit) {}

    /** This year and the one before; of a corrected form the last version counts. */
    public List<Outcome> of(FigureRule rule, int year) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int each : List.of(year, year - 1)) {
            outcomes.add(ofYear(rule, each));
        }
        return outcomes;
    }

    private Outcome ofYear(FigureRule rule, int year) {
        int[] counts = new int[2];
        jdbc.sql("""
                select s.answers::text, case when :compares then (
                    select p.answers::text from form_submission p
                    where p.task = s.task and p.cycle_key = :last || substr(s.cycle_key, 5)
                        and p.provider_code is not distinct from s.provider_code
                    order by p.submitted_at desc, p.version desc limit 1) end as before
                from form_submission s
                where s.task = :task and s.cycle_key like :cycles
                    and not exists (select 1 from form_submission later
                        where later.work_item_id = s.work_item_id and later.version > s.version)""")
                .withFetchSize(FETCH)
                .param("compares", rule.kind() == CheckKind.CHANGE)
                .param("last", String.valueOf(year - 1))
                .param("task", rule.task())
                .param("cycles", year + "-%")
                .query(row -> {
                    String before = row.getString(2);
                    Map<String, Object> answers = json.readValue(row.getString(1), FigureChecks.ANSWERS);
                    Map<String, Object> lastYear =
                            before == null ? Map.of() : json.readValue(before, FigureChecks.ANSWERS);
                    counts[0]++;
                    if (!FigureRules.broken(rule, answers, lastYear, year).isEmpty()) {
                        counts[1]++;
                    }
                });
        return new Outcome(year, counts[0], counts[1]);
    }
}
