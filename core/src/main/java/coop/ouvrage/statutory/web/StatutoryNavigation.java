package coop.ouvrage.statutory.web;

import coop.ouvrage.access.Role;
import coop.ouvrage.web.Icon;
import coop.ouvrage.web.NavigationItem;
import coop.ouvrage.web.NavigationItem.Room;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where finance finds VAT returns, listings, journals and the aged balance. */
@Configuration(proxyBeanMethods = false)
class StatutoryNavigation {

    @Bean
    NavigationItem vatAndListings() {
        return NavigationItem.of(Room.DESK, "statutory.nav", "/desk/vat", Icon.CHART, 58, Role.FINANCE, Role.AUDITOR);
    }
}
