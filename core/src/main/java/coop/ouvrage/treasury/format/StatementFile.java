package coop.ouvrage.treasury.format;

import java.util.List;

/**
 * A bank statement file as read: what it says, and everything that is wrong with it. Every line of the file is in a
 * statement, in {@link #rejected}, or blank.
 *
 * @param format      {@code coda}, {@code camt.052}, {@code camt.053}, {@code camt.054}, or {@code unknown}
 * @param version     as the file states it, such as {@code 2} or {@code camt.053.001.08}; empty if unknown
 * @param fingerprint SHA-256 of the bytes in lower-case hexadecimal: each file is imported once only
 * @param lines       count of lines in the file
 */
public record StatementFile(
        String format,
        String version,
        String fingerprint,
        List<Statement> statements,
        List<Finding> findings,
        List<RejectedLine> rejected,
        int lines) {

    public static final String CODA = "coda";
    public static final String UNKNOWN = "unknown";

    /** Largest file that is taken, in bytes: a year of a large account has some 40 million. */
    public static final int LARGEST = 128 * 1024 * 1024;

    public StatementFile {
        statements = List.copyOf(statements);
        findings = List.copyOf(findings);
        rejected = List.copyOf(rejected);
    }

    /** Reads a file of any known format. Never fails: what cannot be read is in the findings and rejected lines. */
    public static StatementFile read(byte[] bytes) {
        return new StatementReader(bytes).read();
    }

    /** The gravest consequence of the findings. */
    public Verdict verdict() {
        return findings.stream().map(finding -> finding.code().verdict()).reduce(Verdict.COMPLETE, Verdict::and);
    }

    /** Whether nothing is wrong: no error among the findings, and no rejected line. */
    public boolean isRight() {
        return rejected.isEmpty() && findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /** Whether these are statements of booked entries with balances. */
    public boolean isBookable() {
        return format.equals(CODA) || format.equals("camt.053");
    }

    /** Whether it tells of movements that a statement books, often part by part. A report of the day (camt.052) may still change. */
    public boolean isNotification() {
        return format.equals("camt.054");
    }
}
