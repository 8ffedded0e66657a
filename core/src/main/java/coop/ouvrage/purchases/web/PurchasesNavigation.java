package coop.ouvrage.purchases.web;

import coop.ouvrage.access.Role;
import coop.ouvrage.web.Icon;
import coop.ouvrage.web.NavigationItem;
import coop.ouvrage.web.NavigationItem.Room;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where finance finds what suppliers invoiced, and members what is for their units. */
@Configuration(proxyBeanMethods = false)
class PurchasesNavigation {

    @Bean
    NavigationItem purchasesOfAllUnits() {
        return NavigationItem.of(
                Room.DESK, "purchases.nav", "/desk/purchases", Icon.PAPER, 46, Role.FINANCE, Role.AUDITOR);
    }

    @Bean
    NavigationItem purchasesOfMyUnits() {
        return NavigationItem.of(Room.MEMBER, "purchases.nav", "/purchases", Icon.RECEIPT, 45, Role.MEMBER);
    }
}
