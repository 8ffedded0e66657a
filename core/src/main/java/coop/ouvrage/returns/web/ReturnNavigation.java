package coop.ouvrage.returns.web;

import coop.ouvrage.access.Role;
import coop.ouvrage.web.Icon;
import coop.ouvrage.web.NavigationItem;
import coop.ouvrage.web.NavigationItem.Room;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where returns and papers stand. */
@Configuration(proxyBeanMethods = false)
class ReturnNavigation {

    @Bean
    NavigationItem returnsRoom() {
        return NavigationItem.of(
                Room.DESK, "returns.nav", "/desk/returns", Icon.PAPER, 47, Role.PAYROLL, Role.FINANCE, Role.AUDITOR);
    }

    @Bean
    NavigationItem papersRoom() {
        return NavigationItem.of(
                Room.DESK, "returns.workers.nav", "/desk/papers", Icon.PAPER, 48, Role.PAYROLL, Role.AUDITOR);
    }

    @Bean
    NavigationItem premiumsRoom() {
        return NavigationItem.of(
                Room.DESK, "returns.premiums.nav", "/desk/premiums", Icon.PAPER, 65, Role.FINANCE, Role.AUDITOR);
    }

    @Bean
    NavigationItem myPapers() {
        return NavigationItem.of(Room.MEMBER, "returns.papers.nav", "/papers", Icon.PAPER, 46);
    }
}
