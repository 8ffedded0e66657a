package coop.ouvrage.assets.web;

import coop.ouvrage.access.Role;
import coop.ouvrage.web.Icon;
import coop.ouvrage.web.NavigationItem;
import coop.ouvrage.web.NavigationItem.Room;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where finance finds the register, and members what their units use. */
@Configuration(proxyBeanMethods = false)
class AssetNavigation {

    @Bean
    NavigationItem assetRegisterRoom() {
        return NavigationItem.of(
                Room.DESK, "assets.nav", "/desk/investments", Icon.BUDGET, 47, Role.FINANCE, Role.AUDITOR);
    }

    @Bean
    NavigationItem equipmentOfMyUnits() {
        return NavigationItem.of(Room.MEMBER, "assets.mine", "/equipment", Icon.BUDGET, 46, Role.MEMBER);
    }
}
