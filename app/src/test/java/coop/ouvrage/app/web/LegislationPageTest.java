package coop.ouvrage.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import coop.ouvrage.access.Role;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.calendar.BusinessTime;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The law as the support team reads it. */
@OuvrageTest
class LegislationPageTest {

    private final MockMvc web;
    private final Users users;
    private final BusinessTime time;

    LegislationPageTest(WebApplicationContext context, Users users, BusinessTime time) {
        this.web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        this.users = users;
        this.time = time;
    }

    @Test
    void theFiguresOfADayWithSourceAndMark() throws Exception {
        MockHttpServletResponse page = open(Role.PAYROLL, "/desk/legislation?on=2024-06-01&chapter=social_security");
        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(page.getContentAsString())
                .contains("student hours per year", "600", "13.07", "one source only: unverified")
                .doesNotContain("Withholding tax</h2>");
    }

    @Test
    void whatIsUnknownOnADayIsSaid() throws Exception {
        assertThat(open(Role.ADVISER, "/desk/legislation?on=2023-12-15&show=unknown")
                        .getContentAsString())
                .contains("work bonus before July 2023", "unknown on this day");
    }

    @Test
    void oneFigureOverTime() throws Exception {
        assertThat(open(Role.AUDITOR, "/desk/legislation/social_security/student_quota_hours")
                        .getContentAsString())
                .contains("475", "600", "650", "2025-01-01", "in force");
        assertThat(open(Role.AUDITOR, "/desk/legislation/social_security/nothing")
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void membersStayOutside() throws Exception {
        assertThat(open(Role.MEMBER, "/desk/legislation").getStatus()).isNotEqualTo(200);
    }

    private MockHttpServletResponse open(Role role, String path) throws Exception {
        String login = role + "-" + UUID.randomUUID() + "@example.org";
        UUID user = users.register(login, UUID.randomUUID(), "Jo", "en", Set.of(role))
                .value();
        MockHttpSession session = new MockHttpSession();
        session.setAttribute("user", user.toString());
        session.setAttribute("proven", time.now().toEpochMilli());
        return web.perform(get(path).session(session)).andReturn().getResponse();
    }
}
