package kh.isaf.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import kh.isaf.access.Actor;
import kh.isaf.access.Role;
import kh.isaf.people.DemonstrationAccount;
import kh.isaf.people.DemonstrationAccounts;
import kh.isaf.people.People;
import kh.isaf.territory.ProviderKind;
import kh.isaf.territory.ServiceProvider;
import kh.isaf.territory.Territory;
import kh.isaf.territory.Variant;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest(properties = "isaf.demonstration=true")
@AutoConfigureMockMvc
class DemonstrationTests {

    private static final LocalDate DAY = LocalDate.of(2027, 3, 1);

    @Autowired
    KhanSenSok khanSenSok;

    @Autowired
    Territory territory;

    @Autowired
    People people;

    @Autowired
    DemonstrationAccounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc mvc;

    @Test
    void theKhanHasItsSangkatsAndServices() {
        assertThat(territory.children("1208")).hasSize(6);
        assertThat(providers(ProviderKind.PRIMARY_SCHOOL)).hasSize(10);
        assertThat(providers(ProviderKind.HEALTH_CENTRE)).hasSize(6);
        assertThat(providers(ProviderKind.COMMUNE_ADMINISTRATION)).hasSize(6);
        assertThat(territory.provider("1208-KA-01").kind()).isEqualTo(ProviderKind.KHAN_ADMINISTRATION);
        assertThat(territory.variant("120802", DAY)).isEqualTo(Variant.URBAN_KHAN);
    }

    @Test
    void everyCycleHasItsPeople() {
        for (String area : List.of("120801", "120802", "1208")) {
            assertThat(people.holders(Role.CAF, area, DAY)).hasSize(3);
            assertThat(people.holders(Role.CLERK, area, DAY)).hasSize(1);
            assertThat(people.holders(Role.COMMITTEE_CHAIR, area, DAY)).hasSize(1);
            assertThat(people.holders(Role.COMMITTEE_MEMBER, area, DAY)).hasSize(3);
            assertThat(people.holders(Role.COUNCIL_MEMBER, area, DAY)).hasSize(1);
        }
        assertThat(people.holders(Role.FOCAL_PERSON, "120809-PS-01", DAY)).hasSize(1);
        assertThat(people.holders(Role.NCDDS_ADMIN, "", DAY)).hasSize(2);
    }

    @Test
    void eachRoleIsEnteredWithOneClick() throws Exception {
        assertThat(accounts.all()).extracting(DemonstrationAccount::role).contains(Role.values());
        mvc.perform(get("/sign-in"))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("ទឹកថ្លា")));
        var session = mvc.perform(
                        post("/sign-in/demo").param("account", "ncdds").with(csrf()))
                .andExpect(redirectedUrl("/"))
                .andReturn()
                .getResponse()
                .getCookie("SESSION");
        mvc.perform(get("/audit").cookie(Objects.requireNonNull(session))).andExpect(status().isOk());
        mvc.perform(post("/sign-in/demo").param("account", "nobody").with(csrf()))
                .andExpect(status().isNotFound());
    }

    @Test
    void aSecondStartAddsNothing() {
        long before = jdbc.sql("select count(*) from person").query(Long.class).single();
        khanSenSok.fill(Actor.system("test"));
        assertThat(jdbc.sql("select count(*) from person").query(Long.class).single())
                .isEqualTo(before);
    }

    @Test
    void withADatabaseServerTheProductDoesNotStartAsADemonstration() {
        MockEnvironment server =
                new MockEnvironment().withProperty("spring.datasource.url", "jdbc:postgresql://db/isaf");
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.registerSingleton("environment", server);
        assertThatThrownBy(() -> new DemonstrationGuard().postProcessBeanFactory(beans))
                .hasMessageContaining("isaf.demonstration");
    }

    private List<ServiceProvider> providers(ProviderKind kind) {
        return KhanSenSokPlaces.SANGKATS.stream()
                .flatMap(area -> territory.providersOf(area, DAY).stream())
                .filter(provider -> provider.kind() == kind)
                .toList();
    }
}
