package coop.ouvrage.employment;

import coop.ouvrage.employment.spi.Answer;
import coop.ouvrage.web.Words;
import java.util.List;
import java.util.stream.Collectors;

/** What the authority answered, as people read it. Public for templates. */
public final class AuthorityReasons {

    private AuthorityReasons() {}

    /** A reason of the authority in plain words where its code is known, with code and own words of the authority. */
    public static String of(Words words, Answer.Anomaly anomaly) {
        String key = "employment.authority." + anomaly.code();
        String own = (anomaly.code() + " " + anomaly.text()).strip();
        return words.has(key) ? words.t(key) + " (" + own + ")" : own;
    }

    /** The same of several, one behind the other. */
    public static String of(Words words, List<Answer.Anomaly> anomalies) {
        return anomalies.stream().map(anomaly -> of(words, anomaly)).collect(Collectors.joining(" "));
    }
}
