package coop.ouvrage.app.testing;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** People who act in tests of services. */
public final class Actors {

    private Actors() {}

    /** Another one each time, of payroll and finance, whose second factor holds for ever. */
    public static Actor officer() {
        return new Actor(
                new UserId(UUID.randomUUID()),
                UUID.randomUUID(),
                "Officer",
                "en",
                Set.of(Role.PAYROLL, Role.FINANCE),
                Instant.parse("2100-01-01T00:00:00Z"),
                false);
    }
}
