package coop.ouvrage.replay;

import coop.ouvrage.documents.spi.PrintSample;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Of each kind of paper the first is rendered, and then one in so many. */
@ReplayOnly
@Component
class SomePapers implements PrintSample {

    private final int oneIn;
    private final Map<String, Integer> seen = new HashMap<>();

    SomePapers(Environment settings) {
        oneIn = settings.getProperty("ouvrage.replay.render-one-in", Integer.class, 1);
    }

    @Override
    public synchronized boolean takes(String kind) {
        return (seen.merge(kind, 1, Integer::sum) - 1) % oneIn == 0;
    }
}
