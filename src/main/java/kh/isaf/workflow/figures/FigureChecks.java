package kh.isaf.workflow.figures;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kh.isaf.worklist.WorkItem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Holds the answers of a task against the checks in force today, after the form's own rules. */
@Service
@Transactional(readOnly = true)
public class FigureChecks {

    static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() {};

    private final CheckRegister register;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    FigureChecks(CheckRegister register, JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.register = register;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** The checks these answers break. */
    public List<Hit> hits(WorkItem item, Map<String, Object> answers) {
        List<FigureCheck> checks = register.inForce(item.task(), LocalDate.now(clock));
        boolean compares = checks.stream().anyMatch(check -> check.rule().kind() == CheckKind.CHANGE);
        Map<String, Object> lastYear = compares ? lastYear(item).orElse(Map.of()) : Map.of();
        List<Hit> hits = new ArrayList<>();
        for (FigureCheck check : checks) {
            FigureRules.broken(check.rule(), answers, lastYear, item.year())
                    .forEach(path -> hits.add(new Hit(check, path)));
        }
        return hits;
    }

    /**
     * Lets answers through that break no error, and no warning without a reason.
     *
     * @param reasons by the key of the hit
     * @return the reasons given for warnings, to be kept with the answers
     * @throws DoubtfulFigures otherwise
     */
    public List<Remark> pass(WorkItem item, Map<String, Object> answers, Map<String, String> reasons) {
        List<Hit> errors = new ArrayList<>();
        List<Hit> warnings = new ArrayList<>();
        for (Hit hit : hits(item, answers)) {
            (hit.check().level() == Level.ERROR ? errors : warnings).add(hit);
        }
        boolean explained = warnings.stream()
                .allMatch(hit -> !reasons.getOrDefault(hit.key(), "").isBlank());
        if (!errors.isEmpty() || !explained) {
            throw new DoubtfulFigures(errors, warnings);
        }
        return warnings.stream()
                .map(hit -> new Remark(
                        hit.check().id(),
                        hit.path(),
                        hit.check().messageKm(),
                        hit.check().messageEn(),
                        reasons.getOrDefault(hit.key(), "")))
                .toList();
    }

    private Optional<Map<String, Object>> lastYear(WorkItem item) {
        return jdbc.sql("""
                select answers from form_submission
                where task = :task and cycle_key = :cycle and provider_code is not distinct from :provider
                order by submitted_at desc, version desc limit 1""")
                .param("task", item.task())
                .param("cycle", (item.year() - 1) + "-" + item.areaCode())
                .param("provider", item.providerCode())
                .query(String.class)
                .optional()
                .map(answers -> json.readValue(answers, ANSWERS));
    }
}
