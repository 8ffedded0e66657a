package coop.ouvrage.receivables;

import coop.ouvrage.money.StructuredReference;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody may have meant who mistyped a structured reference: one slip of the keyboard away, and with right check digits. */
final class NearReferences {

    private static final int LENGTH = 12;

    /** Digits with what people put between them; eleven to thirteen digits are a reference with a slip. */
    private static final Pattern RUN = Pattern.compile("(?<![0-9A-Za-z])[0-9](?:[ ./-]{0,3}[0-9]){10,12}(?![0-9])");

    private NearReferences() {}

    /** Empty when nothing in the text looks like a mistyped reference. */
    static Set<String> in(String text) {
        Set<String> near = new LinkedHashSet<>();
        Matcher matcher = RUN.matcher(text);
        while (matcher.find()) {
            String digits = matcher.group().replaceAll("[^0-9]", "");
            if (!StructuredReference.isValid(digits)) {
                near.addAll(slips(digits));
            }
        }
        return near;
    }

    private static Set<String> slips(String digits) {
        Set<String> near = new LinkedHashSet<>();
        for (int at = 0; at < digits.length(); at++) {
            String before = digits.substring(0, at);
            String after = digits.substring(at + 1);
            switch (digits.length() - LENGTH) {
                case 1 -> keep(near, before + after);
                case 0 -> {
                    for (char digit = '0'; digit <= '9'; digit++) {
                        keep(near, before + digit + after);
                    }
                    if (!after.isEmpty()) {
                        keep(near, before + after.charAt(0) + digits.charAt(at) + after.substring(1));
                    }
                }
                default -> {
                    for (char digit = '0'; digit <= '9'; digit++) {
                        keep(near, before + digit + digits.charAt(at) + after);
                        keep(near, digits + digit);
                    }
                }
            }
        }
        return near;
    }

    private static void keep(Set<String> near, String digits) {
        if (StructuredReference.isValid(digits)) {
            near.add(digits);
        }
    }
}
