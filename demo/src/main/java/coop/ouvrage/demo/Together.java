package coop.ouvrage.demo;

import coop.ouvrage.access.CurrentUser;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/** Lets stories that have nothing to do with each other happen at the same time, and waits for the last of them. */
@DemoOnly
@Component
class Together {

    private static final int HANDS = 2;

    private final CurrentUser user;
    private final Parking parking;

    Together(CurrentUser user, Parking parking) {
        this.user = user;
        this.parking = parking;
    }

    void happen(String what, List<? extends Runnable> stories) {
        try (ExecutorService hands = Executors.newFixedThreadPool(HANDS)) {
            stories.forEach(story -> hands.execute(() -> parking.attempt(what, () -> user.asSystem(story))));
        }
    }
}
