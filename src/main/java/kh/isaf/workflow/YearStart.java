package kh.isaf.workflow;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.cycle.AreaCycle;
import kh.isaf.cycle.CycleStart;
import kh.isaf.cycle.Cycles;
import kh.isaf.cycle.StartRequest;
import kh.isaf.territory.Variant;
import kh.isaf.territory.VariantInForce;
import kh.isaf.territory.Variants;
import kh.isaf.workflow.StartPreview.AreaLine;
import kh.isaf.workflow.engine.Releases;
import kh.isaf.workflow.engine.RunningCycles;
import kh.isaf.workflow.engine.StartJobs;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens a year and starts it in areas, some dozens at a time in jobs; an area that has started is never started twice. */
@Service
@Transactional
public class YearStart {

    private static final int AREAS_PER_JOB = 50;

    /** About as many jobs there are for what is started again. */
    private static final int JOBS_AGAIN = 40;

    private final YearPreview preview;
    private final Cycles cycles;
    private final CycleStart starts;
    private final Variants variants;
    private final YearOpening opening;
    private final RunningCycles running;
    private final StartJobs jobs;
    private final StartFailures failures;
    private final Releases releases;
    private final AuditTrail audit;
    private final JdbcClient jdbc;

    YearStart(
            YearPreview preview,
            Cycles cycles,
            CycleStart starts,
            Variants variants,
            YearOpening opening,
            RunningCycles running,
            StartJobs jobs,
            StartFailures failures,
            Releases releases,
            AuditTrail audit,
            JdbcClient jdbc) {
        this.preview = preview;
        this.cycles = cycles;
        this.starts = starts;
        this.variants = variants;
        this.opening = opening;
        this.running = running;
        this.jobs = jobs;
        this.failures = failures;
        this.releases = releases;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /**
     * Starts the year in those of the areas that may start it and have not.
     *
     * @return how many are new
     */
    public int start(int year, Collection<String> areaCodes, Actor actor) {
        opening.open(year);
        cycles.lock(year);
        Set<String> wanted = Set.copyOf(areaCodes);
        List<AreaLine> areas = preview.of(year).startable().stream()
                .filter(area -> wanted.contains(area.code()))
                .toList();
        List<StartRequest> fresh = starts.request(year, releases.current(), requests(year, areas));
        fresh.stream().map(StartRequest::chunk).distinct().forEach(running::startLater);
        audit.record(actor, "year.start", "cycle/" + year, null, String.valueOf(fresh.size()), null);
        return fresh.size();
    }

    private List<StartRequest> requests(int year, List<AreaLine> areas) {
        Map<String, VariantInForce> inForce = variants.on(
                LocalDate.of(year, 1, 1), areas.stream().map(AreaLine::code).toList());
        List<StartRequest> requests = new ArrayList<>();
        UUID chunk = UUID.randomUUID();
        for (AreaLine area : areas) {
            if (requests.size() % AREAS_PER_JOB == 0) {
                chunk = UUID.randomUUID();
            }
            Variant variant = Objects.requireNonNull(inForce.get(area.code())).variant();
            requests.add(new StartRequest(area.code(), area.type().urban(), variant, chunk));
        }
        return requests;
    }

    /**
     * Has those areas started again whose job has failed or is lost, in smaller chunks than before, so that one area
     * that cannot start does not hold back its neighbours for ever.
     *
     * @return how many areas
     */
    public int again(int year, Actor actor) {
        cycles.lock(year);
        List<StartFailure> failed = failures.of(year);
        List<UUID> chunks = failed.stream().map(StartFailure::chunk).toList();
        int areas = failed.stream().mapToInt(failure -> failure.areas().size()).sum();
        if (areas == 0) {
            return 0;
        }
        jobs.drop(chunks);
        starts.regroup(chunks, 1 + areas / JOBS_AGAIN).forEach(running::startLater);
        audit.record(actor, "year.startAgain", "cycle/" + year, null, String.valueOf(areas), null);
        return areas;
    }

    /** Starts what is left to start of a chunk; run by a job, and by its retry. */
    public void startChunk(UUID chunk) {
        List<AreaCycle> starting = starts.starting(chunk);
        starts.started(chunk);
        starting.forEach(running::start);
        if (!starting.isEmpty()) {
            measure(starting.get(0).year(), starting.size());
        }
    }

    /** A burst of starts on tables the planner has never measured is planned badly: they are measured after the first. */
    private void measure(int year, int justStarted) {
        int running = jdbc.sql("select count(*) from area_cycle where year = :year and status = 'RUNNING'")
                .param("year", year)
                .query(Integer.class)
                .single();
        if (running == justStarted) {
            jdbc.sql("analyze").update();
        }
    }
}
