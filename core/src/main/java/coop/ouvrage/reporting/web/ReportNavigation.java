package coop.ouvrage.reporting.web;

import coop.ouvrage.access.Role;
import coop.ouvrage.web.Icon;
import coop.ouvrage.web.NavigationItem;
import coop.ouvrage.web.NavigationItem.Room;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where reports stand. */
@Configuration(proxyBeanMethods = false)
class ReportNavigation {

    @Bean
    NavigationItem transparencyRoom() {
        return NavigationItem.of(
                Room.COOPERATIVE,
                "reporting.nav",
                "/transparency",
                Icon.PAPER,
                85,
                Role.MEMBER,
                Role.EMPLOYEE,
                Role.ADVISER,
                Role.TEAM_ADMIN,
                Role.FINANCE,
                Role.PAYROLL,
                Role.AUDITOR,
                Role.ADMINISTRATOR);
    }

    @Bean
    NavigationItem reportsRoom() {
        return NavigationItem.of(
                Room.DESK, "reporting.desk.nav", "/desk/reports", Icon.PAPER, 63, Role.FINANCE, Role.AUDITOR);
    }
}
