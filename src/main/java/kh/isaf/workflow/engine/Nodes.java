package kh.isaf.workflow.engine;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.cycle.BusinessClock;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The nodes that share the database. Each says now and then that it lives; when none has for long, as after a restore,
 * no jobs run until an administrator has looked at what waits.
 */
@Component
public class Nodes {

    private static final int NAME_LENGTH = 100;
    private static final int DAYS_SHOWN = 7;

    private final UUID self = UUID.randomUUID();
    private final JdbcClient jdbc;
    private final ManagementService management;
    private final NodeSettings settings;
    private final AuditTrail audit;
    private final InstantSource realTime;
    private final boolean demonstration;

    @Autowired
    Nodes(
            JdbcClient jdbc,
            ManagementService management,
            NodeSettings settings,
            AuditTrail audit,
            @Value("${isaf.demonstration:false}") boolean demonstration) {
        this(jdbc, management, settings, audit, demonstration, InstantSource.system());
    }

    Nodes(
            JdbcClient jdbc,
            ManagementService management,
            NodeSettings settings,
            AuditTrail audit,
            boolean demonstration,
            InstantSource realTime) {
        this.jdbc = jdbc;
        this.management = management;
        this.settings = settings;
        this.audit = audit;
        this.demonstration = demonstration;
        this.realTime = realTime;
    }

    /** Jobs that wait for a decision since then. */
    public record Paused(LocalDateTime since, long due) {}

    /**
     * Tells that this node lives, and whether it may run jobs now: if all nodes have been silent for long and jobs wait,
     * all stand still. The demonstration goes on, as nobody's year depends on it.
     */
    @Transactional
    Node.Jobs beat() {
        Duration off = clockOff();
        if (!demonstration && longSilence() && due() > 0) {
            jdbc.sql("update job_state set paused_at = coalesce(paused_at, now())")
                    .update();
        }
        boolean paused = jdbc.sql("select paused_at is not null from job_state")
                .query(Boolean.class)
                .single();
        Node.Jobs jobs = off.abs().compareTo(settings.clockOff()) > 0
                ? Node.Jobs.CLOCK_OFF
                : paused ? Node.Jobs.PAUSED : Node.Jobs.RUNNING;
        tell(jobs, off);
        jdbc.sql("delete from node where beat_at < now() - make_interval(days => ?) and id <> ?")
                .params(DAYS_SHOWN, self)
                .update();
        return jobs;
    }

    private boolean longSilence() {
        return jdbc.sql("""
                        select coalesce(greatest((select max(beat_at) from node where jobs <> 'PAUSED'), released_at)
                            < now() - make_interval(secs => ?), false) from job_state""")
                .param(settings.pauseAfter().toSeconds())
                .query(Boolean.class)
                .single();
    }

    /** Told by a node that ends in good order. */
    @Transactional
    void end() {
        jdbc.sql("update node set jobs = 'STOPPED', beat_at = now() where id = ? and jobs <> 'PAUSED'")
                .param(self)
                .update();
    }

    private void tell(Node.Jobs jobs, Duration off) {
        jdbc.sql("""
                        insert into node (id, name, clock_off_millis, jobs) values (:id, :name, :off, :jobs)
                        on conflict (id) do update set beat_at = now(), clock_off_millis = :off, jobs = :jobs""")
                .param("id", self)
                .param("name", name())
                .param("off", off.toMillis())
                .param("jobs", jobs.name())
                .update();
    }

    /** How far this node's clock is ahead of the database's; the way there and back is no part of it. */
    private Duration clockOff() {
        Instant asked = realTime.instant();
        Instant there = jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        Instant answered = realTime.instant();
        return Duration.between(
                there, asked.plus(Duration.between(asked, answered).dividedBy(2)));
    }

    private String name() {
        if (!settings.name().isBlank()) {
            return settings.name();
        }
        try {
            String host = InetAddress.getLocalHost().getHostName();
            return host.substring(0, Math.min(host.length(), NAME_LENGTH));
        } catch (UnknownHostException e) {
            return self.toString();
        }
    }

    /** Those of the last days, the one that spoke last first. */
    @Transactional(readOnly = true)
    public List<Node> all() {
        return jdbc.sql("""
                        select id, name, (started_at at time zone :zone) as started_at,
                            (beat_at at time zone :zone) as beat_at, clock_off_millis, jobs
                        from node order by node.beat_at desc, id""")
                .param("zone", BusinessClock.CAMBODIA.getId())
                .query(Node.class)
                .list();
    }

    /** Since when jobs stand still everywhere, and how many could run; empty while they run. */
    @Transactional(readOnly = true)
    public Optional<Paused> paused() {
        return jdbc.sql("select (paused_at at time zone ?) from job_state where paused_at is not null")
                .param(BusinessClock.CAMBODIA.getId())
                .query(LocalDateTime.class)
                .optional()
                .map(since -> new Paused(since, due()));
    }

    /**
     * Lets jobs run again on all nodes.
     *
     * @return false when somebody else has done so
     */
    @Transactional
    public boolean release(Actor by) {
        int released = jdbc.sql(
                        "update job_state set paused_at = null, released_at = now() where paused_at is not null")
                .update();
        if (released == 1) {
            audit.record(by, "jobs.release", "jobs", null, String.valueOf(due()), null);
        }
        return released == 1;
    }

    private long due() {
        return management.createJobQuery().executable().active().count();
    }
}
