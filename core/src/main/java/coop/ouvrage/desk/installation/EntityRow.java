package coop.ouvrage.desk.installation;

import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.money.Iban;
import org.jspecify.annotations.Nullable;

/**
 * How far the set-up of one entity is.
 *
 * @param confirmed whether somebody has said that its name and numbers are right
 * @param account on which it is paid; null while there is none
 * @param signs whether a mandate is in force, without which it signs no work contract
 * @param isOpened whether its opening balances are booked, which happens once
 */
public record EntityRow(
        LegalEntity entity, boolean confirmed, @Nullable Iban account, boolean signs, boolean isOpened) {

    public boolean isReady() {
        return confirmed && account != null && signs;
    }
}
