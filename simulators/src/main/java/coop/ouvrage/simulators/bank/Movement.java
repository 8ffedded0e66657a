package coop.ouvrage.simulators.bank;

import java.time.LocalDate;

/**
 * One line of an account.
 *
 * @param cents positive when money comes in
 * @param structured whether {@code communication} is a Belgian structured one of twelve digits
 * @param endToEnd our client's identifier of a payment that it made or that came back, empty otherwise
 * @param transfers how many transfers a collective line sums up, 1 for a simple one
 */
record Movement(
        String id,
        LocalDate date,
        long cents,
        String name,
        String iban,
        boolean structured,
        String communication,
        String endToEnd,
        int transfers,
        String returnReason) {

    boolean isCollective() {
        return transfers > 1;
    }

    boolean isReturn() {
        return !returnReason.isEmpty();
    }
}
