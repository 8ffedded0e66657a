package coop.ouvrage.treasury.format;

import java.util.ArrayList;
import java.util.List;

/** What a reader has gathered so far. */
final class Reading {

    final List<Statement> statements = new ArrayList<>();
    final List<Finding> findings = new ArrayList<>();
    final List<RejectedLine> rejected = new ArrayList<>();

    void find(int line, FindingCode code, Object... arguments) {
        findings.add(Finding.at(line, code, arguments));
    }

    /** The same kind of finding over and over tells nothing more: only its first place is told. */
    void findOnce(int line, FindingCode code, Object... arguments) {
        if (findings.stream().noneMatch(finding -> finding.code() == code)) {
            find(line, code, arguments);
        }
    }

    /** Likewise, once for each argument. */
    void findOncePer(int line, FindingCode code, String argument) {
        Finding finding = Finding.at(line, code, argument);
        boolean known = findings.stream()
                .anyMatch(other -> other.code() == code && other.arguments().equals(finding.arguments()));
        if (!known) {
            findings.add(finding);
        }
    }

    void reject(int line, String text, Rejection why) {
        rejected.add(RejectedLine.of(line, text, why.reason(), why.arguments()));
    }
}
