package coop.ouvrage.parties.web;

import coop.ouvrage.web.Icon;
import coop.ouvrage.web.NavigationItem;
import coop.ouvrage.web.NavigationItem.Room;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where a person's own data stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class IdentityNavigation {

    @Bean
    NavigationItem ownIdentity() {
        return NavigationItem.of(Room.COOPERATIVE, "parties.my_data", "/profile/identity", Icon.PEOPLE, 95);
    }
}
