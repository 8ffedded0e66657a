package coop.ouvrage.simulators.accesspoint;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who can receive. By rule every Belgian enterprise number with right check digits can, save those whose eighth and seventh
 * digit are 99, so that a demo meets both; of other schemes everybody. Single participants can be set.
 */
final class Participants {

    private final Map<String, Boolean> set = new ConcurrentHashMap<>();

    void set(String participant, boolean registered) {
        set.put(participant.toLowerCase(java.util.Locale.ROOT), registered);
    }

    boolean registered(String participant) {
        String key = participant.toLowerCase(java.util.Locale.ROOT);
        Boolean told = set.get(key);
        return told == null ? byRule(key) : told;
    }

    private static boolean byRule(String participant) {
        if (!participant.startsWith("0208:")) {
            return participant.matches("\\d{4}:\\S{4,50}");
        }
        String number = participant.substring("0208:".length());
        if (!number.matches("[01]\\d{9}") || number.startsWith("99", 6)) {
            return false;
        }
        return 97 - Integer.parseInt(number.substring(0, 8)) % 97 == Integer.parseInt(number.substring(8));
    }
}
