package coop.ouvrage.desk;

import static coop.ouvrage.web.NavigationItem.Room.DESK;

import coop.ouvrage.access.Role;
import coop.ouvrage.web.Icon;
import coop.ouvrage.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rooms of the support team; one shows once its page exists and the reader has a role for it. */
@Configuration(proxyBeanMethods = false)
class DeskNavigation {

    @Bean
    NavigationItem worklistRoom() {
        return room(
                "worklist",
                10,
                Role.ADVISER,
                Role.TEAM_ADMIN,
                Role.FINANCE,
                Role.PAYROLL,
                Role.AUDITOR,
                Role.PREVENTION);
    }

    @Bean
    NavigationItem membersRoom() {
        return room("members", 20, Role.TEAM_ADMIN, Role.ADVISER);
    }

    @Bean
    NavigationItem unitsRoom() {
        return room("units", 25, Role.TEAM_ADMIN, Role.ADVISER, Role.FINANCE, Role.PAYROLL, Role.AUDITOR);
    }

    @Bean
    NavigationItem deskClientsRoom() {
        return room("clients", 30, Role.TEAM_ADMIN, Role.FINANCE, Role.ADVISER, Role.AUDITOR);
    }

    @Bean
    NavigationItem contractsRoom() {
        return room("contracts", 35, Role.PAYROLL, Role.AUDITOR);
    }

    @Bean
    NavigationItem payRunsRoom() {
        return room("payruns", 40, Role.PAYROLL, Role.FINANCE, Role.AUDITOR);
    }

    @Bean
    NavigationItem bankRoom() {
        return room("bank", 50, Role.FINANCE, Role.AUDITOR);
    }

    @Bean
    NavigationItem ledgerRoom() {
        return room("ledger", 60, Role.FINANCE, Role.AUDITOR);
    }

    @Bean
    NavigationItem guaranteeRoom() {
        return room("guarantee", 70, Role.FINANCE, Role.ADVISER, Role.AUDITOR);
    }

    @Bean
    NavigationItem cashRoom() {
        return room("cash", 75, Role.FINANCE, Role.AUDITOR);
    }

    @Bean
    NavigationItem royaltiesRoom() {
        return room("royalties", 78, Role.FINANCE, Role.AUDITOR);
    }

    @Bean
    NavigationItem legislationRoom() {
        return room(
                "legislation",
                80,
                Role.PAYROLL,
                Role.FINANCE,
                Role.ADVISER,
                Role.TEAM_ADMIN,
                Role.AUDITOR,
                Role.ADMINISTRATOR);
    }

    @Bean
    NavigationItem policiesRoom() {
        return room(
                "policies",
                85,
                Role.ADMINISTRATOR,
                Role.FINANCE,
                Role.PAYROLL,
                Role.ADVISER,
                Role.TEAM_ADMIN,
                Role.AUDITOR);
    }

    @Bean
    NavigationItem usersRoom() {
        return room("users", 90, Role.ADMINISTRATOR);
    }

    @Bean
    NavigationItem installationRoom() {
        return room("installation", 92, Role.ADMINISTRATOR);
    }

    @Bean
    NavigationItem operationsRoom() {
        return room("operations", 94, Role.ADMINISTRATOR);
    }

    @Bean
    NavigationItem webhooksRoom() {
        return room("webhooks", 93, Role.ADMINISTRATOR);
    }

    @Bean
    NavigationItem auditRoom() {
        return room("audit", 95, Role.AUDITOR, Role.ADMINISTRATOR);
    }

    private static NavigationItem room(String name, int order, Role... roles) {
        return NavigationItem.of(DESK, "desk.nav." + name, "/desk/" + name, Icon.PAPER, order, roles);
    }
}
