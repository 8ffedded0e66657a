package coop.ouvrage.portal.entry;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.web.spi.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class WelcomePage {

    private final CurrentUser user;

    WelcomePage(CurrentUser user) {
        this.user = user;
    }

    @GetMapping("/")
    String welcome() {
        Actor actor = user.actor();
        return actor.user() == null ? "portal/welcome" : "redirect:" + NextPage.front(actor);
    }

    /** What somebody types who knows only that there is a desk. */
    @GetMapping("/desk")
    String desk() {
        return welcome();
    }

    /** The doors that a stranger may knock at. */
    @Configuration(proxyBeanMethods = false)
    static class Doors {

        @Bean
        PublicPaths entryPaths() {
            return PublicPaths.of("/login", "/login/**", "/logout", "/password/**", "/start/*");
        }
    }
}
