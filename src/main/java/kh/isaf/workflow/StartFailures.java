package kh.isaf.workflow;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import kh.isaf.workflow.StartFailure.Cause;
import kh.isaf.workflow.StartFailure.Place;
import kh.isaf.workflow.engine.StartJobs;
import kh.isaf.workflow.engine.StartJobs.Failed;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells which areas of a year could not be started, and why. */
@Service
@Transactional(readOnly = true)
public class StartFailures {

    private final JdbcClient jdbc;
    private final StartJobs jobs;
    private final Clock clock;

    StartFailures(JdbcClient jdbc, StartJobs jobs, Clock clock) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** By chunk; empty while everything starts as it should. */
    public List<StartFailure> of(int year) {
        Map<UUID, List<Place>> starting = starting(year);
        Map<UUID, Failed> failed =
                jobs.failed().stream().collect(Collectors.toMap(Failed::chunk, Function.identity(), (one, two) -> one));
        return jobs.helpless(starting.keySet()).stream()
                .map(chunk -> failure(chunk, starting.getOrDefault(chunk, List.of()), failed.get(chunk)))
                .toList();
    }

    private Map<UUID, List<Place>> starting(int year) {
        Map<UUID, List<Place>> chunks = new LinkedHashMap<>();
        jdbc.sql("""
                select c.chunk, a.code, a.name_km, a.name_latin from area_cycle c join area a on a.code = c.area_code
                where c.year = :year and c.status = 'STARTING' order by a.code""").param("year", year).query(row -> {
            chunks.computeIfAbsent(row.getObject("chunk", UUID.class), chunk -> new ArrayList<>())
                    .add(new Place(row.getString("code"), row.getString("name_km"), row.getString("name_latin")));
        });
        return chunks;
    }

    private StartFailure failure(UUID chunk, List<Place> areas, @Nullable Failed failed) {
        if (failed == null) {
            return new StartFailure(chunk, areas, Cause.NO_JOB, null, null);
        }
        return new StartFailure(
                chunk,
                areas,
                failed.inDatabase() ? Cause.DATABASE : Cause.OTHER,
                failed.message(),
                failed.nextTry() == null ? null : OffsetDateTime.ofInstant(failed.nextTry(), clock.getZone()));
    }
}
