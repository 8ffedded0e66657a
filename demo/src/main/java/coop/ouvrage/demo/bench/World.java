package coop.ouvrage.demo.bench;

import java.util.Map;

/** How the world around the co-operative behaves: what the visitor sets on the bench. */
public interface World {

    /** How the authority may answer, in the order shown: mode and key of its words. */
    static Map<String, String> modes() {
        return BenchDesk.ordered(java.util.List.of("NORMAL", "REFUSE", "LATE", "SILENT"));
    }

    String authority();

    void authority(String mode);

    boolean registerAnswers();

    void registerAnswers(boolean answers);
}
