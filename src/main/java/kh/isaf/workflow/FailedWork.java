package kh.isaf.workflow;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.workflow.engine.FailedJob;
import kh.isaf.workflow.engine.FailedJobs;
import kh.isaf.workflow.model.ProcessOutline;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What the product should have done by itself and could not, by cause: whom it concerns, to try again or to leave out. */
@Service
public class FailedWork {

    private static final Logger LOG = LoggerFactory.getLogger(FailedWork.class);
    private static final int SHORTEST_REASON = 3;
    private static final int LONGEST_REASON = 500;

    private final FailedJobs jobs;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final AuditTrail audit;
    private final TransactionTemplate one;

    FailedWork(
            FailedJobs jobs, JdbcClient jdbc, Clock clock, AuditTrail audit, PlatformTransactionManager transactions) {
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.one = new TransactionTemplate(transactions);
        this.one.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Work that failed at the same step for the same cause.
     *
     * @param stopped how many of it are not tried again by themselves
     * @param nextTry of the first that is
     */
    public record Group(
            String id,
            String process,
            ProcessOutline.Text step,
            FailedJob.Cause cause,
            String message,
            FailedJob.Omission omission,
            int stopped,
            @Nullable OffsetDateTime nextTry,
            List<Line> lines) {

        public int jobs() {
            return lines.size();
        }

        /** The places it concerns, each once; empty when it concerns everybody. */
        public List<Affected> places() {
            return lines.stream()
                    .flatMap(line -> line.places().stream())
                    .distinct()
                    .toList();
        }

        public boolean mayLeaveOut() {
            return omission != FailedJob.Omission.NEVER;
        }
    }

    /** One job of a group. */
    public record Line(
            String jobId, List<Affected> places, @Nullable OffsetDateTime nextTry) {}

    /** An area, or a provider in it. */
    public record Affected(
            String areaCode,
            String areaKm,
            String areaLatin,
            @Nullable String providerKm,
            @Nullable String providerLatin,
            @Nullable String cycleKey) {

        public String name(Locale locale) {
            boolean khmer = locale.getLanguage().equals("km");
            String area = khmer ? areaKm : areaLatin;
            String provider = khmer ? providerKm : providerLatin;
            return provider == null ? area : provider + " · " + area;
        }
    }

    /**
     * What came of leaving steps out.
     *
     * @param refused how many could not be left out
     * @param why what the program said about the first of these
     */
    public record LeftOut(int done, int refused, @Nullable String why) {}

    /** All groups, the largest first. */
    public List<Group> groups() {
        List<FailedJob> failed = jobs.all();
        Map<String, List<Affected>> places = places(failed);
        return failed.stream()
                .collect(Collectors.groupingBy(FailedJob::group, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(group -> group(group, places))
                .sorted((one, other) -> Integer.compare(other.jobs(), one.jobs()))
                .toList();
    }

    public Group group(String id) {
        return groups().stream()
                .filter(group -> group.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("failed jobs " + id));
    }

    /**
     * Tries all of a group again, or one of it.
     *
     * @return how many; none when they went on in the meantime
     */
    public int retry(Actor by, String group, @Nullable String job) {
        List<FailedJob> chosen = chosen(group, job);
        if (chosen.isEmpty()) {
            return 0;
        }
        one.executeWithoutResult(status -> {
            jobs.retry(chosen.stream().map(FailedJob::id).toList());
            audit.record(by, "jobs.retry", object(chosen), null, String.valueOf(chosen.size()), null);
        });
        return chosen.size();
    }

    /** Leaves out all of a group, or one of it; each by itself, so that one that cannot does not keep the others. */
    public LeftOut leaveOut(Actor by, String group, @Nullable String job, String reason) {
        String why = reason.strip();
        if (why.length() < SHORTEST_REASON || why.length() > LONGEST_REASON) {
            throw new Refusal("reason", "jobs.skip.error.reason");
        }
        List<FailedJob> chosen = chosen(group, job);
        if (chosen.isEmpty()) {
            return new LeftOut(0, 0, null);
        }
        if (chosen.get(0).omission() == FailedJob.Omission.NEVER) {
            throw new Refusal(null, "jobs.skip.never");
        }
        int done = 0;
        String first = null;
        for (FailedJob failed : chosen) {
            try {
                one.executeWithoutResult(status -> {
                    jobs.leaveOut(failed);
                    audit.record(by, "jobs.skip", object(chosen), null, place(failed), why);
                });
                done++;
            } catch (RuntimeException e) {
                LOG.warn("Job {} could not be left out", failed.id(), e);
                first = first == null ? String.valueOf(e.getMessage()) : first;
            }
        }
        return new LeftOut(done, chosen.size() - done, first);
    }

    private List<FailedJob> chosen(String group, @Nullable String job) {
        return jobs.all().stream()
                .filter(failed -> failed.group().equals(group)
                        && (job == null || failed.id().equals(job)))
                .toList();
    }

    private static String object(Collection<FailedJob> chosen) {
        FailedJob any = chosen.iterator().next();
        return "jobs/" + any.process() + "/" + any.step();
    }

    private static String place(FailedJob job) {
        FailedJob.Place place = job.place();
        return Objects.requireNonNullElse(place.cycleKey(), "–")
                + (place.provider() == null ? "" : " " + place.provider());
    }

    private Group group(List<FailedJob> failed, Map<String, List<Affected>> places) {
        FailedJob any = failed.get(0);
        List<Line> lines = failed.stream()
                .map(job -> new Line(job.id(), places.getOrDefault(job.id(), List.of()), at(job.nextTry())))
                .toList();
        return new Group(
                any.group(),
                any.process(),
                any.name(),
                any.cause(),
                any.message(),
                any.omission(),
                (int) failed.stream().filter(job -> job.nextTry() == null).count(),
                at(failed.stream()
                        .map(FailedJob::nextTry)
                        .filter(Objects::nonNull)
                        .min(Instant::compareTo)
                        .orElse(null)),
                lines);
    }

    private @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, clock.getZone());
    }

    private Map<String, List<Affected>> places(List<FailedJob> failed) {
        List<String> ids = new ArrayList<>();
        List<@Nullable String> cycles = new ArrayList<>();
        List<@Nullable String> providers = new ArrayList<>();
        List<@Nullable String> items = new ArrayList<>();
        List<@Nullable String> chunks = new ArrayList<>();
        for (FailedJob job : failed) {
            ids.add(job.id());
            cycles.add(job.place().cycleKey());
            providers.add(job.place().provider());
            items.add(job.place().workItem());
            chunks.add(job.place().chunk());
        }
        Map<String, List<Affected>> places = new HashMap<>();
        jdbc.sql("""
                        select j.id, a.code, a.name_km, a.name_latin, p.name_km as provider_km,
                            p.name_latin as provider_latin, coalesce(c.cycle_key, w.cycle_key, j.cycle) as cycle_key
                        from unnest(cast(:ids as text[]), cast(:cycles as text[]), cast(:providers as text[]),
                                cast(:items as text[]), cast(:chunks as text[])) j (id, cycle, provider, item, chunk)
                            left join work_item w on w.id = case when j.item ~ :uuid then cast(j.item as uuid) end
                            left join area_cycle c on c.chunk = case when j.chunk ~ :uuid then cast(j.chunk as uuid) end
                                and c.status = 'STARTING'
                            join area a on a.code = coalesce(c.area_code, w.area_code, split_part(j.cycle, '-', 2))
                            left join service_provider p on p.code = coalesce(w.provider_code, j.provider)
                        order by j.id, a.code, p.code""")
                .param("uuid", "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
                .param("ids", ids.toArray(String[]::new))
                .param("cycles", cycles.toArray(String[]::new))
                .param("providers", providers.toArray(String[]::new))
                .param("items", items.toArray(String[]::new))
                .param("chunks", chunks.toArray(String[]::new))
                .query(row -> {
                    places.computeIfAbsent(row.getString("id"), id -> new ArrayList<>())
                            .add(new Affected(
                                    row.getString("code"),
                                    row.getString("name_km"),
                                    row.getString("name_latin"),
                                    row.getString("provider_km"),
                                    row.getString("provider_latin"),
                                    row.getString("cycle_key")));
                });
        return places;
    }
}
