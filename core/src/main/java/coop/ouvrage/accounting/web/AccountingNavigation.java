package coop.ouvrage.accounting.web;

import coop.ouvrage.access.Role;
import coop.ouvrage.web.Icon;
import coop.ouvrage.web.NavigationItem;
import coop.ouvrage.web.NavigationItem.Room;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where closing and statements stand. */
@Configuration(proxyBeanMethods = false)
class AccountingNavigation {

    @Bean
    NavigationItem accountingRoom() {
        return NavigationItem.of(
                Room.DESK, "accounting.nav", "/desk/accounting", Icon.PAPER, 62, Role.FINANCE, Role.AUDITOR);
    }
}
