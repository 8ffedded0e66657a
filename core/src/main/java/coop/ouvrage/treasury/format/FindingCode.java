package coop.ouvrage.treasury.format;

import static coop.ouvrage.treasury.format.Severity.ERROR;
import static coop.ouvrage.treasury.format.Severity.WARNING;
import static coop.ouvrage.treasury.format.Verdict.ALTERED;
import static coop.ouvrage.treasury.format.Verdict.COMPLETE;
import static coop.ouvrage.treasury.format.Verdict.HELD;
import static coop.ouvrage.treasury.format.Verdict.UNREADABLE;

import java.util.Locale;

/** Everything that can be found about a statement file. The message of each is {@code treasury.finding.<code>}. */
public enum FindingCode {
    /** Neither CODA nor CAMT. */
    FORMAT_UNKNOWN(ERROR, UNREADABLE),
    EMPTY_FILE(ERROR, UNREADABLE),
    TOO_LARGE(ERROR, UNREADABLE),
    /** A document type definition has no place in a bank file and is a way to attack its reader. */
    XML_DOCTYPE(ERROR, UNREADABLE),
    /** A message of ISO 20022, but none of camt.052, camt.053, camt.054. */
    XML_MESSAGE(ERROR, UNREADABLE),
    CODA_VERSION(ERROR, UNREADABLE),

    /** The XML ends early or is not well formed. */
    XML_BROKEN(ERROR, ALTERED),
    /** Structure so deep or so wide that no bank wrote it. */
    XML_LIMITS(ERROR, ALTERED),
    NO_STATEMENT(ERROR, ALTERED),
    LINE_REJECTED(ERROR, ALTERED),
    TRAILER_MISSING(ERROR, ALTERED),
    TRAILER_RECORDS(ERROR, ALTERED),
    TRAILER_SUMS(ERROR, ALTERED),
    NEW_BALANCE_MISSING(ERROR, ALTERED),
    /** A record announces a following one that is not there. */
    RECORD_MISSING(ERROR, ALTERED),
    /** The bank's own count or sum of entries differs from the entries. */
    SUMMARY_COUNT(ERROR, ALTERED),
    SUMMARY_SUM(ERROR, ALTERED),

    BALANCE(ERROR, HELD),
    BALANCE_MISSING(ERROR, HELD),
    BALANCE_CURRENCY(ERROR, HELD),
    /** Both balances are in another currency than the account. */
    ACCOUNT_CURRENCY(ERROR, HELD),
    ENTRY_CURRENCY(ERROR, HELD),
    /** Two statements of one account in the file do not join. */
    GAP(WARNING, HELD),
    /** The account of the new balance is not that of the old one. */
    ACCOUNT_DIFFERS(WARNING, HELD),
    DETAILS_SUM(WARNING, HELD),
    LINE_TOO_LONG(ERROR, HELD),

    SCHEMA(ERROR, COMPLETE),

    CHECK_DIGITS(WARNING, COMPLETE),
    ENCODING(WARNING, COMPLETE),
    LINE_SHORT(WARNING, COMPLETE),
    SEQUENCE(WARNING, COMPLETE),
    DATE_ASSUMED(WARNING, COMPLETE),
    DATE_UNREADABLE(WARNING, COMPLETE),
    /** A booked entry later than the closing balance, or than the file itself. */
    DATE_AFTER_CLOSING(WARNING, COMPLETE),
    /** The account of the statement is written as an IBAN, with check digits that do not fit. */
    ACCOUNT_CHECK_DIGITS(WARNING, COMPLETE),
    /** An entry for information has no day at all; a booked one without is rejected. */
    DATE_MISSING(WARNING, COMPLETE),
    CONTROL_CHARACTERS(WARNING, COMPLETE),
    FRACTION_OF_CENT(WARNING, COMPLETE),
    DUPLICATE_COPY(WARNING, COMPLETE),
    NOT_BOOKED(WARNING, COMPLETE),
    PAGES_FOLLOW(WARNING, COMPLETE),
    NAMESPACE(WARNING, COMPLETE),
    BATCH_COUNT(WARNING, COMPLETE);

    private final Severity severity;
    private final Verdict verdict;

    FindingCode(Severity severity, Verdict verdict) {
        this.severity = severity;
        this.verdict = verdict;
    }

    public Severity severity() {
        return severity;
    }

    /** What the file may at best be used for with this finding. */
    public Verdict verdict() {
        return verdict;
    }

    /** As in machine output, such as {@code trailer_sums}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
