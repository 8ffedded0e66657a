package coop.ouvrage.demo;

import coop.ouvrage.refusal.Refusal;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One story that cannot go on stops alone: it is told in the log, and the year goes on without it. */
@DemoOnly
@Component
class Parking {

    private static final Logger LOG = LoggerFactory.getLogger(Parking.class);

    private final AtomicInteger parked = new AtomicInteger();

    void attempt(String story, Runnable deed) {
        try {
            deed.run();
        } catch (RuntimeException e) {
            parked.incrementAndGet();
            LOG.warn("the demo goes on without {}", story, e);
        }
    }

    /** A form that was refused is a story that ends here. */
    void refused(String story, List<Refusal> refusals) {
        LOG.debug("the demo goes on without {}: {}", story, refusals);
    }

    int parked() {
        return parked.get();
    }
}
