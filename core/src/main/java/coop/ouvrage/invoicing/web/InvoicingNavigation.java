package coop.ouvrage.invoicing.web;

import coop.ouvrage.access.Role;
import coop.ouvrage.web.Icon;
import coop.ouvrage.web.NavigationItem;
import coop.ouvrage.web.NavigationItem.Room;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the support team finds the invoices of all units. */
@Configuration(proxyBeanMethods = false)
class InvoicingNavigation {

    @Bean
    NavigationItem invoicesOfAllUnits() {
        return NavigationItem.of(
                Room.DESK,
                "invoicing.nav.invoices",
                "/desk/invoices",
                Icon.PAPER,
                45,
                Role.FINANCE,
                Role.AUDITOR,
                Role.ADVISER);
    }
}
