package coop.ouvrage.ledger;

import java.util.List;

/**
 * What became of one invariant.
 *
 * @param checked how many things were looked at
 * @param failures one line each, naming the place
 */
public record InvariantReport(String name, long checked, List<String> failures, long milliseconds) {

    public boolean holds() {
        return failures.isEmpty();
    }
}
