package kh.isaf.workflow.process;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import kh.isaf.access.Actor;
import kh.isaf.cycle.CycleStart;
import kh.isaf.cycle.Cycles;
import kh.isaf.cycle.StartRequest;
import kh.isaf.territory.ProviderKind;
import kh.isaf.territory.ProviderRegister;
import kh.isaf.territory.ServiceProvider;
import kh.isaf.territory.Territory;
import kh.isaf.territory.Variant;
import kh.isaf.territory.Variants;
import kh.isaf.workflow.YearStart;
import kh.isaf.workflow.engine.Releases;
import kh.isaf.workflow.engine.StageDeadlines;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes up communes, each with services and a year of its own, so that no test sees what another does. */
public final class Communes {

    private static final AtomicInteger COMMUNES = new AtomicInteger();
    private static final AtomicInteger KHANS = new AtomicInteger();
    private static final int DISTRICTS = 99;
    private static final LocalDate SINCE = LocalDate.of(2020, 1, 1);
    private static final Actor TEST = Actor.system("test");

    private final BeanFactory beans;
    private final JdbcClient jdbc;
    private final int year;

    public Communes(BeanFactory beans, int year) {
        this.beans = beans;
        this.jdbc = beans.getBean(JdbcClient.class);
        this.year = year;
    }

    /** A commune of a rural district with these services; the first 99 are alone in theirs. */
    public Commune rural(ProviderKind... kinds) {
        return ruralIn("96", kinds);
    }

    /** The same in a province of one's own. */
    public Commune ruralIn(String province, ProviderKind... kinds) {
        int number = COMMUNES.getAndIncrement();
        String district = "%s%02d".formatted(province, 1 + number % DISTRICTS);
        area(province, null, "CP", "PROVINCE");
        area(district, province, "DMK", "DISTRICT");
        String code = district + "%02d".formatted(1 + number / DISTRICTS);
        area(code, district, "CS", "COMMUNE");
        return with(code, kinds);
    }

    /** A sangkat alone in a khan. */
    public Commune urban(ProviderKind... kinds) {
        String code = khan() + "01";
        area(code, code.substring(0, 4), "CS", "SANGKAT");
        return with(code, kinds);
    }

    /** A khan with a cycle of its own for the services of its administration. */
    public Commune khanItself() {
        return with(khan(), ProviderKind.KHAN_ADMINISTRATION);
    }

    private String khan() {
        String code = "95%02d".formatted(1 + KHANS.getAndIncrement());
        area("95", null, "CP", "CAPITAL");
        area(code, "95", "DMK", "KHAN");
        return code;
    }

    /** Decides how the commune runs the demand side; before its year starts. */
    public Commune run(Commune commune, Variant variant) {
        beans.getBean(Variants.class).decide(TEST, commune.code(), variant, SINCE, "test");
        return commune;
    }

    /** Starts its year as an administrator does; the job that carries it out is still to run. */
    public int start(Commune... communes) {
        return beans.getBean(YearStart.class)
                .start(year, Arrays.stream(communes).map(Commune::code).toList(), TEST);
    }

    /** Lays out the stages of its year without starting a process: what the model of one stage needs. */
    public Commune laidOut(Commune commune) {
        Cycles cycles = beans.getBean(Cycles.class);
        Territory territory = beans.getBean(Territory.class);
        if (!cycles.isOpen(year)) {
            cycles.open(year, beans.getBean(StageDeadlines.class).of(year));
        }
        UUID chunk = UUID.randomUUID();
        CycleStart start = beans.getBean(CycleStart.class);
        start.request(
                year,
                beans.getBean(Releases.class).current(),
                List.of(new StartRequest(
                        commune.code(),
                        territory.area(commune.code()).type().urban(),
                        territory.variant(commune.code(), LocalDate.of(year, 1, 1)),
                        chunk)));
        start.started(chunk);
        return commune;
    }

    private Commune with(String code, ProviderKind... kinds) {
        List<ServiceProvider> services = new ArrayList<>();
        for (ProviderKind kind : kinds) {
            String provider = "%s-%s-%02d".formatted(code, kind.abbreviation(), services.size() + 1);
            services.add(new ServiceProvider(provider, kind, code, "អង្គភាព " + provider, "Unit " + provider, SINCE));
        }
        beans.getBean(ProviderRegister.class).registerAll(TEST, services);
        return new Commune(
                code, year, services.stream().map(ServiceProvider::code).toList());
    }

    private void area(String code, @Nullable String parent, String level, String type) {
        jdbc.sql("""
                insert into area (code, parent_code, level, type, name_km, name_latin)
                values (:code, :parent, :level, :type, 'ភូមិសាស្ត្រ', 'Place') on conflict do nothing""")
                .param("code", code)
                .param("parent", parent)
                .param("level", level)
                .param("type", type)
                .update();
    }
}
