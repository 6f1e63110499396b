package kh.isaf.workflow;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.cycle.AreaCycle;
import kh.isaf.cycle.Cycles;
import kh.isaf.territory.Area;
import kh.isaf.territory.Territory;
import kh.isaf.workflow.engine.Releases;
import kh.isaf.workflow.engine.RunningCycles;
import kh.isaf.workflow.engine.StageDeadlines;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens a year and starts it in areas, some dozens at a time in jobs; an area that has started is never started twice. */
@Service
@Transactional
public class YearStart {

    private static final int AREAS_PER_JOB = 50;

    private final YearPreview preview;
    private final Cycles cycles;
    private final Territory territory;
    private final StageDeadlines deadlines;
    private final RunningCycles running;
    private final Releases releases;
    private final AuditTrail audit;
    private final JdbcClient jdbc;

    YearStart(
            YearPreview preview,
            Cycles cycles,
            Territory territory,
            StageDeadlines deadlines,
            RunningCycles running,
            Releases releases,
            AuditTrail audit,
            JdbcClient jdbc) {
        this.preview = preview;
        this.cycles = cycles;
        this.territory = territory;
        this.deadlines = deadlines;
        this.running = running;
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
        if (!cycles.isOpen(year)) {
            cycles.open(year, deadlines.of(year));
        }
        List<String> codes = preview.of(year).startable().stream()
                .map(StartPreview.AreaLine::code)
                .filter(Set.copyOf(areaCodes)::contains)
                .toList();
        int started = 0;
        for (int from = 0; from < codes.size(); from += AREAS_PER_JOB) {
            started += request(year, codes.subList(from, Math.min(from + AREAS_PER_JOB, codes.size())));
        }
        if (started > 0) {
            // a burst of starts on tables the planner has never measured is planned badly
            jdbc.sql("analyze").update();
        }
        audit.record(actor, "year.start", "cycle/" + year, null, String.valueOf(started), null);
        return started;
    }

    private int request(int year, List<String> codes) {
        UUID chunk = UUID.randomUUID();
        int started = 0;
        for (String code : codes) {
            Area area = territory.area(code);
            if (cycles.request(
                    year,
                    code,
                    area.type().urban(),
                    territory.variant(code, LocalDate.of(year, 1, 1)),
                    releases.current(),
                    chunk)) {
                started++;
            }
        }
        if (started > 0) {
            running.startLater(chunk);
        }
        return started;
    }

    /** Starts what is left to start of a chunk; run by a job, and by its retry. */
    public void startChunk(UUID chunk) {
        List<AreaCycle> starting = cycles.starting(chunk);
        cycles.started(chunk);
        starting.forEach(running::start);
    }
}
