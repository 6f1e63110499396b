package kh.isaf;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.annotation.Transactional;

/** Two districts of a made-up province whose year began long ago, with their bodies, and those who read about them. */
@Transactional
abstract class ProvinceOfBodies extends ProductTest {

    private static final Pattern TOTAL = Pattern.compile("(\\d+) meetings, page");
    private static final Grant GROUP = new Grant(Role.DMK_GROUP, "6301");
    static final RequestPostProcessor NATION = reading(ActingAs.here(Role.NCDDS_ADMIN));
    static final RequestPostProcessor PROVINCE = reading(new Grant(Role.CP_GROUP, "63"));
    static final RequestPostProcessor DISTRICT = reading(GROUP);
    static final RequestPostProcessor OTHER = reading(new Grant(Role.DMK_GROUP, "6302"));
    static final RequestPostProcessor CLERK = reading(new Grant(Role.CLERK, "630101"));

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    LocalDate today = LocalDate.EPOCH;
    LocalDate period = LocalDate.EPOCH;
    int year;

    /** Two districts of two communes with a school each, whose year began long ago; the period of two months is over. */
    @BeforeEach
    void aProvince() {
        today = LocalDate.now(clock);
        year = today.getYear() - 1;
        period = LocalDate.of(year, 3, 1);
        jdbc.sql("insert into cycle (year, opened_at) values (?, now()) on conflict do nothing")
                .param(year)
                .update();
        area("63", null, "CP", "PROVINCE");
        for (String district : List.of("6301", "6302")) {
            area(district, "63", "DMK", "DISTRICT");
            for (String commune : List.of(district + "01", district + "02")) {
                area(commune, district, "CS", "COMMUNE");
                cycle(commune);
            }
        }
        person("clerk", "630101");
        person("dmkGroup", "6301");
        person("ncddsAdmin", "");
    }

    static RequestPostProcessor reading(Grant grant) {
        return ActingAs.signedIn(grant, Locale.ENGLISH);
    }

    int total(String address, RequestPostProcessor reader) throws Exception {
        Matcher total = TOTAL.matcher(text(address, reader));
        return total.find() ? Integer.parseInt(total.group(1)) : 0;
    }

    String text(String address, RequestPostProcessor reader) throws Exception {
        return mvc.perform(get(URI.create(URLDecoder.decode(address, StandardCharsets.UTF_8)))
                        .with(reader))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    void area(String code, @Nullable String parent, String level, String type) {
        jdbc.sql("""
                        insert into area (code, parent_code, level, type, name_km, name_latin, name_key)
                        values (:code, :parent, :level, :type, 'ក' || :code, 'A' || :code, 'a' || :code)""")
                .param("code", code)
                .param("parent", parent)
                .param("level", level)
                .param("type", type)
                .update();
    }

    void cycle(String commune) {
        jdbc.sql("""
                        insert into service_provider (code, kind, area_code, name_km, name_latin, opened_on)
                        values (?, 'PRIMARY_SCHOOL', ?, 'សាលា', 'School', '2000-01-01')""").params(commune + "-PS-01", commune).update();
        cycleOf(year, commune);
        jdbc.sql("""
                        insert into stage_progress (cycle_key, stage, provider_code, status, starts_on, due_on, nominal_due_on)
                        values (?, 'jaapMonitoring', '', 'OPEN', ?, ?, ?)""")
                .params(
                        year + "-" + commune,
                        LocalDate.of(year, 1, 1),
                        LocalDate.of(year, 12, 31),
                        LocalDate.of(year, 12, 31))
                .update();
        if (commune.equals("630101")) {
            jdbc.sql("""
                            insert into monthly_meeting (id, cycle_key, month, held, held_on, present, present_female)
                            values (gen_random_uuid(), ?, 2, true, ?, 20, 11)""")
                    .params(year + "-" + commune, LocalDate.of(year, 2, 20))
                    .update();
        }
    }

    void cycleOf(int one, String commune) {
        jdbc.sql("insert into cycle (year, opened_at) values (?, now()) on conflict do nothing")
                .param(one)
                .update();
        jdbc.sql("""
                        insert into area_cycle (cycle_key, year, area_code, urban, variant, release, status, chunk,
                            requested_at, started_at)
                        values (?, ?, ?, false, 'withCso', 'r', 'RUNNING', gen_random_uuid(), '2020-01-01', now())""").params(one + "-" + commune, one, commune).update();
    }

    void person(String role, String area) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into person (id, name_km, name_latin, sex, language) values (?, 'សុខ', 'Sok', 'MALE', 'km')")
                .param(id)
                .update();
        jdbc.sql("insert into role_assignment (person_id, role, area_code, valid_from) values (?, ?, ?, '2020-01-01')")
                .params(id, role, area)
                .update();
    }
}
