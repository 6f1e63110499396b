package kh.isaf.simulation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.MonthDay;
import kh.isaf.access.Actor;
import kh.isaf.workflow.StartPreview;
import kh.isaf.workflow.YearPreview;
import kh.isaf.workflow.YearStart;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Fills an empty database with Khan Sen Sok when the product starts as a demonstration, and starts its next year; a
 * filled one stays as it is.
 */
@Component
@ConditionalOnProperty("isaf.demonstration")
class Demonstration implements ApplicationRunner {

    /** Left for the administrator to start, so that there is something to start. */
    private static final String NOT_STARTED = "120803";

    private static final MonthDay FIRST_DAY = MonthDay.of(2, 15);

    private final KhanSenSok khanSenSok;
    private final DemonstrationClock demonstrationClock;
    private final YearPreview preview;
    private final YearStart years;
    private final Clock clock;

    Demonstration(
            KhanSenSok khanSenSok,
            DemonstrationClock demonstrationClock,
            YearPreview preview,
            YearStart years,
            Clock clock) {
        this.khanSenSok = khanSenSok;
        this.demonstrationClock = demonstrationClock;
        this.preview = preview;
        this.years = years;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Actor demonstration = Actor.system("demonstration");
        khanSenSok.fill(demonstration);
        demonstrationClock.restore();
        if (preview.years().isEmpty()) {
            int year = LocalDate.now(clock).getYear() + 1;
            demonstrationClock.begin(FIRST_DAY.atYear(year), demonstration);
            years.start(
                    year,
                    preview.of(year).startable().stream()
                            .map(StartPreview.AreaLine::code)
                            .filter(code -> !code.equals(NOT_STARTED))
                            .toList(),
                    demonstration);
        }
    }
}
