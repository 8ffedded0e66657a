package coop.ouvrage.employment.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the authority answered.
 *
 * @param declarationId its number of the declaration
 * @param periodId its number of the period, when it accepted one
 * @param result its own code of the result
 * @param anomalies its reasons, code and text
 */
public record Answer(
        String declarationId, @Nullable String periodId, Verdict verdict, String result, List<Anomaly> anomalies) {

    public Answer {
        anomalies = List.copyOf(anomalies);
    }

    /** What an answer means for the work. */
    public enum Verdict {
        ACCEPTED,
        REFUSED,
        WAITING
    }

    /** One reason or warning of the authority. */
    public record Anomaly(String code, String text) {}
}
