package coop.ouvrage.webhooks;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Whether calls may go to private networks and without TLS: {@code ouvrage.webhooks.private-addresses}, for programs behind the same wall. */
@Component
class Reach {

    private final Environment settings;

    Reach(Environment settings) {
        this.settings = settings;
    }

    boolean anywhere() {
        return settings.getProperty("ouvrage.webhooks.private-addresses", Boolean.class, false);
    }
}
