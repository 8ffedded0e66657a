package coop.ouvrage.desk.installation;

import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.treasury.BankAccount;
import coop.ouvrage.web.Form;
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
        LegalEntity entity, boolean confirmed, @Nullable BankAccount account, boolean signs, boolean isOpened) {

    /** The account as its form shows it. */
    public Form accountForm() {
        return account == null
                ? Form.empty()
                : Form.empty().with("iban", account.iban().grouped()).with("bic", account.bic());
    }

    public boolean isReady() {
        return confirmed && account != null && signs;
    }
}
