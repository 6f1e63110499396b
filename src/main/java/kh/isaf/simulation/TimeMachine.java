package kh.isaf.simulation;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kh.isaf.access.Actor;
import kh.isaf.access.Refusal;
import kh.isaf.workflow.rules.RuleTable;
import kh.isaf.workflow.rules.RuleTables;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.util.FileSystemUtils;

/**
 * Tries a year out before it comes: another run of this program, on a database of its own and with made-up people, lists
 * every reminder the year would bring. Nothing is sent, and nothing here changes by it.
 */
@Service
public class TimeMachine implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(TimeMachine.class);
    private static final Pattern PROGRESS = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}): (\\d+) tasks done.*");

    /** The same people do the same things in every trial, so that two of them differ by their tables only. */
    private static final long SEED = 1;

    /** The version of a table that the product brings, which the child program has anyway. */
    private static final int SHIPPED = 0;

    private static final int SIGN_OF_LIFE_SECONDS = 1;
    private static final int LAST_WORDS = 2000;
    private static final int FIRST_YEAR = 2026;
    private static final int LAST_YEAR = 2100;
    private static final int GRACE_SECONDS = 15;

    private final Trials trials;
    private final TrialMessages messages;
    private final TrialArea areas;
    private final ChildProgram program;
    private final RuleTables rules;
    private final long longestSeconds;
    private final int mostCommunes;
    private volatile @Nullable Process child;

    TimeMachine(
            Trials trials,
            TrialMessages messages,
            TrialArea areas,
            ChildProgram program,
            RuleTables rules,
            @Value("${isaf.time-machine.most-minutes:120}") int mostMinutes,
            @Value("${isaf.time-machine.most-communes:120}") int mostCommunes) {
        this.trials = trials;
        this.messages = messages;
        this.areas = areas;
        this.program = program;
        this.rules = rules;
        this.longestSeconds = TimeUnit.MINUTES.toSeconds(mostMinutes);
        this.mostCommunes = mostCommunes;
    }

    /** Begins a trial; it goes on in the background. */
    public UUID start(TrialOrder order, Actor by) {
        if (order.year() < FIRST_YEAR || order.year() > LAST_YEAR) {
            throw new Refusal("year", "timeMachine.error.year", String.valueOf(FIRST_YEAR), String.valueOf(LAST_YEAR));
        }
        if (order.latePercent() < 0 || order.latePercent() > 100) {
            throw new Refusal("late", "timeMachine.error.late");
        }
        areas.require(order.areaCode(), mostCommunes);
        UUID id = trials.begin(order, SEED, by);
        Thread thread = new Thread(() -> run(id, order), "time-machine");
        thread.setDaemon(true);
        thread.start();
        return id;
    }

    public void stop(UUID id, Actor by) {
        trials.stop(id, by);
    }

    public Trial trial(UUID id) {
        return trials.get(id);
    }

    public List<Trial> newest() {
        return trials.newest();
    }

    private void run(UUID id, TrialOrder order) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("isaf-trial-");
            Process process = program.start(folder, arguments(order, folder));
            child = process;
            follow(id, process, folder);
        } catch (IOException | RuntimeException e) {
            LOG.error("Trial {} came to nothing", id, e);
            trials.end(id, TrialStatus.FAILED, 0, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            LOG.debug("trial {} was interrupted", id, e);
        } finally {
            Process process = child;
            if (process != null) {
                end(process);
            }
            child = null;
            remove(folder);
        }
    }

    private List<String> arguments(TrialOrder order, Path folder) throws IOException {
        Files.writeString(folder.resolve("areas.csv"), areas.gazetteer(order.areaCode()));
        TrialOrder.Changed changed = order.changed();
        List<String> arguments = new ArrayList<>(List.of(
                "simulate",
                "--year=" + order.year(),
                "--gazetteer=areas.csv",
                "--providers-per-commune=" + areas.providersPerCommune(order.areaCode()),
                "--threads=1",
                "--late=" + order.latePercent(),
                "--seed=" + SEED,
                "--dry-run-messages=messages.csv"));
        for (RuleTable table : RuleTable.values()) {
            byte[] dmn =
                    changed != null && changed.decision().equals(table.id()) ? changed.dmn() : rules.live(table.id());
            if (!Arrays.equals(dmn, rules.version(table, SHIPPED))) {
                String file = table.id() + ".dmn";
                Files.write(folder.resolve(file), dmn);
                arguments.add((table == RuleTable.REMINDER_LADDER ? "--ladder=" : "--deadlines=") + file);
            }
        }
        return arguments;
    }

    private void follow(UUID id, Process process, Path folder) throws IOException, InterruptedException {
        AtomicReference<@Nullable LocalDate> reached = new AtomicReference<>();
        AtomicInteger tasks = new AtomicInteger();
        Thread listener = new Thread(() -> listen(process, reached, tasks), "time-machine-progress");
        listener.setDaemon(true);
        listener.start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(longestSeconds);
        while (!process.waitFor(SIGN_OF_LIFE_SECONDS, TimeUnit.SECONDS)) {
            if (!trials.beat(id, reached.get(), tasks.get())) {
                return;
            }
            if (System.nanoTime() > end) {
                trials.end(id, TrialStatus.FAILED, 0, "It took longer than " + longestSeconds / 60 + " minutes.");
                return;
            }
        }
        listener.join(TimeUnit.SECONDS.toMillis(GRACE_SECONDS));
        if (!trials.beat(id, reached.get(), tasks.get())) {
            return;
        }
        if (process.exitValue() == 0) {
            trials.end(id, TrialStatus.DONE, messages.take(id, folder.resolve("messages.csv")), null);
        } else {
            trials.end(id, TrialStatus.FAILED, 0, lastWords(folder, process.exitValue()));
        }
    }

    private static void listen(Process process, AtomicReference<@Nullable LocalDate> reached, AtomicInteger tasks) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher progress = PROGRESS.matcher(line);
                if (progress.matches()) {
                    reached.set(LocalDate.parse(progress.group(1)));
                    tasks.addAndGet(Integer.parseInt(progress.group(2)));
                }
            }
        } catch (IOException e) {
            LOG.debug("the child program has ended", e);
        }
    }

    private static String lastWords(Path folder, int exit) throws IOException {
        String said = Files.readString(folder.resolve("errors.txt"), StandardCharsets.UTF_8)
                .strip();
        String end = said.length() > LAST_WORDS ? "…" + said.substring(said.length() - LAST_WORDS) : said;
        return end.isEmpty() ? "Exit " + exit : end;
    }

    /** The child closes its database when it is asked to end; what does not end then is ended. */
    private static void end(Process process) {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroy);
    }

    private static void remove(@Nullable Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            LOG.warn("The folder {} could not be deleted", folder, e);
        }
    }

    @Override
    public void destroy() {
        Process process = child;
        if (process != null) {
            end(process);
        }
    }
}
