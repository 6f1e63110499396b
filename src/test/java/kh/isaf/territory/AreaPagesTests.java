package kh.isaf.territory;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest
@AutoConfigureMockMvc
@Transactional
class AreaPagesTests {

    @Autowired
    MockMvc mvc;

    @Autowired
    GazetteerImport gazetteer;

    @BeforeEach
    void areas() {
        gazetteer.run(Actor.system("test"), GazetteerImportTests.small().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theNationSeesEveryProvince() throws Exception {
        RequestPostProcessor admin = as(new Grant(Role.NCDDS_ADMIN, ""));
        mvc.perform(get("/areas").with(admin)).andExpect(content().string(containsString("First Province")));
        mvc.perform(get("/areas/91").with(admin)).andExpect(content().string(containsString("First Town")));
        mvc.perform(get("/areas").param("q", "ឃុំទីមួយ").with(admin))
                .andExpect(content().string(containsString("/areas/910101")));
    }

    @Test
    void aDistrictSeesItsOwnBranchOnly() throws Exception {
        RequestPostProcessor district = as(new Grant(Role.DMK_GROUP, "9101"));
        mvc.perform(get("/areas").with(district))
                .andExpect(content().string(containsString("First District")))
                .andExpect(content().string(not(containsString("First Town"))));
        mvc.perform(get("/areas/910102").with(district)).andExpect(status().isOk());
        mvc.perform(get("/areas/91").with(district)).andExpect(status().isNotFound());
        mvc.perform(get("/areas/910201").with(district)).andExpect(status().isNotFound());
        mvc.perform(get("/areas").param("q", "first").with(district))
                .andExpect(content().string(not(containsString("First Town"))));
    }

    @Test
    void aSchoolHeadSeesHisHomeCommune() throws Exception {
        RequestPostProcessor head = as(new Grant(Role.FOCAL_PERSON, "910101", "910101-PS-01"));
        mvc.perform(get("/areas/910101").with(head)).andExpect(status().isOk());
        mvc.perform(get("/areas/910102").with(head)).andExpect(status().isNotFound());
    }

    @Test
    void onlyNationalAdministratorsImport() throws Exception {
        RequestPostProcessor group = as(new Grant(Role.CP_GROUP, "91"));
        mvc.perform(get("/imports/areas").with(group)).andExpect(status().isForbidden());
        mvc.perform(multipart("/imports/areas")
                        .file(file(GazetteerImportTests.small()))
                        .with(group)
                        .with(csrf()))
                .andExpect(status().isForbidden());
        mvc.perform(get("/audit").with(group)).andExpect(status().isForbidden());
        mvc.perform(get("/audit").with(as(new Grant(Role.NCDDS_ADMIN, ""))))
                .andExpect(content().string(containsString("area.import")))
                .andExpect(content().string(containsString("<td>127.0.0.1</td>")));
    }

    @Test
    void nobodyReadsAreasWithoutSigningIn() throws Exception {
        mvc.perform(get("/areas")).andExpect(redirectedUrl("/sign-in"));
    }

    private static MockMultipartFile file(String text) {
        return new MockMultipartFile("file", "areas.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private static RequestPostProcessor as(Grant grant) {
        Actor actor = new Actor(UUID.randomUUID(), "somebody", Set.of(grant));
        CurrentActor.Principal principal = () -> actor;
        return authentication(UsernamePasswordAuthenticationToken.authenticated(
                principal, null, AuthorityUtils.createAuthorityList("ROLE_" + grant.role())));
    }
}
