package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kh.isaf.RightsMatrix.Case;
import kh.isaf.RightsMatrix.Row;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every handler of the product, asked by every role and by nobody, for what is its own and for what is not. The answers
 * are in rights-matrix.csv; a handler without a row fails. Each request is taken back after its answer.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsMatrixTests extends ProductTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    RequestMappingHandlerMapping handlers;

    YearOfTuekThla year;

    @BeforeAll
    void startTheYear(@Autowired AutowireCapableBeanFactory beans) {
        year = beans.createBean(YearOfTuekThla.class);
        year.start();
    }

    @AfterAll
    void takeTheYearBack() {
        year.takeBack();
    }

    @Test
    void everyHandlerHasItsRows() throws IOException {
        Set<String> asked =
                RightsMatrix.read().rows().stream().map(Row::handler).collect(Collectors.toSet());
        Set<String> handlers = handlers();
        assertThat(handlers).as("handlers without a row").isSubsetOf(asked);
        assertThat(asked).as("rows without a handler").isSubsetOf(handlers);
    }

    /** Own and other: a handler with an object is asked for both. */
    @Test
    void everyObjectIsAskedForByStrangers() throws IOException {
        Map<String, Set<Case>> cases = RightsMatrix.read().rows().stream()
                .collect(Collectors.groupingBy(Row::handler, Collectors.mapping(Row::whose, Collectors.toSet())));
        assertThat(cases.entrySet().stream()
                        .filter(handler ->
                                handler.getKey().matches(".*(/tasks/\\{id|\\{key|\\{code|\\{person|\\{provider).*"))
                        .filter(handler -> !handler.getValue().containsAll(Set.of(Case.OWN, Case.OTHER)))
                        .map(Map.Entry::getKey))
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicContainer> eachIsAnsweredAsTheMatrixSays() throws IOException {
        return RightsMatrix.read().rows().stream()
                .map(row -> DynamicContainer.dynamicContainer(
                        "%d: %s %s %s".formatted(row.line(), row.handler(), row.whose(), row.parameters()),
                        Stream.concat(Stream.of((Role) null), Arrays.stream(Role.values()))
                                .filter(role -> !row.answer(role).equals("-"))
                                .map(role -> asked(row, role))));
    }

    private DynamicTest asked(Row row, @Nullable Role role) {
        String name = (role == null ? "anonymous" : role.id()) + " -> " + row.answer(role);
        return dynamicTest(name, () -> year.andTakeBack(() -> ask(row, role)));
    }

    private void ask(Row row, @Nullable Role role) throws Exception {
        Grant grant = role == null ? null : row.whose() == Case.OTHER ? ActingAs.elsewhere(role) : ActingAs.here(role);
        UUID task = year.task();
        if (role != null) {
            year.offer(task, row.whose() == Case.OWN || role == Role.NCDDS_ADMIN ? null : ActingAs.here(role));
            if (row.path().endsWith("/release") && row.whose() == Case.MINE) {
                year.assign(task, ActingAs.actor(ActingAs.here(role)));
            }
        }
        long before = year.writes();
        MockHttpServletResponse response =
                mvc.perform(request(row, grant)).andReturn().getResponse();
        long written = year.writes() - before;

        String expected = row.answer(role);
        if (expected.equals("sign-in")) {
            assertThat(response.getRedirectedUrl()).isNotNull().endsWith("/sign-in");
        } else {
            assertThat(String.valueOf(response.getStatus())).isEqualTo(expected);
        }
        boolean refused = role == null || response.getStatus() >= 400;
        if (refused && !row.path().matches("/(sign-in|forgot).*") || !row.changes()) {
            assertThat(written).as("rows written").isZero();
        } else if (response.getStatus() == 302 && row.whose() != Case.ANY) {
            assertThat(written).as("rows written").isPositive();
        }
    }

    private AbstractMockHttpServletRequestBuilder<?> request(Row row, @Nullable Grant grant) {
        String path = row.path()
                .replaceFirst("^/tasks/\\{id}", "/tasks/" + year.task())
                .replace("/t/{code}", "/t/" + year.code())
                .replace("{task}", "enterScorecard")
                .replace("{check}", "f1600000-0000-4000-8000-000000000002")
                .replace("{id}", "communeCycle")
                .replace("/accounts/{person}", "/accounts/" + year.person("caf"))
                .replace("{token}", "noSuchToken")
                .replace("{messageId}", "00000000-0000-0000-0000-000000000000")
                .replace("{group}", "00000000-0000-0000-0000-000000000000")
                .replace("{text}", "digest.sms")
                .replace("{trial}", "00000000-0000-0000-0000-000000000000")
                .replace("{number}", "0")
                .replace("{person}", year.person())
                .replace("{role}", year.roleOfPerson())
                .replace("{term}", year.roleOfPerson())
                .replace("{post}", year.postOfPerson())
                .replace("{body}", "120802-JAAPC")
                .replace("{seat}", year.seat())
                .replace("{round}", year.round())
                .replace("{report}", YearOfTuekThla.REPORT)
                .replace("{handOver}", YearOfTuekThla.HAND_OVER)
                .replace("{visit}", YearOfTuekThla.VISIT)
                .replace("{resolution}", YearOfTuekThla.RESOLUTION)
                .replace("{postponement}", YearOfTuekThla.POSTPONEMENT)
                .replace("{line}", year.handOverLine())
                .replace("{absence}", YearOfTuekThla.ABSENCE)
                .replace("{key}", row.whose() == Case.DISTRICT ? YearOfTuekThla.KHAN_KEY : YearOfTuekThla.KEY)
                .replace("{code:[0-9]+}", row.whose() == Case.DISTRICT ? "1208" : "120802")
                .replace("{decision}", "stageDeadlines")
                .replace("{draft}", YearOfTuekThla.RULES_DRAFT)
                .replace("{release}", YearOfTuekThla.RELEASE)
                .replace("{pack}", "00000000-0000-0000-0000-000000000000")
                .replace("{file}", "postI4c.form")
                .replace("{copy}", "00000000-0000-0000-0000-000000000000")
                .replace("{register}", "providers")
                .replace("{run}", year.checkedImport().toString())
                .replace("{provider}", "120802-PS-01")
                .replace("{year}", String.valueOf(YearOfTuekThla.YEAR));
        String file = row.parameters().get("file");
        AbstractMockHttpServletRequestBuilder<?> request = file == null
                ? MockMvcRequestBuilders.request(HttpMethod.valueOf(row.method()), path)
                : multipart(path).file(new MockMultipartFile("file", file, "text/csv", file.getBytes()));
        if (file == null) {
            row.parameters().forEach((name, value) -> request.param(name, value));
        }
        if (row.changes()) {
            request.with(csrf());
        }
        if (grant != null) {
            request.with(ActingAs.signedIn(grant));
        }
        return request;
    }

    private Set<String> handlers() {
        Set<String> found = new TreeSet<>();
        handlers.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getName().startsWith("kh.isaf.")) {
                mapping.getMethodsCondition().getMethods().forEach(method -> mapping.getPatternValues()
                        .forEach(path -> found.add(method + " " + path)));
                if (mapping.getMethodsCondition().isEmpty()) {
                    found.add("a method is missing: " + mapping);
                }
            }
        });
        return found;
    }
}
