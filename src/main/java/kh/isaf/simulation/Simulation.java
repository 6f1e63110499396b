package kh.isaf.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kh.isaf.cycle.BusinessClock;
import kh.isaf.cycle.Stage;
import kh.isaf.simulation.SimulationReport.StageCount;
import kh.isaf.territory.AreaLevel;
import kh.isaf.workflow.YearStart;
import kh.isaf.workflow.engine.EngineState;
import kh.isaf.workflow.engine.EngineTimers;
import kh.isaf.worklist.WorkItem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Lets made-up people run whole years: each task is done on the day its seed says, by somebody who may, through the
 * services the pages use; between days the business clock moves on.
 */
@Service
public class Simulation {

    private static final int LATEST = 20;

    private final MadeUpRegister register;
    private final MadeUpWorker worker;
    private final YearStart years;
    private final EngineState engine;
    private final EngineTimers timers;
    private final Mornings mornings;
    private final BusinessClock clock;
    private final JdbcClient jdbc;

    Simulation(
            MadeUpRegister register,
            MadeUpWorker worker,
            YearStart years,
            EngineState engine,
            EngineTimers timers,
            Mornings mornings,
            BusinessClock clock,
            JdbcClient jdbc) {
        this.register = register;
        this.worker = worker;
        this.years = years;
        this.engine = engine;
        this.timers = timers;
        this.mornings = mornings;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /** Simulates, telling how it goes. */
    public SimulationReport run(SimulationSettings settings, Consumer<String> progress) {
        timers.suspendStarts();
        if (settings.reminders()) {
            clock.standStill();
        }
        clock.moveTo(morning(LocalDate.of(settings.year(), 1, 15)));
        if (settings.reminders()) {
            timers.resumeStarts();
        }
        Random random = new Random(settings.seed());
        List<String> areas = register.prepare(settings, random);
        progress.accept("starting " + settings.year() + " in " + areas.size() + " areas");
        long begin = System.nanoTime();
        years.start(settings.year(), areas, register.administrator());
        engine.awaitQuiet();
        long started = System.nanoTime();
        Run run = new Run(settings, random, progress);
        run.drive();
        long ended = System.nanoTime();
        return report(settings, areas.size(), run, seconds(begin, started), seconds(started, ended));
    }

    private SimulationReport report(SimulationSettings settings, int areas, Run run, double start, double drive) {
        int tasks = run.byStage.values().stream().mapToInt(StageCount::done).sum();
        int providers = jdbc.sql("select count(distinct provider_code) from stage_progress where provider_code <> ''")
                .query(Integer.class)
                .single();
        long megabytes = jdbc.sql("select pg_database_size(current_database()) / 1048576")
                .query(Long.class)
                .single();
        return new SimulationReport(
                areas,
                providers,
                tasks,
                Math.round(10 * tasks / Math.max(drive, 0.001)) / 10.0,
                start,
                drive,
                engine.openInstances(),
                engine.failedJobs(),
                megabytes,
                run.byStage,
                settings.until() == null);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Instant morning(LocalDate day) {
        return mornings.at(day, Mornings.AT_WORK);
    }

    private static double seconds(long from, long to) {
        return Math.round((to - from) / 1e8) / 10.0;
    }

    /** Tells tasks apart alike in every run, as their ids do not. */
    private static String place(WorkItem item) {
        return item.cycleKey() + "/" + item.task() + "/" + item.providerCode() + "/" + item.month();
    }

    private static String district(WorkItem item) {
        return item.areaCode()
                .substring(0, Math.min(AreaLevel.DMK.digits(), item.areaCode().length()));
    }

    /** A task and the day on which somebody will do it. */
    private record Planned(LocalDate day, WorkItem item, long seed) {}

    /** One run: the tasks known, and what was done. */
    private final class Run {

        private final SimulationSettings settings;
        private final Random random;
        private final Consumer<String> progress;
        private final Set<UUID> known = new HashSet<>();
        private final PriorityQueue<Planned> queue = new PriorityQueue<>(Comparator.comparing(Planned::day)
                .thenComparing(planned -> planned.item().id()));
        private final Map<String, StageCount> byStage = new TreeMap<>();

        private OffsetDateTime looked = OffsetDateTime.now(clock).minusYears(1);

        Run(SimulationSettings settings, Random random, Consumer<String> progress) {
            this.settings = settings;
            this.random = random;
            this.progress = progress;
        }

        void drive() {
            ExecutorService people = Executors.newFixedThreadPool(settings.threads());
            try {
                while (true) {
                    engine.awaitQuiet();
                    plan();
                    List<Planned> today = due();
                    if (!today.isEmpty()) {
                        work(today, people);
                    } else if (!moveOn()) {
                        return;
                    }
                }
            } finally {
                people.shutdown();
            }
        }

        private void plan() {
            OffsetDateTime now = OffsetDateTime.now(clock);
            for (WorkItem item : worker.openedSince(looked)) {
                if (settings.includes(Objects.requireNonNull(item.stage())) && known.add(item.id())) {
                    queue.add(new Planned(day(item), item, random.nextLong()));
                }
            }
            looked = now;
        }

        private LocalDate day(WorkItem item) {
            LocalDate today = today();
            if (random.nextInt(100) < settings.latePercent()) {
                LocalDate due = item.dueOn().isAfter(today) ? item.dueOn() : today;
                return due.plusDays(1 + random.nextInt(LATEST));
            }
            LocalDate from = item.startsOn().isAfter(today) ? item.startsOn() : today;
            long days = from.until(item.dueOn(), ChronoUnit.DAYS);
            return days <= 0 ? from : from.plusDays(random.nextInt((int) days + 1));
        }

        private List<Planned> due() {
            List<Planned> due = new ArrayList<>();
            while (!queue.isEmpty() && !queue.element().day().isAfter(today())) {
                due.add(queue.remove());
            }
            return due;
        }

        private void work(List<Planned> today, ExecutorService people) {
            List<Future<?>> running = new ArrayList<>();
            for (List<Planned> oneAfterTheOther : together(today)) {
                running.add(people.submit(() ->
                        oneAfterTheOther.forEach(planned -> worker.work(planned.item(), new Random(planned.seed())))));
            }
            running.forEach(Run::await);
            for (Planned planned : today) {
                boolean late = today().isAfter(planned.item().dueOn());
                byStage.merge(
                        Objects.requireNonNull(planned.item().stage()).id(),
                        new StageCount(1, late ? 1 : 0),
                        (a, b) -> new StageCount(a.done() + b.done(), a.late() + b.late()));
            }
            progress.accept(today() + ": " + today.size() + " tasks done, " + queue.size() + " ahead");
        }

        /** Where every word of the outcome counts, a district's tasks are done in order; otherwise as it happens. */
        private Collection<List<Planned>> together(List<Planned> today) {
            if (!settings.reminders()) {
                return today.stream().map(List::of).toList();
            }
            return today.stream()
                    .sorted(Comparator.comparing(Planned::day).thenComparing(planned -> place(planned.item())))
                    .collect(Collectors.groupingBy(
                            planned -> district(planned.item()), TreeMap::new, Collectors.toList()))
                    .values();
        }

        /** To the next moment at which something is planned or a timer is due; false when nothing is left to come. */
        private boolean moveOn() {
            Optional<Instant> timer = settings.includes(Stage.JAAP_MONITORING) ? engine.nextTimer() : Optional.empty();
            Optional<Instant> task = Optional.ofNullable(queue.peek()).map(planned -> morning(planned.day()));
            Optional<Instant> next =
                    Stream.of(timer, task).flatMap(Optional::stream).min(Comparator.naturalOrder());
            next.map(this::orEarlier)
                    .filter(moment -> moment.isAfter(clock.instant()))
                    .ifPresent(clock::moveTo);
            return next.isPresent() && engine.failedJobs() == 0;
        }

        /** With reminders no morning is jumped over, whether there is anything to do or not. */
        private Instant orEarlier(Instant moment) {
            if (!settings.reminders() || !moment.isAfter(clock.instant())) {
                return moment;
            }
            Instant morning = mornings.next();
            return morning.isBefore(moment) ? morning : moment;
        }

        private static void await(Future<?> future) {
            try {
                future.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("a task could not be done: " + e.getCause(), e.getCause());
            }
        }
    }
}
