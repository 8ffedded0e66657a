package coop.ouvrage.simulators.bank;

import java.time.LocalDate;

/**
 * A booked movement of an account.
 *
 * @param bankReference unique for ever, at most 21 characters
 * @param cents         negative = money out
 * @param name          of the other side; empty on a collective booking
 * @param reference     structured: twelve digits, or RF…; empty if none
 * @param batchId       payment block, on a collective booking
 * @param reason        ISO code of a return; else empty
 * @param count         transfers inside
 */
record Movement(
        String account,
        LocalDate date,
        String bankReference,
        long cents,
        Kind kind,
        String name,
        String iban,
        String reference,
        String text,
        String endToEndId,
        String batchId,
        String reason,
        int count) {

    /** What it is, with the bank's codes for it. */
    enum Kind {
        RECEIVED("00150000", "RCDT", "ESCT"),
        SENT("00101000", "ICDT", "ESCT"),
        WAGES("10105000", "ICDT", "SALA"),
        COLLECTIVE("10107000", "ICDT", "ESCT"),
        RETURNED("00149000", "ICDT", "RRTN"),
        /** A direct debit for us, and its return unpaid. */
        COLLECTED("00550000", "IDDT", "ESDD"),
        UNCOLLECTED("00503000", "IDDT", "UPDD"),
        FEE("00137006", "ACMT", "CHRG");

        private final String coda;
        private final String family;
        private final String subFamily;

        Kind(String coda, String family, String subFamily) {
            this.coda = coda;
            this.family = family;
            this.subFamily = subFamily;
        }

        String coda() {
            return coda;
        }

        String family() {
            return family;
        }

        String subFamily() {
            return subFamily;
        }
    }
}
