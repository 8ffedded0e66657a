package coop.ouvrage.einvoice;

import java.util.List;

/**
 * Result of the official rules.
 *
 * @param profile what it was checked against, such as {@code Peppol BIS Billing 3}
 * @param ruleSet release of the rules, such as {@code 2026.5}
 */
public record Verdict(boolean valid, String profile, String ruleSet, List<Finding> findings) {

    public List<Finding> errors() {
        return findings.stream()
                .filter(f -> f.severity() == Finding.Severity.ERROR)
                .toList();
    }
}
