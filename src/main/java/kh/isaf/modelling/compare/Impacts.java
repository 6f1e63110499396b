package kh.isaf.modelling.compare;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kh.isaf.cycle.Stage;
import kh.isaf.modelling.compare.Impact.GoneField;
import kh.isaf.modelling.compare.Impact.GoneTask;
import kh.isaf.modelling.compare.Impact.ReportFigure;
import kh.isaf.modelling.compare.Impact.StageCases;
import kh.isaf.modelling.compare.Impact.StageRows;
import kh.isaf.modelling.compare.Impact.YearAreas;
import kh.isaf.workflow.YearPreview;
import kh.isaf.workflow.model.ProcessOutline.Text;
import kh.isaf.workflow.release.ModelRelease;
import kh.isaf.workflow.release.ReleaseFiles;
import kh.isaf.workflow.release.ReleaseState;
import kh.isaf.workflow.release.ReleaseStore;
import kh.isaf.workflow.rules.RuleTable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts what a release touches before somebody puts it into force. */
@Service
@Transactional(readOnly = true)
public class Impacts {

    /** Which tasks fill which figures of the reports: without one of them the figure stays empty. */
    private static final List<Source> SOURCES = List.of(
            new Source("meetings", Stage.DISSEMINATION, Set.of("recordDissemination")),
            new Source("meetings", Stage.SCORECARD, Set.of("enterScorecard")),
            new Source("meetings", Stage.SELF_ASSESSMENT, Set.of("enterSelfAssessment")),
            new Source("meetings", Stage.SECTOR_INTERFACE_MEETING, Set.of("recordSectorMeeting")),
            new Source("meetings", Stage.INTERFACE_MEETING, Set.of("recordInterfaceMeeting")),
            new Source("meetings", Stage.JAAP_MONITORING, Set.of("recordMonthlyMeeting")),
            new Source("plans", Stage.JAAP_APPROVAL, Set.of("adoptJaap")),
            new Source("lines", Stage.JAAP_MONITORING, Set.of("draftJaap", "recordMonthlyMeeting")));

    /** A figure, and the tasks without one of which it cannot be filled. */
    private record Source(String figure, Stage stage, Set<String> tasks) {}

    private final ReleaseStore store;
    private final YearPreview years;
    private final JdbcClient jdbc;
    private final Clock clock;

    Impacts(ReleaseStore store, YearPreview years, JdbcClient jdbc, Clock clock) {
        this.store = store;
        this.years = years;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The impact of a release that somebody still works on or decides about, once it differs from what is live. */
    public Optional<Impact> before(ModelRelease release) {
        boolean onItsWay = Set.of(ReleaseState.DRAFT, ReleaseState.REVIEW, ReleaseState.APPROVED)
                .contains(release.state());
        UUID id = release.id();
        return onItsWay && !store.files(id).differing(store.base(id)).isEmpty()
                ? Optional.of(of(id))
                : Optional.empty();
    }

    Impact of(UUID release) {
        ReleaseFiles before = store.base(release);
        ReleaseFiles after = store.files(release);
        Steps was = Steps.of(before);
        Steps is = Steps.of(after);
        Map<String, Text> gone = was.without(is);
        return new Impact(
                jdbc.sql("select count(*) from area_cycle where status <> 'CLOSED'")
                        .query(Integer.class)
                        .single(),
                open(stages(ReleaseComparison.of(before, after), was, is)),
                starting(),
                Stream.of(RuleTable.values())
                        .map(RuleTable::id)
                        .filter(table -> before.differing(after).contains(table + ".dmn"))
                        .toList(),
                gone(gone),
                fields(was, is),
                ladder(was, is, after),
                SOURCES.stream()
                        .filter(source -> source.tasks().stream().anyMatch(gone::containsKey))
                        .map(source ->
                                new ReportFigure(source.figure(), source.stage().id()))
                        .toList());
    }

    /** The stages whose models or forms differ in more than how they are drawn. */
    private static Set<String> stages(ReleaseComparison comparison, Steps was, Steps is) {
        Set<String> stages = new TreeSet<>();
        for (Change change : comparison.changes()) {
            if (change.sort() != Change.Sort.LAYOUT) {
                Stream.of(was, is)
                        .flatMap(steps -> Stream.ofNullable(steps.stages().get(change.file())))
                        .forEach(stages::add);
            }
        }
        return stages;
    }

    private List<StageCases> open(Collection<String> stages) {
        return stages.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        select c.stage, count(*) as cases from stage_case c join area_cycle y on y.cycle_key = c.cycle_key
                        where y.status <> 'CLOSED' and c.status not in ('DONE', 'EXCUSED') and c.stage in (:stages)
                        group by c.stage order by c.stage""")
                        .param("stages", stages)
                        .query((row, number) -> new StageCases(row.getString("stage"), row.getLong("cases")))
                        .list();
    }

    private List<YearAreas> starting() {
        return jdbc
                .sql("select year from cycle where year >= :year order by year")
                .param("year", LocalDate.now(clock).getYear())
                .query(Integer.class)
                .list()
                .stream()
                .map(year -> new YearAreas(year, years.startable(year)))
                .filter(year -> year.areas() > 0)
                .toList();
    }

    private List<GoneTask> gone(Map<String, Text> tasks) {
        List<GoneTask> gone = new ArrayList<>();
        tasks.forEach((task, name) -> gone.add(jdbc.sql("""
                select (select count(*) from work_item where task = :task and status = 'OPEN') as open,
                    (select count(*) from figure_check where task = :task and (valid_to is null or valid_to >= :today))
                        as checks,
                    exists (select from task_guidance g where g.task = :task and not g.withdrawn and not exists (
                        select from task_guidance n where n.task = g.task and n.version > g.version)) as guided,
                    (select count(distinct t.text_id) from message_text t where not exists (
                            select from message_text n where n.text_id = t.text_id and n.language = t.language
                                and n.version > t.version)
                        and (:km <> '' and t.language = 'km' and position(:km in t.words) > 0
                            or :en <> '' and t.language = 'en' and position(:en in t.words) > 0)) as texts""")
                .param("task", task)
                .param("today", LocalDate.now(clock))
                .param("km", name.km())
                .param("en", name.en())
                .query((row, number) -> new GoneTask(
                        task,
                        name,
                        row.getLong("open"),
                        row.getLong("checks"),
                        row.getBoolean("guided"),
                        row.getLong("texts")))
                .single()));
        return gone;
    }

    private List<GoneField> fields(Steps was, Steps is) {
        List<GoneField> gone = new ArrayList<>();
        for (String each : new TreeSet<>(was.fieldsWithout(is))) {
            String task = each.substring(0, each.indexOf('.'));
            String field = each.substring(task.length() + 1);
            long checks = jdbc.sql("""
                            select count(*) from figure_check where task = :task and (valid_to is null or valid_to >= :today)
                                and (field = :field or :field = any (string_to_array(others, ',')))""")
                    .param("task", task)
                    .param("today", LocalDate.now(clock))
                    .param("field", field)
                    .query(Long.class)
                    .single();
            gone.add(new GoneField(task, is.tasks().getOrDefault(task, new Text(task, task)), field, checks));
        }
        return gone;
    }

    private static List<StageRows> ladder(Steps was, Steps is, ReleaseFiles after) {
        Set<String> stages = was.stagesWithTasks();
        stages.removeAll(is.stagesWithTasks());
        Map<String, List<Part>> rows = new LinkedHashMap<>();
        for (RuleTable table : RuleTable.values()) {
            after.find(table.id() + ".dmn").ifPresent(content -> rows.put(table.id(), rows(content)));
        }
        List<StageRows> named = new ArrayList<>();
        for (String stage : new TreeSet<>(stages)) {
            Pattern name = Pattern.compile("\"" + Pattern.quote(stage) + "\"");
            rows.forEach((table, all) -> {
                long found = all.stream()
                        .filter(row -> row.traits().entrySet().stream()
                                .anyMatch(trait -> trait.getKey().id().equals("cell")
                                        && name.matcher(trait.getValue().raw()).find()))
                        .count();
                if (found > 0) {
                    named.add(new StageRows(table, stage, found));
                }
            });
        }
        return named;
    }

    private static List<Part> rows(byte[] table) {
        try {
            return FileParts.read(table, Answers.NONE).values().stream()
                    .filter(part -> part.kind() == PartKind.ROW)
                    .toList();
        } catch (Unreadable e) {
            return List.of();
        }
    }
}
